// At which words of a passage was it found?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/domain/transcript.js';
import { wordsOf } from '../../src/domain/words.js';
import { cutPassages } from '../../src/pipeline/embed/passages.js';
import { findPlaces, type PlacedHit } from '../../src/search/found-place.js';

const episode = { id: 'ep_1', show: 'night-shift', slug: 'one', title: 'One', revision: 2 };
const turns: Turn[] = [
  turn(0, 'Idris Halloran', 'Before this. So you went.', 100),
  turn(1, 'Tamsin Olorunfemi', 'I did.\n\nThe  cheapest phone was red. Nobody wanted it.', 110),
  turn(2, 'Idris Halloran', 'Red phones! Really?', 130),
];
const hit = {
  ...{ episode, startTurn: 0, startOffset: 13, endTurn: 2, endOffset: 11 },
  text: 'Idris Halloran: So you went.\nTamsin Olorunfemi: I did. The  cheapest phone was red. Nobody wanted it.\nIdris Halloran: Red phones!',
};

function turn(index: number, speaker: string | null, text: string, startTime: number | null): Turn {
  const timing = startTime === null ? null : 'exact';
  return { index, speaker, text, startTime, endTime: startTime && startTime + 20, timing, anchors: [] };
}

function readerOf(all: readonly Turn[]) {
  const asked: [string, readonly number[]][] = [];
  return {
    asked,
    findTurns: async (id: string, indexes: readonly number[]) => {
      asked.push([id, indexes]);
      return all.filter(({ index }) => indexes.includes(index));
    },
  };
}

async function placeAt(words: string, changes: Partial<PlacedHit> = {}, all = turns) {
  const [place] = await findPlaces([{ ...hit, at: hit.text.indexOf(words), ...changes }], readerOf(all));
  return place;
}

describe('the place of found words', () => {
  test('is their sentence, with who says it and when', async () => {
    expect(await placeAt('phone was')).toEqual({
      ...{ turn: 1, startOffset: 8, quote: 'The  cheapest phone was red.', speaker: 'Tamsin Olorunfemi' },
      ...{ startTime: 114, timing: 'interpolated', url: '/night-shift/one?revision=2#turn-1.8' },
    });
  });

  test('is counted from the passage’s start in the first turn, and ends with it in the last', async () => {
    expect(await placeAt('went')).toMatchObject({ turn: 0, startOffset: 13, quote: 'So you went.' });
    expect(await placeAt('Red phones')).toMatchObject({
      turn: 2,
      startOffset: 0,
      url: '/night-shift/one?revision=2#turn-2',
    });
  });

  test('of a name before the words is where its turn begins', async () => {
    expect(await placeAt('Olorunfemi')).toMatchObject({ turn: 1, startOffset: 0, quote: 'I did.' });
  });

  test('is not known where the turns are others meanwhile', async () => {
    const changed = turns.map((each) => ({ ...each, text: `${each.text} And much more was said of it.` }));
    expect(await placeAt('phone was', {}, changed)).toBeUndefined();
    expect(await placeAt('phone was', {}, [])).toBeUndefined();
  });

  test('reads each turn once, an episode at a time', async () => {
    const reader = readerOf(turns);
    const at = hit.text.indexOf('phone was');
    await findPlaces(
      [
        { ...hit, at },
        { ...hit, at: at + 6 },
        { ...hit, at: 0 },
      ],
      reader,
    );
    expect(reader.asked).toEqual([['ep_1', [1, 0]]]);
  });
});

describe('the place of any word of any passage', () => {
  const word = fc.constantFrom(
    'a',
    'Ann:',
    'phone.',
    'Yes!',
    '“so',
    'don’t',
    'ok?',
    '-',
    'Dr.',
    '\n\n',
    'naïve',
    '(laughs)',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 90 }).map((words) => `Well ${words.join(' ').trim()}`);
  const speech = fc.array(fc.tuple(fc.constantFrom('Ann', 'Bo Li', null), text), { minLength: 1, maxLength: 6 });

  test('is a sentence of its turn that holds it, verbatim', async () => {
    await fc.assert(
      fc.asyncProperty(speech, async (said) => {
        const all = said.map(([speaker, words], index) => turn(index, speaker, words.trim(), index * 60));
        const end = { turn: all.length - 1, offset: all.at(-1)!.text.length };
        const chapter = { ...{ index: 0, title: '', summary: '', origin: 'computed' as const, topics: [] } };
        const whole = { ...chapter, start: { turn: 0, offset: 0 }, end, startTime: 0, endTime: null, timing: null };
        const transcript = {
          format: 'markdown' as const,
          turns: all,
          marks: [],
          metadata: {},
          findings: [],
          losses: [],
        };
        for (const passage of cutPassages(transcript, [whole])) {
          const placed = wordsOf(passage.text).map(({ start }) => ({
            ...{ episode, text: passage.text, at: start },
            ...{ startTurn: passage.start.turn, startOffset: passage.start.offset },
            ...{ endTurn: passage.end.turn, endOffset: passage.end.offset },
          }));
          const places = await findPlaces(placed, readerOf(all));
          places.forEach((place, i) => {
            const { text: turnText, speaker } = all[place!.turn]!;
            const { startOffset, quote } = place!;
            expect(turnText.slice(startOffset, startOffset + quote.length)).toBe(quote);
            expect(place!.speaker).toBe(speaker);
            const before = passage.text.slice(0, placed[i]!.at).split('\n');
            expect(place!.turn).toBe(passage.start.turn + before.length - 1);
            const word = wordsOf(passage.text.slice(placed[i]!.at))[0]!.text;
            const isOfName = speaker !== null && `${speaker}: `.startsWith(`${before.at(-1)}${word}`);
            if (!isOfName) expect(quote).toContain(word);
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
