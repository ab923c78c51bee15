import { describe, expect, it } from 'vitest';
import { mentionedLinks } from '../../../src/export/links/mentioned-links.js';
import { turn } from '../turns.js';

const linksIn = (text: string): string[] => mentionedLinks([turn({ text })]).map(({ url }) => url);

describe('addresses that are written', () => {
  it.each([
    ['See https://example.org/a_(b)?c=1, and more.', 'https://example.org/a_(b)?c=1'],
    ['It is at example.com.', 'https://example.com/'],
    ['Go to docs.example.dev/start!', 'https://docs.example.dev/start'],
    ['On www.example.museum there is one.', 'https://www.example.museum/'],
  ])('are found: %s', (text, url) => expect(linksIn(text)).toEqual([url]));

  it.each([
    'We write it in ASP.NET and Node.js.',
    'Open main.rs, setup.py, README.md and run.sh.',
    'I went home.So then it.is what it.is, e.g. this.',
    'Write to ada@example.com.',
    'It runs on http://localhost:3000 and http://10.0.0.1/x and http://box.local/.',
    'Never http://ada:secret@example.com/x.',
    'ftp://example.com/file and javascript:alert(1) and file:///etc/passwd',
    'Version 1.2.3 of 10.4.',
  ])('are not guessed: %s', (text) => expect(linksIn(text)).toEqual([]));
});

describe('addresses that are spoken', () => {
  it.each([
    ['Go to example dot com.', 'https://example.com/'],
    ['Find us at night-shift dot fm, as ever.', 'https://night-shift.fm/'],
    ['Head to news dot example dot org slash jobs.', 'https://news.example.org/jobs'],
    ['It lives on example dot io forward slash docs slash start.', 'https://example.io/docs/start'],
    // Where the path ends is not certain.
    ['Visit example dot com slash ship it today.', 'https://example.com/'],
    ['Example dot dev. That is it.', 'https://example.dev/'],
  ])('are put together: %s', (text, url) => expect(linksIn(text)).toEqual([url]));

  it.each([
    'After the dot com boom I had a dot com.',
    'You can mail Ada at example dot com.',
    'It could be Ship It dot fm for all I know.',
    'We moved to dot net core.',
    'Connect the dot. Com means with.',
  ])('are not guessed: %s', (text) => expect(linksIn(text)).toEqual([]));
});

describe('mentioned links', () => {
  it('stand once, where they are named first, with speaker and time', () => {
    const turns = [
      turn({ index: 0, speaker: 'Ada', text: 'On www.example.com you find it.', startTime: 5 }),
      turn({ index: 1, speaker: 'Rui', text: 'Yes, on EXAMPLE.com, that is https://example.com/.', startTime: 9 }),
    ];
    expect(mentionedLinks(turns)).toEqual([
      {
        ...{ url: 'https://www.example.com/', label: 'example.com', spoken: false, speaker: 'Ada', turn: 0 },
        ...{ startOffset: 3, startTime: null, timing: null },
      },
    ]);
  });

  it('are found in time linear to the text', () => {
    const texts = [
      'a dot '.repeat(50_000),
      'a.b/'.repeat(50_000),
      'https://'.repeat(30_000),
      'x dot com slash '.repeat(20_000),
    ];
    const began = performance.now();
    for (const text of texts) linksIn(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
