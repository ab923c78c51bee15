import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/chapter.js';
import type { Passage } from '../../../src/domain/passage.js';
import { spokenText } from '../../../src/domain/passage.js';
import { comparePositions, type Position } from '../../../src/domain/position.js';
import { countWords, piecesOfSpan, type Turn, textOfSpan } from '../../../src/domain/transcript.js';
import { MAX_PASSAGE_WORDS } from '../../../src/pipeline/embed/passage-runs.js';
import { cutPassages } from '../../../src/pipeline/embed/passages.js';
import { aChapter, aTranscript, aTurn, someTurns } from '../../fixtures/builders.js';

describe('cutPassages', () => {
  it('keeps a short chapter in one passage with names', () => {
    const turns = someTurns(['Ada', 'Did the restore work?'], ['Bo', 'Yes.'], ['Ada', 'Then it was a backup.']);
    const [passage, ...others] = cut(turns);
    expect(others).toEqual([]);
    expect(passage).toMatchObject({
      index: 0,
      chapter: 0,
      text: 'Ada: Did the restore work?\nBo: Yes.\nAda: Then it was a backup.',
      speakers: ['Ada', 'Bo'],
      start: { turn: 0, offset: 0 },
      end: { turn: 2, offset: 21 },
      timing: null,
    });
  });

  it('leaves names out where one person speaks', () => {
    expect(cut(someTurns(['Ada', 'One thing.'], ['Ada', 'Another thing.']))[0]?.text).toBe(
      'One thing.\nAnother thing.',
    );
  });

  it('names the named where others are not', () => {
    expect(cut(someTurns([null, 'Welcome.'], ['Ada', 'Thanks.']))[0]).toMatchObject({
      text: 'Welcome.\nAda: Thanks.',
      speakers: ['Ada'],
    });
  });

  it('makes passages of about 110 words of a long talk, two sentences shared by neighbours', () => {
    const passages = cut([aTurn({ text: sentences(100, 10) })]);
    expect(passages.slice(0, -1).every(({ text }) => countWords(text) === 110)).toBe(true);
    for (const [previous, next] of pairsOf(passages)) {
      expect(countWords(sharedText(previous, next))).toBe(20);
    }
  });

  it('starts a passage with a turn when one begins near', () => {
    const turns = someTurns(['Ada', sentences(9, 10)], ['Bo', sentences(3, 10)], ['Ada', sentences(9, 10)]);
    expect(cut(turns).map(({ start }) => start)).toEqual([
      { turn: 0, offset: 0 },
      { turn: 1, offset: 0 },
    ]);
  });

  it('repeats a short question before the answer that starts a passage', () => {
    const turns = someTurns(['Ada', sentences(8, 10)], ['Bo', 'So what did you do then?'], ['Ada', sentences(12, 10)]);
    const [first, second] = cut(turns);
    expect(first?.end.turn).toBe(1);
    expect(second?.start).toEqual({ turn: 1, offset: 0 });
  });

  it('starts anew where a chapter starts', () => {
    const turns = someTurns(['Ada', 'The end of one. The start of two.'], ['Bo', 'Indeed.']);
    const cutAt = { turn: 0, offset: 16 };
    const chapters = [
      aChapter({ index: 0, start: { turn: 0, offset: 0 }, end: cutAt }),
      aChapter({ index: 1, start: cutAt, end: { turn: 1, offset: 7 } }),
    ];
    expect(cutPassages(aTranscript({ turns }), chapters)).toMatchObject([
      { index: 0, chapter: 0, text: 'The end of one.' },
      { index: 1, chapter: 1, text: 'Ada: The start of two.\nBo: Indeed.' },
    ]);
  });

  it('cuts captions without punctuation by words', () => {
    const words = Array.from({ length: 500 }, (_, i) => `word${i}`);
    const passages = cut([aTurn({ text: words.join(' ') })]);
    expect(passages.length).toBeGreaterThan(4);
    expect(passages.map(({ text }) => countWords(text)).every((count) => count <= MAX_PASSAGE_WORDS)).toBe(true);
    expect(new Set(passages.flatMap(({ text }) => text.split(' ')))).toEqual(new Set(words));
  });

  it('says when a passage is spoken, as far as the source says', () => {
    const text = sentences(30, 10);
    const turn = aTurn({ text, startTime: 60, endTime: 360, timing: 'exact', anchors: [{ offset: 0, time: 60 }] });
    const [first, second] = cut([turn]);
    expect(first).toMatchObject({ startTime: 60, timing: 'exact', endTime: 170 });
    expect(second).toMatchObject({ startTime: 150, timing: 'interpolated' });
  });

  it('covers every word in order, verbatim and within bounds', () => {
    fc.assert(
      fc.property(someTranscript, ({ turns, chapters }) => {
        const passages = cutPassages(aTranscript({ turns }), chapters);
        expect(passages.map(({ index }) => index)).toEqual(passages.map((_, i) => i));
        for (const passage of passages) expectSound(passage, turns, chapters);
        for (const [previous, next] of pairsOf(passages)) {
          expect(comparePositions(previous.start, next.start)).toBeLessThan(0);
          expect(comparePositions(previous.end, next.end)).toBeLessThan(0);
        }
        expect(uncovered(turns, passages)).toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('takes time in proportion to the transcript, be it a single turn', () => {
    const spent = (count: number) => {
      const turn = aTurn({ text: sentences(count / 10, 10), startTime: 0, endTime: count / 2, timing: 'exact' });
      const started = process.cpuUsage();
      cut([turn]);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    spent(1_000);
    expect(spent(50_000)).toBeLessThan(100 * Math.max(spent(1_000), 5_000));
  });
});

/** A transcript of short and long turns, some timed, in chapters that start anywhere between two words. */
const someTranscript = fc
  .array(
    fc.record({
      speaker: fc.constantFrom('Ada', 'Bo', 'Dr Cleo van Dam', null),
      sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 300 })), {
        minLength: 1,
        maxLength: 12,
      }),
      paragraphs: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .chain((spoken) => {
    const turns = spoken.map(({ speaker, sizes, paragraphs }, index) =>
      aTurn({ index, speaker, text: sizes.map((size) => sentences(1, size)).join(paragraphs ? '\n\n' : ' ') }),
    );
    const places = turns.flatMap((turn) =>
      [...turn.text.matchAll(/\S+/g)].map((word) => ({ turn: turn.index, offset: word.index })),
    );
    return fc.uniqueArray(fc.nat(places.length - 1), { maxLength: 5 }).map((cuts) => ({
      turns,
      chapters: chaptersFrom(
        turns,
        [0, ...cuts].map((cut) => places[cut]!),
      ),
    }));
  });

function chaptersFrom(turns: readonly Turn[], places: readonly Position[]): Chapter[] {
  const starts = [...places]
    .sort(comparePositions)
    .filter((at, i, all) => i === 0 || comparePositions(all[i - 1]!, at));
  const last = { turn: turns.length - 1, offset: turns.at(-1)!.text.length };
  return starts.map((start, index) => aChapter({ index, start, end: starts[index + 1] ?? last }));
}

function expectSound(passage: Passage, turns: readonly Turn[], chapters: readonly Chapter[]): void {
  const chapter = chapters[passage.chapter]!;
  expect(comparePositions(passage.start, chapter.start)).toBeGreaterThanOrEqual(0);
  expect(comparePositions(passage.end, chapter.end)).toBeLessThanOrEqual(0);
  expect(countWords(passage.text)).toBeLessThanOrEqual(MAX_PASSAGE_WORDS);
  expect(spokenText(passage).split(/\s+/)).toEqual(textOfSpan(turns, passage).split(/\s+/));
  const heard = piecesOfSpan(turns, passage).flatMap(({ speaker }) => speaker ?? []);
  expect(passage.speakers).toEqual([...new Set(heard)]);
}

/** What of the turns' words no passage holds. */
function uncovered(turns: readonly Turn[], passages: readonly Passage[]): string {
  const masked = turns.map((turn) => turn.text.split(''));
  for (const passage of passages) {
    for (const { turn, startOffset, endOffset } of piecesOfSpan(turns, passage)) {
      masked[turn]!.fill(' ', startOffset, endOffset);
    }
  }
  return masked
    .map((letters) => letters.join(''))
    .join('')
    .trim();
}

function cut(turns: Turn[]): Passage[] {
  const end = { turn: turns.length - 1, offset: turns.at(-1)!.text.length };
  return cutPassages(aTranscript({ turns }), [aChapter({ start: { turn: 0, offset: 0 }, end })]);
}

/** Sentences of so many words each, all words different. */
function sentences(count: number, words: number): string {
  return Array.from({ length: count }, (_, i) => {
    const said = Array.from({ length: words }, (_, j) => `w${i}x${j}`).join(' ');
    return `S${said}.`;
  }).join(' ');
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, i) => [items[i]!, item]);
}

function sharedText(previous: Passage, next: Passage): string {
  return previous.text.slice(previous.text.length - (previous.end.offset - next.start.offset));
}
