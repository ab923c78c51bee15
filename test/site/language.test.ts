import { describe, expect, it } from 'vitest';
import { inLanguage, namesInRow, said } from '../../src/site/language.js';

describe('inLanguage', () => {
  it.each([
    ['de', 'Guten Tag', ' lang="de"'],
    ['ar', 'مرحبا', ' lang="ar" dir="rtl"'],
    ['ar', 'TypeScript', ''],
    [null, 'שלום', ' dir="rtl"'],
    ['de', 'שלום', ' dir="rtl"'],
    ['en-GB', 'Hello', ''],
    [null, 'Hello', ''],
    ['"><script>', 'Hello', ''],
  ])('of %s says what differs from the page: "%s"', (language, words, attributes) => {
    expect(inLanguage(language, words).markup).toBe(attributes);
  });
});

describe('said', () => {
  it('keeps words from being drawn into the direction of others', () => {
    expect(said('שלום <b>').markup).toBe('<bdi dir="rtl">שלום &lt;b&gt;</bdi>');
    expect(said('Robert שלום').markup).toBe('<bdi>Robert שלום</bdi>');
    expect(said('Größe', 'de').markup).toBe('<bdi lang="de">Größe</bdi>');
  });

  it('puts nothing around what reads like the page', () => {
    expect(said('Bob & Co', 'en').markup).toBe('Bob &amp; Co');
  });
});

describe('namesInRow', () => {
  it('keeps names apart', () => {
    expect(namesInRow(['Ada', 'עדה']).markup).toBe('Ada, <bdi dir="rtl">עדה</bdi>');
  });
});
