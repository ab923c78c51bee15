// What stands around speech or only looks like a transcript: music on a line of its own, tags above Markdown, captions
// inside a page, subtitles of other players.
import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { marked, parseText, spoken } from './read-fixture.js';

const WORDS = 'These are the words of a turn that goes on for a while.';
const DIALOGUE = ['Ada', 'Bea', 'Ada', 'Bea'].map((name) => `${name}: ${WORDS}`).join('\n\n');

function reasonOf(text: string): string {
  try {
    parseText(text);
  } catch (error) {
    if (error instanceof HindcastError) return `${error.code}: ${error.details[0]!.message}`;
  }
  return 'read';
}

describe('music on a line of its own', () => {
  it.each(['[MUSIC]', '(theme music)', '**[Music fades out]**', '\\[Music\\]'])('is a mark in text: %s', (line) => {
    const transcript = parseText(`${DIALOGUE}\n\n${line}\n\nAda: ${WORDS}`);
    expect(transcript.turns.map(({ text }) => text)).toEqual(Array(5).fill(WORDS));
    expect(marked(transcript)).toEqual([expect.stringMatching(/^break ".*music.*" at 4:0$/i)]);
  });

  it('is a mark in captions, once where it goes on, also at the end', () => {
    const lines = ['Hello there, my friends.', '[Music]', '[Music]', 'And on we go.', '[Music]'];
    const transcript = parseText(
      `WEBVTT\n\n${lines.map((text, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${text}`).join('\n\n')}`,
    );
    expect(spoken(transcript)).toEqual([
      [null, 'Hello there, my friends.'],
      [null, 'And on we go.'],
    ]);
    expect(marked(transcript)).toEqual(['break "Music" at 1:0', 'break "Music" at 2:0']);
  });

  it.each(['(applause)', '[laughter]', '[I love that music]'])('is nothing else: %s stays', (line) => {
    expect(parseText(`${DIALOGUE}\n\n${line}`).turns.at(-1)!.text).toBe(`${WORDS}\n\n${line}`);
  });
});

describe('a first name with its surname in brackets', () => {
  it('is the full name where that is written, too', () => {
    const names = ['Ada (Byron)', 'Bea', 'Ada Byron', 'Bea', 'Ada (Byron)', 'Bea'];
    const { turns } = parseText(names.map((name) => `${name}: ${WORDS}`).join('\n\n'));
    expect([...new Set(turns.map(({ speaker }) => speaker))]).toEqual(['Ada Byron', 'Bea']);
  });
});

describe('Markdown', () => {
  it.each([
    ['a picture', '<img src="cover.png" width="100">'],
    ['a player', '<iframe src="https://example.org/player"></iframe>'],
    ['a centred picture', '<p align="center">\n<img src="cover.png">\n</p>'],
    ['an element that folds it away', '<details>\n<summary>Transcript</summary>'],
  ])('is read under %s', (_, above) => {
    const { format, turns } = parseText(`${above}\n\n${DIALOGUE}`);
    expect(format).toBe('markdown');
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Ada', 'Bea', 'Ada', 'Bea']);
  });

  it('is no HTML that breaks its lines', () => {
    expect(parseText(`<p>Ada: ${WORDS}\n${WORDS}</p>\n\n<p>Bea: ${WORDS}</p>\n\n<p>Ada: ${WORDS}</p>`).format).toBe(
      'html',
    );
  });
});

describe('a page around a caption file', () => {
  const vtt = ['Hello there.', 'xx --&gt; yy', 'How are you?'];

  it('gives its voices, times and lines', () => {
    const cues = `WEBVTT\n\n00:01.000 --&gt; 00:02.000\n&lt;v Ada&gt;${vtt[0]}\n\n${vtt[1]}\n\n00:03.000 --&gt; 00:04.000\n&lt;v Bea&gt;${vtt[2]}\n`;
    const transcript = parseText(`<html><head><title>Talk</title></head>\n<body><pre>${cues}</pre></body></html>`);
    expect(transcript.format).toBe('html');
    expect(transcript.metadata).toEqual({ title: 'Talk' });
    expect(spoken(transcript)).toEqual([
      ['Ada', 'Hello there.'],
      ['Bea', 'How are you?'],
    ]);
    expect(transcript.turns.map(({ startTime }) => startTime)).toEqual([1, 3]);
    expect(transcript.findings.map(({ line }) => line)).toEqual([2, 7]);
  });

  it('may colour the captions as code', () => {
    const cues = [1, 2, 3].map((n) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\nWords number ${n}.`).join('\n\n');
    expect(spoken(parseText(`<html><body><pre class="x"><code>${cues}</code></pre></body></html>`))).toEqual([
      [null, 'Words number 1. Words number 2. Words number 3.'],
    ]);
  });
});

describe('a page with a heading "Transcript"', () => {
  it('keeps what is said under it before the first label', () => {
    const talk = ['Ada', 'Bea', 'Ada', 'Bea'].map((name) => `<p><b>${name}:</b> ${WORDS} ${WORDS}</p>`).join('');
    const page = `<html><body><h1>Show</h1><p>Notes.</p><h2>Transcript</h2><p>Welcome to the show, everybody.</p>${talk}</body></html>`;
    expect(spoken(parseText(page))[0]).toEqual([null, 'Welcome to the show, everybody.']);
  });

  it('repairs the times that somebody typed', () => {
    const said = (words: number) => Array(words).fill('word').join(' ');
    const talk = [
      ['55:00', 400],
      ['58:00', 300],
      ['0:30', 400],
      ['3:40', 400],
    ] as const;
    const page = talk.map(([time, words]) => `<p>[${time}] Ada: ${said(words)}.</p><p>Bea: Yes.</p>`).join('');
    const { turns } = parseText(`<html><body><h2>Transcript</h2>${page}</body></html>`);
    expect(turns.filter(({ speaker }) => speaker === 'Ada').map(({ startTime }) => startTime)).toEqual([
      3300, 3480, 3630, 3820,
    ]);
  });
});

describe('a feed', () => {
  it.each(['<rss version="2.0"><channel/></rss>', '<opml version="2.0"><body/></opml>'])(
    'is refused with the command that takes it: %s',
    (feed) => {
      expect(reasonOf(`<?xml version="1.0"?>\n${feed}`)).toContain('hindcast import-feed');
    },
  );
});
