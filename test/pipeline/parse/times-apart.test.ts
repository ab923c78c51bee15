// Names and times that stand apart from the words they belong to, in spellings of tools.
import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const SPOKEN = [
  ['Ada Byron', 'Hello there, all of you.'],
  ['Grace', 'Hi, and thank you.'],
  ['Ada Byron', 'So what broke?'],
  ['Grace', 'Good Question'],
  ['Bea Cole', 'The oven did.'],
];
const pad = (seconds: number) => `00:${String(seconds).padStart(2, '0')}`;

function written(line: (speaker: string, at: number, words: string) => string, joint = '\n\n'): string {
  return SPOKEN.map(([speaker, words], i) => line(speaker!, i * 7, words!)).join(joint);
}

function expectAllOf(text: string): void {
  const transcript = parseText(text);
  expect(spoken(transcript)).toEqual(SPOKEN);
  expect(transcript.turns.map(({ startTime, timing }) => [startTime, timing])).toEqual(
    [0, 7, 14, 21, 28].map((time) => [time, 'exact']),
  );
}

describe('a name under its time', () => {
  it.each([
    ['alone', written((name, at, words) => `${pad(at)}\n${name}\n${words}`)],
    ['with an end', written((name, at, words) => `00:${pad(at)} - 00:${pad(at + 7)}\n${name}\n${words}`)],
    ['with frames', written((name, at, words) => `00:${pad(at)}:12 - 00:${pad(at + 7)}:03\n${name}\n${words}`)],
    ['of a document of Teams', written((name, at, words) => `0:0:${at}.0 --> 0:0:${at + 6}.5\n${name}\n${words}`)],
    ['of SRT', written((name, at, words) => `${at}\n00:${pad(at)},000 --> 00:${pad(at + 7)},000\n${name}\n${words}`)],
  ])('is who speaks: %s', (_, text) => {
    expectAllOf(text);
  });

  it('is not what the first of two lines of captions says', () => {
    const cues = ['Right.', 'Hello You', 'Hello You', 'Why Not'].map(
      (first, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${first}\nsays a line of its own.\n`,
    );
    expect(new Set(parseText(cues.join('\n')).turns.map(({ speaker }) => speaker))).toEqual(new Set([null]));
  });
});

describe('a stamp', () => {
  it.each([
    ['that is a link', written((name, at, words) => `**${name}:** [${pad(at)}](https://youtu.be/x?t=${at}) ${words}`)],
    ['in a link before a colon', written((name, at, words) => `**${name}** [(${pad(at)})](https://y.be/x): ${words}`)],
    ['in seconds', written((name, at, words) => `${name} [${at}.00s]: ${words}`)],
    ['in minutes and seconds', written((name, at, words) => `[0m${at}s] ${name}: ${words}`)],
  ])('is no word: %s', (_, text) => {
    expectAllOf(text);
  });

  it('leaves words in round brackets as well, where such stamps rise all over the source', () => {
    const { turns } = parseText('Ada (00:00):\nHello there. (00:20) It goes on. (00:31)\n\nGrace (00:40):\nHi.');
    expect(turns.map(({ text, anchors }) => [text, anchors.map(({ time }) => time)])).toEqual([
      ['Hello there. It goes on.', [0, 20]],
      ['Hi.', [40]],
    ]);
    expect(parseText('Ada: We met (at 3:30, say). (3:30) It is.\n\nBea: Yes.\n\nAda: So.').turns[0]!.text).toContain(
      '(3:30)',
    );
  });

  it('that is a link is told as one that was lost', () => {
    const { losses } = parseText(written((name, at, words) => `**${name}:** [${pad(at)}](https://y.be/x) ${words}`));
    expect(losses).toContainEqual({ what: 'link', count: 5, line: 1 });
  });
});

describe('a page', () => {
  const page = (body: string) => `<html><body><h1>Ovens</h1>${body}</body></html>`;

  it('has names in headings beside times, also of somebody who speaks once', () => {
    expectAllOf(page(written((name, at, words) => `<h3>${name}</h3><time>${pad(at)}</time><p>${words}</p>`)));
  });

  it('names nobody by a mark without a name', () => {
    const { turns } = parseText(
      '<cite>Ada:</cite><time>0:00</time><p>Hi.</p><cite>:</cite><time>0:05</time><p>Yes.</p>',
    );
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Ada', null]);
  });
});
