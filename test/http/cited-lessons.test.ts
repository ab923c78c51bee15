// Quotes of an answer that stand in a lesson lead to it.
import { expect, it } from 'vitest';
import type { Citation } from '../../src/domain/citation.js';
import { citedLessons } from '../../src/http/cited-lessons.js';
import { aLesson } from '../fixtures/builders.js';

const episode = { id: 'ep_0000000000000001', slug: 'one', title: 'One', show: 'night-shift' };

function aCitation(turn: number, startOffset: number, quote: string): Citation {
  return { episode, quote, turn, startOffset, speaker: null, startTime: null, timing: null, url: '/' };
}

it('find the lesson that shares words with each, or has them among its evidence', async () => {
  const asked: string[] = [];
  const said = {
    quote: 'elsewhere',
    turn: 9,
    startOffset: 5,
    endOffset: 14,
    speaker: null,
    startTime: null,
    timing: null,
  };
  const lessons = [
    aLesson({ id: 'ls_a', turn: 3, startOffset: 10, endOffset: 20 }),
    aLesson({ id: 'ls_b', turn: 4, startOffset: 0, endOffset: 8, evidence: [said] }),
  ];
  const reader = {
    findLessonsOfEpisode: async (id: string) => {
      asked.push(id);
      return lessons;
    },
  };
  const citations = [
    ...[aCitation(3, 0, 'a'.repeat(11)), aCitation(3, 0, 'a'.repeat(10)), aCitation(3, 20, 'after')],
    ...[aCitation(9, 12, 'later'), aCitation(5, 0, 'another turn')],
  ];
  expect(await citedLessons(citations, reader)).toEqual(['/lessons/ls_a', null, null, '/lessons/ls_b', null]);
  expect(asked).toEqual([episode.id]);
});

it('are none where the episode is gone meanwhile', async () => {
  expect(await citedLessons([aCitation(0, 0, 'a')], { findLessonsOfEpisode: async () => null })).toEqual([null]);
});
