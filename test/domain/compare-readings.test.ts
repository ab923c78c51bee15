import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../src/domain/align-words.js';
import { compareReadings } from '../../src/domain/compare-readings.js';
import { applyDifferences, followTurns } from '../../src/domain/revision.js';
import type { Turn } from '../../src/domain/transcript.js';
import { aChapter, aLesson, someTurns } from '../fixtures/builders.js';

/** Few words, so that they come again and again, and texts without any word. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'boat', 'harbour', "don't", 'É', '…', '♪'), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));
const spoken = fc.record({ speaker: fc.constantFrom('Ada', 'Rui', null), text });
const turns = fc
  .array(spoken, { maxLength: 25 })
  .map((each) => someTurns(...each.map((t) => [t.speaker, t.text] as const)));
/** A transcript and a correction of it: some turns out, some in, some changed. */
const corrected = fc
  .tuple(
    turns,
    fc.array(fc.record({ at: fc.nat(30), what: fc.constantFrom('out', 'in', 'other'), by: spoken }), { maxLength: 8 }),
  )
  .map(([before, corrections]) => {
    const after: Pick<Turn, 'speaker' | 'text'>[] = [...before];
    for (const { at, what, by } of corrections)
      after.splice(at, what === 'in' ? 0 : 1, ...(what === 'out' ? [] : [by]));
    return { before, after: someTurns(...after.map((t) => [t.speaker, t.text] as const)) };
  });

const reading = (of: readonly Turn[]) => ({ turns: of, chapters: [], lessons: [] });
const diffOf = (before: readonly Turn[], after: readonly Turn[]) => compareReadings(reading(before), reading(after));
const wordsOfTurns = (of: readonly Pick<Turn, 'speaker' | 'text'>[]) =>
  of.map(({ speaker, text }) => ({ speaker, text }));

describe('alignWords', () => {
  it('finds words that are the same, in rising order', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 200 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const found = [...alignWords(before, after)];
        const pairs = found.flatMap((is, at) => (is === -1 ? [] : [[at, is] as const]));
        expect(pairs.every(([at, is]) => before[at] === after[is])).toBe(true);
        expect(pairs.every(([, is], i) => i === 0 || is > pairs[i - 1]![1])).toBe(true);
      }),
    );
  });

  it('takes time that grows with the length of texts that share nothing, or only what recurs', () => {
    const [left, right] = ['left', 'right'].map((side) => Array.from({ length: 120_000 }, (_, i) => `${side}${i}`));
    const hum = Array.from({ length: 120_000 }, (_, i) => (i % 3 ? 'la' : 'li'));
    const hummed = Array.from({ length: 120_000 }, (_, i) => (i % 5 ? 'la' : 'li'));
    const begun = performance.now();
    alignWords(left!, right!);
    alignWords(hum, hummed);
    expect(performance.now() - begun).toBeLessThan(9_000);
  });
});

describe('the differences of two transcripts', () => {
  it('applied to the one give the other', () => {
    const pairs = fc.oneof(corrected, fc.record({ before: turns, after: turns }));
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const { diff } = diffOf(before, after);
        expect(applyDifferences(before, diff.turns)).toEqual(wordsOfTurns(after));
      }),
      { numRuns: 500 },
    );
  });

  it('are none where nothing is different', () => {
    fc.assert(
      fc.property(turns, (same) => {
        expect(diffOf(same, same).diff.turns).toEqual([]);
      }),
    );
  });

  it('lead every turn that stayed to where its words are', () => {
    fc.assert(
      fc.property(corrected, ({ before, after }) => {
        const { turns: differences } = diffOf(before, after).diff;
        const places = followTurns(before.length, differences);
        const gone = new Set(differences.flatMap((each) => (each.after ? [] : [each.before!.turn])));
        const changed = new Set(differences.flatMap((each) => (each.before && each.after ? [each.before.turn] : [])));
        for (const [turn, place] of places.entries()) {
          if (gone.has(turn) || changed.has(turn)) continue;
          expect(after[place]!.text).toBe(before[turn]!.text);
        }
      }),
    );
  });

  it('say what came, what went and what changed', () => {
    const before = someTurns(
      ['Ada', 'Welcome to the harbour show.'],
      ['Rui', 'A backup that nobody has restored is only a rumour.'],
      ['Ada', 'This sentence is to be left out.'],
      ['Rui', 'Goodbye.'],
    );
    const after = someTurns(
      ['Ada', 'Welcome to the harbour show.'],
      ['Ada', 'Something new is said here instead now.'],
      ['Rui', 'A backup that nobody ever restored is only a rumour.'],
      ['Rui', 'Goodbye.'],
    );
    const { diff, changes } = diffOf(before, after);
    expect(diff.turns.map(({ before: was, after: is }) => [was?.turn ?? null, is?.turn ?? null])).toEqual([
      [null, 1],
      [1, 2],
      [2, null],
    ]);
    expect(changes.turns).toEqual({ added: 1, removed: 1, changed: 1, retimed: 0 });
    expect(followTurns(4, diff.turns)).toEqual([0, 2, 3, 3]);
  });

  it('lead a turn that was joined to another into that one', () => {
    const before = someTurns(
      ['Ada', 'We restored every backup of the year.'],
      ['Ada', 'Then we counted what came back.'],
    );
    const after = someTurns(['Ada', 'We restored every backup of the year. Then we counted what came back.']);
    expect(followTurns(2, diffOf(before, after).diff.turns)).toEqual([0, 0]);
  });

  it('count turns of which only the time is another one', () => {
    const at = (startTime: number) => someTurns(['Ada', 'Hello there.']).map((turn) => ({ ...turn, startTime }));
    const { diff, changes } = diffOf(at(1), at(2));
    expect([diff.turns, changes.turns.retimed]).toEqual([[], 1]);
  });

  it('take a transcript of 12,000 turns of which every tenth was corrected in a few seconds', () => {
    const talk = (change: (i: number) => string) =>
      someTurns(
        ...Array.from(
          { length: 12_000 },
          (_, i) => ['Ada', `${change(i)} we restored machine ${i} and counted the rows`] as const,
        ),
      );
    const begun = performance.now();
    const { changes } = diffOf(
      talk(() => 'so'),
      talk((i) => (i % 10 ? 'so' : 'then')),
    );
    expect(changes.turns).toEqual({ added: 0, removed: 0, changed: 1_200, retimed: 0 });
    expect(performance.now() - begun).toBeLessThan(6_000);
  });
});

describe('the differences of chapters and lessons', () => {
  const before = someTurns(
    ['Ada', 'Welcome to the show about harbours.'],
    ['Rui', 'Now to the second subject, which is boats.'],
  );
  const after = someTurns(
    ['Ada', 'One more word before we begin.'],
    ...before.map((t) => [t.speaker, t.text] as const),
  );
  const chapter = (index: number, turn: number, title: string) =>
    aChapter({ index, title, start: { turn, offset: 0 } });

  it('leave out a chapter that begins with the same words, and name one of another title', () => {
    const { diff, changes } = compareReadings(
      { turns: before, chapters: [chapter(0, 0, 'Harbours'), chapter(1, 1, 'Boats')], lessons: [] },
      { turns: after, chapters: [chapter(0, 1, 'Harbours'), chapter(1, 2, 'Ships')], lessons: [] },
    );
    expect(diff.chapters).toEqual([
      {
        before: { index: 1, title: 'Boats', startTurn: 1, startOffset: 0 },
        after: { index: 1, title: 'Ships', startTurn: 2, startOffset: 0 },
      },
    ]);
    expect(changes.chapters).toEqual({ added: 0, removed: 0, changed: 1 });
  });

  it('tell lessons by their ids', () => {
    const [kept, gone, come] = [aLesson(), aLesson(), aLesson()];
    const { diff, changes } = compareReadings(
      { turns: before, chapters: [], lessons: [kept, gone] },
      { turns: after, chapters: [], lessons: [{ ...kept, statement: 'Reworded.', turn: 1 }, come] },
    );
    expect(changes.lessons).toEqual({ added: 1, removed: 1, changed: 1 });
    expect(diff.lessons.map((each) => [each.before?.id, each.after?.id])).toEqual([
      [kept.id, kept.id],
      [gone.id, undefined],
      [undefined, come.id],
    ]);
  });
});
