// The words of the archive, for the spelling of queries.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChapter, anEpisodeRecord, aPassage, someTurns } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

export function describeVocabulary(adapter: StoreAdapter): void {
  describe('the vocabulary', () => {
    const context = freshStore(adapter);

    const aTalk = () =>
      anEpisodeRecord({
        episode: { title: 'Untitled', people: [{ name: 'Margaret Hamilton', role: 'guest' }] },
        turns: someTurns(['Ada', 'zebra']),
        chapters: [aChapter({ title: 'Stripes' })],
        passages: [
          aPassage({ index: 0, text: 'Café zebra zebra', speakers: ['Grace'] }),
          aPassage({ index: 1, text: 'zebra restoring', speakers: [] }),
        ],
      });

    const counts = async () =>
      Object.fromEntries((await context.store.vocabulary()).map(({ word, passages }) => [word, passages]));

    it('counts the passages that hold a word, names and titles with them, without case, accents and stems', async () => {
      await context.store.saveEpisode(aTalk());
      expect(await counts()).toEqual({ cafe: 1, zebra: 2, restoring: 1, grace: 1, stripes: 2, untitled: 2 });
    });

    it('forgets the words of an episode that is deleted or saved again', async () => {
      const record = aTalk();
      await context.store.saveEpisode(record);
      const passages = [aPassage({ text: 'horses', speakers: [] })];
      await context.store.saveEpisode({ ...record, derivation: 'another', passages });
      expect(await counts()).toEqual({ horses: 1, stripes: 1, untitled: 1 });
      await context.store.deleteEpisode(record.episode.id);
      expect(await counts()).toEqual({});
    });

    it('counts single words, among all passages, and anew after each change', async () => {
      const record = aTalk();
      const asked = ['zebra', 'cafe', 'stripes', 'restore', 'zebra', '', '"', 'a b'];
      const empty = await context.store.wordCounts(asked);
      expect([empty.passages, [...empty.counts.values()].every((count) => count === 0)]).toEqual([0, true]);
      await context.store.saveEpisode(record);
      expect(await context.store.wordCounts(asked)).toEqual({
        passages: 2,
        counts: new Map(Object.entries({ zebra: 2, cafe: 1, stripes: 2, restore: 0, '': 0, '"': 0, 'a b': 0 })),
      });
      await context.store.saveEpisode({ ...record, derivation: 'another', passages: [aPassage({ text: 'restore' })] });
      expect((await context.store.wordCounts(asked)).counts.get('restore')).toBe(1);
      await context.store.deleteEpisode(record.episode.id);
      expect((await context.store.wordCounts(asked)).counts.get('restore')).toBe(0);
    });

    it('counts single words as it lists them all', async () => {
      await context.store.saveEpisode(aTalk());
      const listed = await counts();
      const counted = await context.store.wordCounts(Object.keys(listed));
      expect(Object.fromEntries(counted.counts)).toEqual(listed);
    });

    it('tells which words stand nowhere, and of which another form does', async () => {
      await context.store.saveEpisode(aTalk());
      const asked = ['ZEBRA', 'café', 'restores', 'Hamilton', 'zebru', "ca'fe"];
      expect(await context.store.findUnseenWords(asked)).toEqual([
        { word: 'restores', inflected: true },
        { word: 'zebru', inflected: false },
        { word: "ca'fe", inflected: false },
      ]);
    });

    it('takes any string for a word', async () => {
      await context.store.saveEpisode(aTalk());
      const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', 'OR', 'a"b', '\0', '*', '\ud800'));
      await fc.assert(
        fc.asyncProperty(text, async (word) => {
          await context.store.findUnseenWords([word]);
        }),
      );
    });
  });
}
