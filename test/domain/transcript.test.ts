import { describe, expect, it } from 'vitest';
import { countWords, piecesOfSpan, type Turn, textOfSpan } from '../../src/domain/transcript.js';

const turns: Turn[] = ['It broke again.', 'Did it?', 'Yes, at night.'].map((text, index) => ({
  index,
  speaker: index === 1 ? 'Grace' : 'Ada',
  text,
  startTime: null,
  endTime: null,
  timing: null,
  anchors: [],
}));

describe('countWords', () => {
  it('counts what white space separates', () => {
    expect(countWords('one  two\n\nthree')).toBe(3);
    expect(countWords(' \n')).toBe(0);
  });
});

describe('piecesOfSpan', () => {
  it('cuts a span at its turns', () => {
    const span = { start: { turn: 0, offset: 3 }, end: { turn: 2, offset: 3 } };
    expect(piecesOfSpan(turns, span).map((piece) => [piece.turn, piece.speaker, piece.text])).toEqual([
      [0, 'Ada', 'broke again.'],
      [1, 'Grace', 'Did it?'],
      [2, 'Ada', 'Yes'],
    ]);
  });

  it('leaves out turns of which it covers nothing, and stops at the last turn', () => {
    const span = { start: { turn: 1, offset: 7 }, end: { turn: 9, offset: 0 } };
    expect(piecesOfSpan(turns, span).map((piece) => piece.turn)).toEqual([2]);
  });
});

describe('textOfSpan', () => {
  it('joins the pieces of turns by line breaks', () => {
    expect(textOfSpan(turns, { start: { turn: 0, offset: 0 }, end: { turn: 1, offset: 3 } })).toBe(
      'It broke again.\nDid',
    );
  });
});
