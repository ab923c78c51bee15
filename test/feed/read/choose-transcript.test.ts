import { describe, expect, it } from 'vitest';
import { kindOfOffer, orderTranscripts } from '../../../src/feed/read/choose-transcript.js';
import type { TranscriptOffer } from '../../../src/feed/read/feed.js';

const offer = (type: string | null, rest: Partial<TranscriptOffer> = {}): TranscriptOffer => ({
  ...{ url: `https://cdn.example/${type}-${JSON.stringify(rest)}`, type, language: null, rel: null },
  ...rest,
});
const types = (offers: readonly TranscriptOffer[], language: string | null = 'en') =>
  orderTranscripts(offers, language).map(({ type }) => type);

describe('kindOfOffer', () => {
  it.each([
    ['application/json', '', 'json'],
    ['application/json; charset=utf-8', '', 'json'],
    ['TEXT/VTT;charset=UTF-8', '', 'vtt'],
    ['application/x-subrip', '', 'srt'],
    ['application/srr', '', 'srt'],
    ['application/xhtml+xml', '', 'html'],
    ['text/plain', '.txt', 'text'],
    ['text/plain', '.vtt', 'vtt'],
    ['text/plain', '', 'text'],
    ['application/octet-stream', '.SRT', 'srt'],
    [null, '.json?token=a.vtt', 'json'],
    ['text/vtt', '.txt', 'vtt'],
    ['', '', 'unknown'],
    ['constructor', '.constructor', 'unknown'],
    ['application/pdf', '', 'document'],
    [null, '.docx', 'document'],
  ])('of %s at "%s" is %s', (type, ending, kind) => {
    expect(kindOfOffer({ type, url: `https://cdn.example/1${ending}` })).toBe(kind);
  });
});

describe('orderTranscripts', () => {
  it('puts times and speakers before plain words', () => {
    const offered = ['text/plain', 'text/html', 'application/x-subrip', 'text/vtt', 'application/json', null].map(
      (type) => offer(type),
    );
    expect(types(offered)).toEqual([
      'application/json',
      'text/vtt',
      'application/x-subrip',
      'text/html',
      'text/plain',
      null,
    ]);
  });

  it("puts the show's language before all else, its other regions next", () => {
    const offered = [
      ...[offer('application/json', { language: 'de' }), offer('text/vtt', { language: 'en-GB' })],
      ...[offer('text/plain', { language: 'en_us' }), offer('text/html')],
    ];
    expect(types(offered, 'en-US')).toEqual(['text/html', 'text/plain', 'text/vtt', 'application/json']);
    expect(types(offered, null)).toEqual(['text/html', 'application/json', 'text/vtt', 'text/plain']);
  });

  it('believes that captions have times', () => {
    const offered = [offer('text/html'), offer('text/plain', { rel: 'captions' }), offer('text/vtt')];
    expect(types(offered)).toEqual(['text/vtt', 'text/plain', 'text/html']);
  });

  it('leaves out documents and repeated addresses, and keeps the order of equals', () => {
    const url = 'https://cdn.example/1';
    const offered = [
      ...[offer('application/pdf'), offer('text/vtt', { url, rel: 'captions' }), offer('text/vtt', { url })],
      offer('application/vtt'),
    ];
    expect(types(offered)).toEqual(['text/vtt', 'application/vtt']);
  });

  it('says what to ask the fetcher for', () => {
    const wanted = orderTranscripts([offer('text/html'), offer('text/vtt'), offer('text/json'), offer(null)], 'en');
    expect(wanted.map(({ wanted }) => wanted)).toEqual(['json', 'text', 'page', 'page']);
  });
});
