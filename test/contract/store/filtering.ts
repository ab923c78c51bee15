// Filters: each alone, all together, and the same in lists, keyword search and vector search.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EpisodeRecord, Filter } from '../../../src/store/store.js';
import {
  aChapter,
  aLesson,
  anEpisodeRecord,
  aPassage,
  aTopic,
  aVector,
  someTurns,
  someVectors,
} from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

const [backups, scaling] = [aTopic('Backups'), aTopic('Scaling')];
const ofFirstTurn = { start: { turn: 0, offset: 0 }, end: { turn: 0, offset: 5 } };
const ofSecondTurn = { start: { turn: 1, offset: 0 }, end: { turn: 1, offset: 5 } };

/** Two speakers, a chapter and a passage for each; the word "common" is everywhere. */
function aDialogue(fields: { slug: string; show: string; publishedAt: string | null; guest: string }): EpisodeRecord {
  const { guest, ...episode } = fields;
  const record = anEpisodeRecord({
    episode,
    turns: someTurns(['Ada', 'common words of the host'], [guest, 'common words of the guest']),
    chapters: [
      aChapter({ index: 0, ...ofFirstTurn, topics: [backups] }),
      aChapter({ index: 1, ...ofSecondTurn, topics: [] }),
    ],
    lessons: [
      aLesson({ quote: `common lesson of the host in ${episode.slug}`, topics: [] }),
      aLesson({
        quote: `common lesson of the guest in ${episode.slug}`,
        turn: 1,
        speaker: guest,
        topics: [scaling],
        chapter: 1,
      }),
    ],
    passages: [
      aPassage({ ...ofFirstTurn, index: 0, chapter: 0, text: `common ${episode.slug} host`, speakers: ['Ada'] }),
      aPassage({ ...ofSecondTurn, index: 1, chapter: 1, text: `common ${episode.slug} guest`, speakers: [guest] }),
    ],
  });
  return { ...record, vectors: someVectors(record) };
}

const one = aDialogue({ slug: 'one', show: 'first', publishedAt: '2024-05-01', guest: 'Grace Hopper' });
const two = aDialogue({ slug: 'two', show: 'first', publishedAt: '2024-05-02T08:00:00Z', guest: 'Émile Zola' });
const three = aDialogue({ slug: 'three', show: 'second', publishedAt: null, guest: 'grace HOPPER' });

const everyPassage = ['one guest', 'one host', 'three guest', 'three host', 'two guest', 'two host'];
const guests = (...slugs: string[]) => slugs.map((slug) => `${slug} guest`);
const hosts = (...slugs: string[]) => slugs.map((slug) => `${slug} host`);

interface Expected {
  readonly episodes: string[];
  readonly passages: string[];
  readonly lessons: string[];
}

const cases: [name: string, filter: Filter, expected: Expected][] = [
  ['nothing', {}, { episodes: ['one', 'three', 'two'], passages: everyPassage, lessons: everyPassage }],
  [
    'show',
    { show: 'second' },
    { episodes: ['three'], passages: ['three guest', 'three host'], lessons: ['three guest', 'three host'] },
  ],
  [
    'episode',
    { episode: one.episode.id },
    { episodes: ['one'], passages: ['one guest', 'one host'], lessons: ['one guest', 'one host'] },
  ],
  [
    'speaker, whatever the case',
    { speaker: 'GRACE hopper' },
    { episodes: ['one', 'three'], passages: guests('one', 'three'), lessons: guests('one', 'three') },
  ],
  [
    'speaker, whatever the case and Unicode form of a letter beyond ASCII',
    { speaker: 'E\u0301MILE ZOLA' },
    { episodes: ['two'], passages: ['two guest'], lessons: ['two guest'] },
  ],
  [
    'any of several speakers',
    { speakers: ['grace HOPPER', 'Émile Zola', 'Nobody'] },
    {
      ...{ episodes: ['one', 'three', 'two'], passages: guests('one', 'three', 'two') },
      ...{ lessons: guests('one', 'three', 'two') },
    },
  ],
  ['none of no speakers', { speakers: [] }, { episodes: [], passages: [], lessons: [] }],
  [
    'topic of chapters',
    { topic: 'backups' },
    { episodes: ['one', 'three', 'two'], passages: hosts('one', 'three', 'two'), lessons: [] },
  ],
  [
    'topic of lessons',
    { topic: 'scaling' },
    {
      ...{ episodes: ['one', 'three', 'two'], passages: guests('one', 'three', 'two') },
      ...{ lessons: guests('one', 'three', 'two') },
    },
  ],
  [
    'from, inclusive',
    { from: '2024-05-02' },
    { episodes: ['two'], passages: ['two guest', 'two host'], lessons: ['two guest', 'two host'] },
  ],
  [
    'to, inclusive over the whole day',
    { to: '2024-05-02' },
    {
      ...{ episodes: ['one', 'two'], passages: ['one guest', 'one host', 'two guest', 'two host'] },
      ...{ lessons: ['one guest', 'one host', 'two guest', 'two host'] },
    },
  ],
  [
    'all of them',
    {
      ...{ show: 'first', episode: one.episode.id, topic: 'scaling', speaker: 'grace hopper' },
      ...{ from: '2024-05-01', to: '2024-05-01' },
    },
    { episodes: ['one'], passages: ['one guest'], lessons: ['one guest'] },
  ],
  [
    'all of them, one of which does not hold',
    { show: 'second', topic: 'scaling', speaker: 'grace hopper', from: '2020-01-01' },
    { episodes: [], passages: [], lessons: [] },
  ],
  ['an unknown show', { show: "x' OR 1=1 --" }, { episodes: [], passages: [], lessons: [] }],
  ['an unknown topic', { topic: 'none' }, { episodes: [], passages: [], lessons: [] }],
];

export function describeFiltering(adapter: StoreAdapter): void {
  describe('a filter', () => {
    const context = freshStore(adapter);
    beforeEach(async () => {
      for (const record of [one, two, three]) await context.store.saveEpisode(record);
    });

    it.each(cases)('by %s narrows lists, keyword search and vector search alike', async (_, filter, expected) => {
      const { store } = context;
      const { items } = await store.findEpisodes(filter, { limit: 10 });
      expect(items.map((episode) => episode.slug).toSorted()).toEqual(expected.episodes);
      const byWords = await store.keywordEpisodes(words('common'), filter, 10);
      expect(byWords.map((hit) => hit.episodeId).toSorted()).toEqual(items.map((episode) => episode.id).toSorted());

      const passages = [
        await store.keywordPassages(words('common'), filter, 10),
        await store.vectorPassages(aVector(1), 'test-space', filter, 10),
      ];
      for (const hits of passages) expect(await passageNames(hits)).toEqual(expected.passages);

      const lessons = [
        await store.keywordLessons(words('common'), filter, 10),
        await store.vectorLessons(aVector(1), 'test-space', filter, 10),
      ];
      for (const hits of lessons) {
        expect(lessonNames(await store.findStoredLessons(hits.map((hit) => hit.id)))).toEqual(expected.lessons);
      }
      expect(lessonNames((await store.findLessons(filter, { limit: 10 })).items)).toEqual(expected.lessons);
    });

    async function passageNames(hits: readonly { id: number }[]): Promise<string[]> {
      const passages = await context.store.findPassages(hits.map((hit) => hit.id));
      return passages.map((passage) => passage.text.replace('common ', '')).toSorted();
    }

    it('applies before the limit, not after it', async () => {
      const { store } = context;
      const best = (await store.vectorPassages(aVector(1), 'test-space', {}, 6)).at(-1)!;
      const [passage] = await store.findPassages([best.id]);
      const filter = { episode: passage!.episode.id, speaker: passage!.speakers[0] };
      expect(await store.vectorPassages(aVector(1), 'test-space', filter, 1)).toEqual([best]);
      expect(await store.keywordPassages(words('common'), filter, 1)).toHaveLength(1);
    });
  });
}

function lessonNames(lessons: readonly { statement: string }[]): string[] {
  return lessons
    .map(({ statement }) => statement.replace(/^common lesson of the (\w+) in (\w+)$/u, '$2 $1'))
    .toSorted();
}
