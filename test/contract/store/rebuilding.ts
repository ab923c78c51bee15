// Deriving again takes seconds and meets what others save meanwhile: that wins.
import { describe, expect, it } from 'vitest';
import type { EpisodeRecord, Store } from '../../../src/store/store.js';
import { aSource } from '../../fixtures/builders.js';
import { aFullRecord } from './full-record.js';
import { freshStore, type StoreAdapter } from './harness.js';

export function describeRebuilding(adapter: StoreAdapter): void {
  describe('saving over a revision', () => {
    const context = freshStore(adapter);

    it('replaces the episode that is still in that state, and leaves the title of the show', async () => {
      const { store } = context;
      const record = aFullRecord();
      const rebuilt = await savedAndRebuilt(store, record);
      await store.saveEpisode({ ...record, showTitle: 'Renamed meanwhile' });
      expect(await store.saveEpisode({ ...rebuilt, lessons: [], vectors: null })).toBe('updated');
      expect(await store.findLessonsOfEpisode(record.episode.id)).toEqual([]);
      expect(await store.findStaleEpisodes('test-2', 10)).toEqual([]);
      expect((await store.findShow(record.episode.show))?.title).toBe('Renamed meanwhile');
    });

    it.each<[string, (record: EpisodeRecord) => EpisodeRecord]>([
      ['transcript', (record) => ({ ...record, source: aSource('Ada: Another text.') })],
      ['title', (record) => ({ ...record, episode: { ...record.episode, title: 'Another' } })],
    ])('writes nothing when a new %s was saved meanwhile', async (_, change) => {
      const { store } = context;
      const record = aFullRecord();
      const rebuilt = await savedAndRebuilt(store, record);
      await store.saveEpisode(change(record));
      const [summary, source] = [await store.findEpisode(record.episode.id), await store.findSource(record.episode.id)];
      expect(await store.saveEpisode(rebuilt)).toBe('unchanged');
      expect(await store.findEpisode(record.episode.id)).toEqual(summary);
      expect(await store.findSource(record.episode.id)).toEqual(source);
    });

    it('does not bring back an episode that was deleted meanwhile', async () => {
      const { store } = context;
      const record = aFullRecord();
      const rebuilt = await savedAndRebuilt(store, record);
      await store.deleteEpisode(record.episode.id);
      expect(await store.saveEpisode(rebuilt)).toBe('unchanged');
      expect(await store.findEpisode(record.episode.id)).toBeNull();
      expect((await store.findShows({ limit: 1 })).items).toEqual([]);
    });

    it('gives way to what is saved after it', async () => {
      const { store } = context;
      const record = aFullRecord();
      const rebuilt = await savedAndRebuilt(store, record);
      await store.saveEpisode(rebuilt);
      const newer = { ...record, source: aSource('Ada: Another text.') };
      expect(await store.saveEpisode(newer)).toBe('updated');
      expect(await store.findSource(record.episode.id)).toEqual(newer.source);
    });
  });
}

/** Saves the record and gives what a newer derivation would save over it. */
async function savedAndRebuilt(store: Store, record: EpisodeRecord): Promise<EpisodeRecord> {
  await store.saveEpisode(record);
  const [stale] = await store.findStaleEpisodes('test-2', 1);
  return { ...record, derivation: 'test-2', onlyOverRevision: stale!.revision };
}
