// What search lists without words, and how it finds the name that a part of it means.
import { describe, expect, it } from 'vitest';
import type { Holding, Listing } from '../../../src/store/store.js';
import { aLesson, anEpisodeRecord, aPassage, someTurns } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

export function describeNewest(adapter: StoreAdapter): void {
  describe('the newest passages and lessons', () => {
    const context = freshStore(adapter);

    async function saveThree(): Promise<void> {
      for (const [slug, publishedAt] of [
        ['undated', null],
        ['new', '2024-05-02T08:00:00+02:00'],
        ['old', '2023-01-01'],
      ] as const) {
        const passages = [0, 1].map((index) => aPassage({ index, text: `${slug} ${index}`, speakers: [slug] }));
        const lessons = [0, 1].map((index) => aLesson({ statement: `${slug} ${index}`, speaker: slug }));
        await context.store.saveEpisode(anEpisodeRecord({ episode: { slug, publishedAt }, passages, lessons }));
      }
    }

    async function list(listing: Partial<Listing>): Promise<[passages: string[], lessons: string[]]> {
      const { store } = context;
      const asked = { filter: {}, excluded: [], limit: 10, ...listing };
      const passages = await store.findPassages(await store.newestPassages(asked));
      const lessons = await store.findStoredLessons(await store.newestLessons(asked));
      return [passages.map(({ text }) => text), lessons.map(({ statement }) => statement)];
    }

    it('come by date, each episode in its order, undated ones last', async () => {
      await saveThree();
      const all = ['new 0', 'new 1', 'old 0', 'old 1', 'undated 0', 'undated 1'];
      expect(await list({})).toEqual([all, all]);
      expect(await list({ limit: 3 })).toEqual([all.slice(0, 3), all.slice(0, 3)]);
    });

    it('pass the filter and hold no excluded word', async () => {
      await saveThree();
      expect(await list({ filter: { speakers: ['OLD', 'undated'] }, excluded: ['0', 'nowhere else'] })).toEqual([
        ['old 1', 'undated 1'],
        ['old 1', 'undated 1'],
      ]);
      expect(await list({ excluded: ['"', '-'], limit: 1 })).toEqual([['new 0'], ['new 0']]);
    });
  });

  describe('the oldest passages that hold words', () => {
    const context = freshStore(adapter);

    async function saveFour(): Promise<void> {
      for (const [slug, publishedAt, title] of [
        ['undated', null, 'Talk'],
        ['new', '2024-05-02T08:00:00+02:00', 'Talk'],
        ['old', '2023-01-01', 'Talk'],
        ['oldest', '2022-01-01', 'Feature flags'],
      ] as const) {
        const texts = ['Nothing here.', `The ${slug} feature flag.`, `Flags for each feature, ${slug}.`];
        const passages = texts.map((text, index) =>
          aPassage({ index, text: slug === 'oldest' ? 'Nothing at all.' : text, speakers: [slug] }),
        );
        await context.store.saveEpisode(anEpisodeRecord({ episode: { slug, publishedAt, title }, passages }));
      }
    }

    async function list(holding: Partial<Holding>): Promise<string[]> {
      const ids = await context.store.oldestPassages({ filter: {}, phrases: [], limit: 10, ...holding });
      return (await context.store.findPassages(ids)).map(({ text }) => text);
    }

    it('come by date, undated ones last, by what is spoken and not by titles', async () => {
      await saveFour();
      const flag = (slug: string) => `The ${slug} feature flag.`;
      expect(await list({ phrases: ['feature flags'] })).toEqual([flag('old'), flag('new'), flag('undated')]);
      expect(await list({ phrases: ['features', 'flag'], limit: 2 })).toEqual([
        flag('old'),
        'Flags for each feature, old.',
      ]);
      expect(await list({ phrases: ['feature flag'], filter: { speakers: ['New'] } })).toEqual([flag('new')]);
    });

    it('are none for words that nobody speaks, and for no words', async () => {
      await saveFour();
      expect(await list({ phrases: ['feature flags', 'zebra'] })).toEqual([]);
      expect(await list({ phrases: [] })).toEqual([]);
      expect(await list({ phrases: ['"', '-'] })).toEqual([]);
    });
  });

  describe('speakers', () => {
    const context = freshStore(adapter);

    it('are found by any part of their name, each once', async () => {
      const { store } = context;
      await store.saveEpisode(
        anEpisodeRecord({ turns: someTurns(['Saul Halvorsen', 'One.'], ['Émile 100%', 'Two.'], [null, 'Three.']) }),
      );
      await store.saveEpisode(anEpisodeRecord({ turns: someTurns(['SAUL HALVORSEN', 'Four.'], ['Saulė', 'Five.']) }));
      expect((await store.findSpeakers('saul')).map((name) => name.toLowerCase())).toEqual(['saul halvorsen', 'saulė']);
      expect(await store.findSpeakers('ÉMILE')).toEqual(['Émile 100%']);
      expect(await store.findSpeakers('%')).toEqual(['Émile 100%']);
      expect(await store.findSpeakers('nobody')).toEqual([]);
    });

    it('are found with the episodes in which they speak, names without case', async () => {
      const { store } = context;
      const talks = [
        anEpisodeRecord({ turns: someTurns(['Émile Zola', 'One.'], ['ÉMILE ZOLA', 'Two.'], ['Ada', 'Three.']) }),
        anEpisodeRecord({ turns: someTurns(['E\u0301mile Zola', 'Four.'], [null, 'Ada.']) }),
        anEpisodeRecord({ turns: someTurns(['Grace', 'Five.']) }),
      ];
      for (const talk of talks) await store.saveEpisode(talk);
      const [one, two] = talks.map(({ episode }) => episode.id);
      const { episodes, byName } = await store.findSpeakerEpisodes(['émile zola', 'ADA', 'Zola', '']);
      expect(episodes).toBe(3);
      expect([...byName.keys()]).toEqual(['émile zola', 'ADA', 'Zola', '']);
      expect([...byName.values()].map((ids) => ids.toSorted())).toEqual([[one, two].toSorted(), [one], [], []]);
      await store.deleteEpisode(two!);
      const left = await store.findSpeakerEpisodes(['Émile Zola']);
      expect([left.episodes, left.byName.get('Émile Zola')]).toEqual([2, [one]]);
    });
  });
}
