import { describe, expect, it } from 'vitest';
import { findMoment } from '../../src/domain/find-moment.js';
import { someTurns } from '../fixtures/builders.js';

const QUOTE = 'A backup that nobody has restored is only a rumour.';
const near = { turn: 1, offset: 0 };
const textAt = (turns: ReturnType<typeof someTurns>, found: ReturnType<typeof findMoment>) =>
  found && turns[found.start.turn]!.text.slice(found.start.offset, found.end.offset);

describe('findMoment', () => {
  it('leaves words where they are', () => {
    const turns = someTurns(['Ada', 'Hello.'], ['Rui', QUOTE]);
    expect(findMoment(QUOTE, near, turns)).toEqual({
      ...{ start: near, end: { turn: 1, offset: QUOTE.length } },
      ...{ moved: false, verbatim: true },
    });
  });

  it('finds words that moved, the nearest of several', () => {
    const turns = someTurns(
      ['Ada', QUOTE],
      ['Ada', 'One.'],
      ['Ada', 'Two.'],
      ['Rui', `Well. ${QUOTE}`],
      ['Ada', QUOTE],
    );
    expect(findMoment(QUOTE, { turn: 2, offset: 0 }, turns)).toMatchObject({
      start: { turn: 3, offset: 6 },
      moved: true,
    });
  });

  it('finds words of which one was corrected, and says so', () => {
    const turns = someTurns(
      ['Ada', 'Hello.'],
      ['Ada', 'Again.'],
      ['Rui', 'Well, a backup nobody has restored is only a rumor.'],
    );
    const found = findMoment(QUOTE, near, turns);
    expect(found).toMatchObject({ start: { turn: 2 }, moved: true, verbatim: false });
    expect(textAt(turns, found)).toContain('backup nobody has restored is only a');
  });

  it('is null where the words are gone', () => {
    expect(findMoment(QUOTE, near, someTurns(['Ada', 'Backups have many a rumour around them.']))).toBeNull();
  });
});
