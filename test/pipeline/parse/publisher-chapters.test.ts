import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../../src/domain/transcript.js';
import { marked, parseText } from './read-fixture.js';

const stamp = (seconds: number) => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
};

/** A turn each half minute by two people. */
function aTalk(turns: number, stamped = true): string {
  const turn = (_: unknown, i: number) =>
    `${stamped ? `[${stamp(i * 30)}] ` : ''}${i % 2 ? 'Bo Lind' : 'Ada Quist'}: We read copy ${i} back. It was empty.`;
  return Array.from({ length: turns }, turn).join('\n\n');
}

const CHAPTERS = [
  [0, 'Intro'],
  [60, 'Why backups rot'],
  [210, 'Restores: nobody tried one'],
  [300, 'Is a copy enough?'],
  [450, 'What Ada reads next'],
] as const;

const listOf = (entry: (time: string, title: string) => string) =>
  CHAPTERS.map(([seconds, title]) => entry(stamp(seconds), title)).join('\n');
const bare = (time: string, title: string) => `${time} ${title}`;

const headings = ({ marks }: Transcript) => marks.filter((mark) => mark.kind === 'heading');
const placesOf = (transcript: Transcript) =>
  headings(transcript).map(({ label, at, time }) => [label, at.turn, at.offset, time]);

const PLACES = CHAPTERS.map(([seconds, title]) => [title, seconds / 30, 0, seconds]);

describe("a publisher's list of chapters", () => {
  it.each<[string, (time: string, title: string) => string]>([
    ['01:10 Title', bare],
    ['(01:10) Title', (time, title) => `(${time}) ${title}`],
    ['[01:10] Title', (time, title) => `[${time}] ${title}`],
    ['escaped brackets', (time, title) => `\\[${time}\\] ${title}`],
    ['- 0:01:10 – Title', (time, title) => `- 0:${time} – ${title}`],
    ['1. 01:10 | Title', (time, title) => `1. ${time} | ${title}`],
    ['* **01:10** - Title', (time, title) => `* **${time}** - ${title}`],
    ['a linked stamp', (time, title) => `- [${time}](https://example.org/e?t=${time}) ${title}`],
    ['a linked line', (time, title) => `- [${time} ${title}](https://example.org/e)`],
    ['a linked title', (time, title) => `${time} [${title}](https://example.org/e)`],
    ['stamps from and to', (time, title) => `${time} - 59:59 ${title}`],
    ['blank lines between', (time, title) => `${time} ${title}\n`],
  ])('above the talk stands where the talk reaches its times: %s', (_, entry) => {
    const transcript = parseText(`What we talk about.\n\nChapters:\n${listOf(entry)}\n\n${aTalk(18)}`);
    expect(placesOf(transcript)).toEqual(PLACES);
    expect(transcript.turns).toHaveLength(18);
    expect(transcript.turns[0]!.text).toBe('We read copy 0 back. It was empty.');
  });

  it('stands there also from below the talk, without the heading over it', () => {
    const transcript = parseText(`${aTalk(18)}\n\n## Chapters\n\n${listOf((time, title) => `- ${time} ${title}`)}`);
    expect(placesOf(transcript)).toEqual(PLACES);
    expect(transcript.turns.at(-1)!.text).toBe('We read copy 17 back. It was empty.');
    expect(transcript.findings).toEqual([]);
  });

  it('goes to the nearest sentence where only every few minutes are stamped', () => {
    const long = 'We keep a list of ovens. '.repeat(200).trim();
    const text = `**Ada:** \\[00:00\\] ${long}\n\n**Bo:** \\[10:00\\] Fine.\n\n**Ada:** \\[10:20\\] Bye.`;
    const list = '00:00 Opening words here\n02:30 How ovens fail\n05:01 What the list says';
    const transcript = parseText(`${list}\n\n${text}`);
    const oneSentence = 'We keep a list of ovens. '.length;
    expect(marked(transcript)).toEqual([
      'heading "Opening words here" at 0:0',
      `heading "How ovens fail" at 0:${50 * oneSentence}`,
      `heading "What the list says" at 0:${100 * oneSentence}`,
    ]);
  });

  it('has no place in a talk without times, and says so', () => {
    const transcript = parseText(`${listOf(bare)}\n\n${aTalk(18, false)}`);
    expect(transcript.marks).toEqual([]);
    expect(transcript.findings).toEqual([{ line: 1, message: expect.stringMatching(/^5 chapters .* no times$/) }]);
  });

  it('tells which chapter begins after the last time, and which in the same sentence as another', () => {
    const list = '00:00 The very start\n00:12 Almost the start\n01:00 Why backups rot\n59:00 Long after it';
    const transcript = parseText(`${list}\n\n${aTalk(6)}`);
    expect(headings(transcript).map((mark) => mark.label)).toEqual([
      'The very start',
      'Almost the start',
      'Why backups rot',
    ]);
    expect(transcript.findings).toEqual([
      { line: 4, message: 'The chapter "Long after it" begins after the last time of the transcript' },
    ]);
    const crowded = parseText(`${list.replace('00:12', '00:02').replace('59:00', '01:20')}\n\n${aTalk(6)}`);
    expect(crowded.findings).toEqual([
      { line: 2, message: expect.stringMatching(/"Almost the start".*same sentence/) },
    ]);
  });

  it('names no heading twice that stands in the talk itself', () => {
    const [first, ...rest] = aTalk(18).split('\n\n');
    const headed = [`# A show`, listOf(bare), first, '## Why backups rot', ...rest].join('\n\n');
    expect(marked(parseText(headed)).filter((mark) => mark.includes('rot'))).toEqual([
      'heading "Why backups rot" at 1:0',
    ]);
  });

  it('opens a talk of one voice without being said in it', () => {
    const prose = 'We keep a list of every oven, and each night a small program reads the list back to us. '.repeat(8);
    const transcript = parseText(`0:00 Opening words\n2:00 Why ovens fail\n5:00 What we did then\n\n${prose}`);
    expect(transcript.turns.map((turn) => turn.text)).toEqual([prose.trim()]);
    expect(transcript.findings).toHaveLength(1);
  });
});

describe('stamped titles between turns', () => {
  it('are headings where they stand, and time the words after them', () => {
    const transcript = parseText(
      'Ada: Hi there. We begin.\n\nBo: Yes.\n\n[01:10] Why backups rot\n\nAda: Why?\n\nBo: Nobody reads them.\n[02:00] Restores nobody tried\nAda: Hm.',
    );
    expect(placesOf(transcript)).toEqual([
      ['Why backups rot', 2, 0, 70],
      ['Restores nobody tried', 4, 0, 120],
    ]);
    expect(transcript.turns[2]).toMatchObject({ startTime: 70, timing: 'exact', text: 'Why?' });
    expect(transcript.findings).toEqual([]);
  });

  it('may open the talk', () => {
    const transcript = parseText(
      'An episode about copies\n\n(00:00) Welcome and hello\n\nAda: Hi there.\n\nBo: Yes.\n\n(01:10) Why backups rot\n\nAda: Why?\n\nBo: So.',
    );
    expect(marked(transcript)).toEqual(['heading "Welcome and hello" at 0:0', 'heading "Why backups rot" at 2:0']);
  });

  it('part a talk of one voice', () => {
    const prose =
      'We keep a list of every oven that we have, and each night a small program reads the list back and compares it.';
    const transcript = parseText(
      `0:00 Opening words\n\n${prose}\n\n2:00 Why ovens fail\n\n${prose}\n\n5:00 What then\n\n${prose}`,
    );
    expect(placesOf(transcript)).toEqual([
      ['Opening words', 0, 0, 0],
      ['Why ovens fail', 1, 0, 120],
      ['What then', 2, 0, 300],
    ]);
  });
});

describe('speech with stamps', () => {
  const dialogue = (...lines: string[]) => ['Ada: Hi there. We begin.', 'Bo: Yes.', ...lines, 'Ada: Bye.'].join('\n\n');

  it.each([
    ['one stamped line between turns', dialogue('[01:10] Why backups rot', 'Bo: Hm.')],
    ['a sentence among them', dialogue('[01:10] Why backups rot', 'Bo: Hm.', '[02:10] So we read them all.')],
    ['words that break off', dialogue('[01:10] Nobody tried the', 'Bo: Hm.', '[02:10] Why backups rot')],
    ['stamps that run backwards', dialogue('[02:10] Why backups rot', 'Bo: Hm.', '[01:10] Restores nobody tried')],
    [
      'a turn that is not over',
      dialogue('Bo: And then we', '[01:10] Why backups rot', 'Bo: Hm.', '[02:10] Nobody tried'),
    ],
    [
      'the words of a label',
      'Ada:\n[01:10] Why backups rot\n\nBo:\n[02:10] Restores nobody tried\n\nAda: Bye.\n\nBo: Bye.',
    ],
    ['names with stamps', dialogue('[01:10] Ada', 'Bo: Hm.', '[02:10] Bo')],
    [
      'a list whose times lead into the talk',
      `00:00 We read it\n00:20 We lost it\n00:40 We found it\n\n[01:00] ${aTalk(4, false)}`,
    ],
  ])('has no heading in it: %s', (_, text) => {
    expect(headings(parseText(text))).toEqual([]);
  });

  const words = fc.array(fc.constantFrom('So', 'We', 'copies', 'Ovens', 'read', 'the', 'list', 'Backups', 'rot', 'I'), {
    minLength: 2,
    maxLength: 12,
  });
  const spoken = fc.tuple(words, fc.constantFrom('.', '?', '', ',', ' and')).map(([said, end]) => said.join(' ') + end);

  /** Lines with the seconds between them -> lines with the seconds up to each. */
  const timed = (lines: readonly (readonly [string, number])[]) =>
    lines.map(([line], i) => [line, lines.slice(0, i + 1).reduce((sum, [, gap]) => sum + gap, 0)] as const);

  it('is no list of chapters, whatever its lines are, when its stamps rise from first to last', () => {
    const captions = fc.array(fc.tuple(spoken, fc.integer({ min: 1, max: 40 })), { minLength: 10, maxLength: 60 });
    const forms = fc.constantFrom(
      (time: string) => time,
      (time: string) => `[${time}]`,
      (time: string) => `(${time})`,
    );
    fc.assert(
      fc.property(captions, forms, fc.constantFrom('\n', '\n\n'), (lines, form, joint) => {
        const text = timed(lines)
          .map(([said, seconds]) => `${form(stamp(seconds))} ${said}`)
          .join(joint);
        expect(headings(parseText(text, { format: 'text' }))).toEqual([]);
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it('has no heading in it when each turn is stamped, however short the turns are', () => {
    const turns = fc.array(fc.tuple(spoken, fc.integer({ min: 1, max: 40 })), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(turns, (said) => {
        const text = timed(said)
          .map(([line, seconds], i) => `[${stamp(seconds)}] ${i % 2 ? 'Bo Lind' : 'Ada Quist'}: ${line}`)
          .join('\n\n');
        const transcript = parseText(text);
        expect(headings(transcript)).toEqual([]);
        expect(transcript.turns).toHaveLength(said.length);
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});
