// How far a topic's page goes on.
import { describe, expect, it } from 'vitest';
import type { TopicMention } from '../../src/domain/topic.js';
import type { Services } from '../../src/http/services.js';
import { topicPlaceUrl, topicViewOf } from '../../src/http/topic-page-view.js';
import { aLesson } from '../fixtures/builders.js';
import { seed, testApp } from './helpers.js';

const SLUG = 'recovery-over-prevention';
const stored = Array.from({ length: 45 }, (_, i) => ({
  ...aLesson({ quote: `Lesson ${i}` }),
  ...{ rowId: i, publishedAt: null, episode: { id: 'ep', slug: 'one', title: 'One', show: 'night-shift' } },
}));

async function viewOf(place: Parameters<typeof topicViewOf>[1], known: Partial<Services['reader']> = {}) {
  const test = testApp();
  await seed(test, { publishedAt: '2024-05-14' });
  const { reader } = test.services;
  const topic = (await reader.findTopic(SLUG))!;
  const findLessonsOfTopic = async (_slug: string, limit: number) => stored.slice(0, limit);
  const view = await topicViewOf(topic, place, { ...reader, findLessonsOfTopic, ...known });
  await test.app.close();
  return view;
}

describe('the lessons of a topic', () => {
  it('go on while there are more', async () => {
    const first = await viewOf({});
    expect(first.lessons).toHaveLength(30);
    expect([first.bestUrl, first.nextUrl]).toEqual([null, `/topics/${SLUG}?page=2#lessons`]);
    const second = await viewOf({ page: 2 });
    expect(second.lessons.map(({ quote }) => quote)).toEqual(stored.slice(30).map(({ quote }) => quote));
    expect([second.bestUrl, second.nextUrl]).toEqual([`/topics/${SLUG}#lessons`, null]);
  });

  it('go on within the show that they are narrowed to', async () => {
    const { nextUrl, bestUrl } = await viewOf({ show: 'night-shift', page: 2 });
    expect([nextUrl, bestUrl]).toEqual([null, `/topics/${SLUG}?show=night-shift#lessons`]);
  });
});

describe('where a topic was spoken of first and last', () => {
  const mentionIn = (id: string, publishedAt: string | null): TopicMention => ({
    ...{ turn: 1, startOffset: 0, speaker: 'Ada', publishedAt, startTime: null, timing: null },
    episode: { id, slug: id, title: id, show: 'night-shift' },
  });
  const titlesOf = async (first: TopicMention, last: TopicMention) => {
    const { mentions } = await viewOf({}, { findTopicMentions: async () => ({ first, last }) });
    return mentions && [mentions.first.episodeTitle, mentions.last.episodeTitle];
  };

  it('is told by dates', async () => {
    expect(await titlesOf(mentionIn('one', '2023-01-01'), mentionIn('two', '2024-01-01'))).toEqual(['one', 'two']);
  });

  it('is not told of several episodes without dates', async () => {
    expect(await titlesOf(mentionIn('one', null), mentionIn('two', null))).toBeNull();
    expect(await titlesOf(mentionIn('one', null), mentionIn('one', null))).toEqual(['one', 'one']);
  });
});

describe('the path of a topic', () => {
  it('keeps the place', () => {
    expect(topicPlaceUrl('a', {})).toBe('/topics/a');
    expect(topicPlaceUrl('a', { page: 1 })).toBe('/topics/a');
    expect(topicPlaceUrl('a', { show: 'b&c', page: 3, chapters: 'x' })).toBe('/topics/a?show=b%26c&page=3&chapters=x');
  });
});
