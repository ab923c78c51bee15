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
    'Mail us, we are at night [at] example.com.',
    'Send an email to ada at example.com.',
    // The first half of the name may stand before it.
    'We all read the change log.com mails.',
    'A new site, seven signals of.com, has it.',
    'I forgot about C# and Asp.net there.',
    'It ran on london12.uk.example.net at night.',
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
        ...{ url: 'https://www.example.com/', label: 'example.com', spoken: false, offered: true },
        ...{ speaker: 'Ada', turn: 0 },
        ...{ startOffset: 3, startTime: null, timing: null },
      },
    ]);
  });

  it('say whether listeners are sent there, or a name is only spoken of', () => {
    const offered = (text: string) => mentionedLinks([turn({ text })]).map((link) => link.offered);
    for (const text of [
      'Just go to example.com.',
      'You can find it at docs.example.dev today.',
      'I blog at example.com.',
      'Example.org is the website for the company.',
      'We have example.com/jobs for that.',
      'Read http://example.com.',
      'Visit example dot com.',
    ]) {
      expect([text, ...offered(text)]).toEqual([text, true]);
    }
    for (const text of ['Then we migrated to fly.io.', 'Competitors like fly.io do that.', 'I used wix.com?']) {
      expect([text, ...offered(text)]).toEqual([text, false]);
    }
    expect(offered('We used example.com. Now, go to example.com.')).toEqual([true]);
  });

  it('leave a site to its pages, and a name that was heard in halves to the whole one', () => {
    expect(linksIn('Go to example.com, and to example.com/random, or to example.org.')).toEqual([
      'https://example.com/random',
      'https://example.org/',
    ]);
    expect(linksIn('Go to night.fm/jobs on nightshift.fm, and to x.fm.')).toEqual([
      'https://nightshift.fm/',
      'https://x.fm/',
    ]);
  });

  it('are found in time linear to the text', () => {
    const texts = [
      'a dot '.repeat(50_000),
      'a.b/'.repeat(50_000),
      'https://'.repeat(30_000),
      'x dot com slash '.repeat(20_000),
      `to ${Array.from({ length: 20_000 }, (_, i) => `${'name'.repeat(12)}${i}.com`).join(', ')}`,
    ];
    const began = performance.now();
    for (const text of texts) linksIn(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
