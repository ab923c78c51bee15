// Descriptions of feeds without their markup.
import { describe, expect, it } from 'vitest';
import { descriptionText } from '../../../src/feed/read/description-text.js';

const textOf = (description: string) => descriptionText(description)?.text;

describe('the text of a description', () => {
  it('has the paragraphs and lists of its markup', () => {
    const markup =
      '<p>R&amp;D <b>one</b>\n two</p><p>Three<br/>four</p><ul><li>Five</li><li> Six </li></ul>Seven<div></div>';
    expect(textOf(markup)).toBe('R&D one two\n\nThree\nfour\n\n• Five\n• Six\n\nSeven');
  });

  it('keeps the lines of plain text', () => {
    expect(textOf('One < two\r\nthree &amp; four\n\nFive')).toBe('One < two\nthree & four\n\nFive');
  });

  it('knows which words lead where', () => {
    const { text, links } = descriptionText(
      '<p>See <a href="https://a.example/x"> the <i>page</i></a>, or <a>not</a>.</p>',
    )!;
    expect(links.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
      ['the page', 'https://a.example/x'],
    ]);
    expect(text).toBe('See the page, or not.');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/relative',
    'https://ada:secret@a.example/',
    'file:///etc/passwd',
  ])('leads not to %s', (href) => {
    expect(descriptionText(`<p><a href="${href}">words</a></p>`)).toEqual({ text: 'words', links: [] });
  });

  it('has nothing that no reader sees', () => {
    expect(textOf('<style>p{}</style><script>alert(1)</script>Seen\u0000<iframe>x</iframe>')).toBe('Seen');
    expect(descriptionText('<p> <br> </p>')).toBeNull();
    expect(descriptionText(null)).toBeNull();
  });

  it('ends after ten thousand characters, between words, in time linear to its size', () => {
    const { text, links } = descriptionText(`<p>${'word <a href="https://a.example/">link</a> '.repeat(20_000)}</p>`)!;
    expect(text.length).toBeLessThan(10_005);
    expect(text).toMatch(/(?:word|link) …$/u);
    expect(links.every(({ end }) => end <= text.length)).toBe(true);
    for (const part of ['<', '<a href=', '</', '<p', '&', '<a><p>']) {
      const begun = performance.now();
      descriptionText(part.repeat(100_000));
      expect(performance.now() - begun).toBeLessThan(3000);
    }
  });
});
