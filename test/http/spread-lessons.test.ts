import { describe, expect, it } from 'vitest';
import { spreadLessons } from '../../src/http/spread-lessons.js';
import { aLesson } from '../fixtures/builders.js';

const of = (slug: string, score: number) => ({
  ...aLesson({ score }),
  ...{ rowId: 0, publishedAt: null, episode: { id: slug, slug, title: slug, show: 'one' } },
});
const best = [of('a', 0.9), of('a', 0.8), of('b', 0.7), of('a', 0.6), of('c', 0.5)];
const chosen = (limit: number) => spreadLessons(best, limit).map(({ episode, score }) => `${episode.id} ${score}`);

describe('spread lessons', () => {
  it('are of different episodes, best first', () => {
    expect(chosen(2)).toEqual(['a 0.9', 'b 0.7']);
    expect(chosen(3)).toEqual(['a 0.9', 'b 0.7', 'c 0.5']);
  });

  it('fill up with the best of the others, in their order', () => {
    expect(chosen(4)).toEqual(['a 0.9', 'a 0.8', 'b 0.7', 'c 0.5']);
    expect(chosen(9)).toHaveLength(5);
    expect(spreadLessons([], 3)).toEqual([]);
  });
});
