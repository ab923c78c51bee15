import { describe, expect, it } from 'vitest';
import { giveKeptIds, keepLessons } from '../../src/domain/kept-lessons.js';
import { aLesson } from '../fixtures/builders.js';

const first = aLesson({ quote: 'A backup that nobody has restored is only a rumour.' });
const corrected = aLesson({ quote: 'A backup that nobody ever restored is only a rumour.', turn: 3 });
const other = aLesson({ quote: 'Boats belong into the harbour before the storm comes.' });

describe('keepLessons', () => {
  it('keeps the id of a lesson whose quote was corrected, also when it is derived again', () => {
    const kept = keepLessons([first, other], [other, corrected], []);
    expect(giveKeptIds([other, corrected], kept).map(({ id }) => id)).toEqual([other.id, first.id]);
  });

  it('keeps it over a second correction, and has nothing to keep when the words come back', () => {
    const again = aLesson({ quote: 'A backup that nobody ever restored is just a rumour.' });
    const kept = keepLessons([first], [corrected], []);
    const [known] = giveKeptIds([corrected], kept);
    const keptAgain = keepLessons([known!], [again], kept);
    expect(giveKeptIds([again], keptAgain)[0]!.id).toBe(first.id);
    expect(keepLessons([{ ...again, id: first.id }], [first], keptAgain)).toEqual([]);
  });

  it('waits while the words are gone', () => {
    const kept = keepLessons([first], [corrected], []);
    const waiting = keepLessons([{ ...corrected, id: first.id }], [other], kept);
    expect(waiting).toEqual(kept);
    expect(giveKeptIds([other, corrected], keepLessons([other], [other, corrected], waiting))[1]!.id).toBe(first.id);
  });

  it('gives nobody an id that another lesson has by its own quote', () => {
    const kept = keepLessons([first], [corrected, { ...first, turn: 9 }], []);
    expect(giveKeptIds([corrected, first], kept).map(({ id }) => id)).toEqual([corrected.id, first.id]);
    const both = giveKeptIds([corrected, first], keepLessons([first], [corrected], []));
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
  });
});
