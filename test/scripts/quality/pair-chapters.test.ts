import { describe, expect, it } from 'vitest';
import { pairChapters } from '../../../scripts/quality/pair-chapters.js';

/** Words "a0 a1 …": no two alike. */
const talk = (name: string, words: number) => Array.from({ length: words }, (_, i) => `${name}${i}`).join(' ');
/** As an editor writes them: with other case and commas. */
const edit = (title: string, turn = 0, name = 'a') => ({
  title,
  start_turn: turn,
  first_words: Array.from({ length: 10 }, (_, i) => `${name.toUpperCase()}${i}`).join(', '),
});

const turns = [
  { index: 0, text: talk('a', 100) },
  { index: 1, text: talk('b', 100) },
];
const chapter = (title: string, startTurn: number, startOffset = 0) => ({ title, startTurn, startOffset, topics: [] });
/** Where a word of the second turn begins. */
const inSecond = (word: number) => turns[1]!.text.indexOf(`b${word} `);

describe('pairChapters', () => {
  it('pairs with the chapter that shares most words, and says how much either holds of the other', () => {
    const edited = {
      chapters: [edit('First'), edit('Second', 1, 'b')],
    };
    const chapters = [chapter('Ours 1', 0), chapter('Ours 2', 1, inSecond(20)), chapter('Ours 3', 1, inSecond(50))];
    const [first, second] = pairChapters(edited, { turns, chapters });
    expect(first).toMatchObject({ editors: 'First', ours: 'Ours 1', ofEditors: 1 });
    expect(first!.ofOurs).toBeCloseTo(100 / 120);
    expect(second).toMatchObject({ editors: 'Second', ours: 'Ours 3', ofEditors: 0.5, ofOurs: 1 });
  });

  it('takes the first of two chapters that share as many words', () => {
    const edited = { chapters: [edit('All')] };
    const [pair] = pairChapters(edited, { turns, chapters: [chapter('Ours 1', 0), chapter('Ours 2', 1)] });
    expect(pair).toMatchObject({ ours: 'Ours 1', ofEditors: 0.5, ofOurs: 1 });
  });

  it('names a title from elsewhere in the episode', () => {
    const edited = { chapters: [edit('All')] };
    const chapters = [chapter('Ours 1', 0), chapter('Ours 2', 1), chapter('Ours 3', 1, inSecond(50))];
    expect(pairChapters(edited, { turns, chapters })[0]!.elsewhere).toBe('Ours 2');
    expect(pairChapters(edited, { turns, chapters: chapters.slice(0, 1) })[0]!.elsewhere).toBe('Ours 1');
  });

  it('finds first words only behind the chapter before', () => {
    const said = [...turns, { index: 2, text: talk('a', 100) }];
    const edited = {
      chapters: [edit('First'), edit('Second', 1, 'b'), edit('Third', 0)],
    };
    const ours = said.map(({ index }) => chapter(`Ours ${index}`, index));
    const pairs = pairChapters(edited, { turns: said, chapters: ours });
    expect(pairs.map((pair) => [pair.editors, pair.ours, pair.ofEditors])).toEqual([
      ['First', 'Ours 0', 1],
      ['Second', 'Ours 1', 1],
      ['Third', 'Ours 2', 1],
    ]);
  });

  it('takes the place nearest to the turn where words are said again', () => {
    const said = [0, 1, 2, 3].map((index) => ({ index, text: talk('a', 20) }));
    const edited = { chapters: [edit('First'), edit('Third', 2), edit('Fourth', 3)] };
    const ours = said.map(({ index }) => chapter(`Ours ${index}`, index));
    const pairs = pairChapters(edited, { turns: said, chapters: ours });
    expect(pairs.map((pair) => [pair.editors, pair.ours, pair.ofEditors])).toEqual([
      ['First', 'Ours 0', 0.5],
      ['Third', 'Ours 2', 1],
      ['Fourth', 'Ours 3', 1],
    ]);
  });

  it('leaves a chapter out that starts where the next one does', () => {
    const edited = { chapters: [edit('First'), edit('Break', 1, 'b'), edit('After', 2, 'b')] };
    const pairs = pairChapters(edited, { turns, chapters: [chapter('Ours', 0)] });
    expect(pairs.map(({ editors }) => editors)).toEqual(['First', 'After']);
  });

  it('leaves a chapter out whose first words are not in the transcript', () => {
    const edited = {
      chapters: [edit('First'), edit('Lost', 1, 'c')],
    };
    const pairs = pairChapters(edited, { turns, chapters: [chapter('Ours', 0)] });
    expect(pairs.map(({ editors, ofEditors }) => [editors, ofEditors])).toEqual([['First', 1]]);
  });

  it('gives no pair for an episode without chapters', () => {
    expect(pairChapters({ chapters: [edit('First')] }, { turns, chapters: [] })).toEqual([]);
  });
});
