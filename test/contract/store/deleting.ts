import { describe, expect, it } from 'vitest';
import { anEpisodeRecord, someVectors } from '../../fixtures/builders.js';
import { aFullRecord } from './full-record.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

export function describeDeleting(adapter: StoreAdapter): void {
  describe('deleteEpisode', () => {
    const context = freshStore(adapter);

    it('removes the episode from every list, index and count', async () => {
      const { store } = context;
      const record = aFullRecord();
      const { id, show } = record.episode;
      await store.saveEpisode(record);
      const [hit] = await store.keywordPassages(words('backup'), {}, 1);
      expect(await store.deleteEpisode(id)).toBe(true);
      expect([await store.findEpisode(id), await store.findSource(id), await store.findTranscript(id)]).toEqual([
        null,
        null,
        null,
      ]);
      expect([await store.findChapters(id), await store.findLessonsOfEpisode(id)]).toEqual([null, null]);
      expect(await store.findTurns(id, [0])).toEqual([]);
      expect(await store.findShow(show)).toBeNull();
      expect(await store.findTopic('backups')).toBeNull();
      expect((await store.findLessons({}, { limit: 10 })).items).toEqual([]);
      expect(await store.findPassages([hit!.id])).toEqual([]);
      expect(await store.keywordPassages(words('backup'), {}, 10)).toEqual([]);
      expect(await store.keywordEpisodes(words('backup'), {}, 10)).toEqual([]);
      expect(await store.vectorPassages(record.vectors!.passages[0]!, 'test-space', {}, 10)).toEqual([]);
      expect(await store.similarities(record.vectors!.passages[0]!, 'test-space', [hit!.id])).toEqual([]);
    });

    it('leaves the other episodes as they are', async () => {
      const { store } = context;
      const [kept, removed] = [aFullRecord(), aFullRecord()];
      await store.saveEpisode(kept);
      const before = await store.findEpisode(kept.episode.id);
      await store.saveEpisode(removed);
      await store.deleteEpisode(removed.episode.id);
      expect(await store.findEpisode(kept.episode.id)).toEqual(before);
      expect(await store.keywordPassages(words('backup'), {}, 10)).toHaveLength(2);
      expect(await store.findTopic('backups')).toMatchObject({ episodeCount: 1, lessonCount: 1, chapterCount: 2 });
      expect((await store.findShow('test-show'))?.episodeCount).toBe(1);
    });

    it('is false when there is no such episode', async () => {
      const revision = await context.store.indexRevision();
      expect(await context.store.deleteEpisode('ep_unknown')).toBe(false);
      expect(await context.store.indexRevision()).toBe(revision);
    });

    it('never gives the id of a removed passage to another one', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const [before] = await store.keywordPassages(words('backup'), {}, 1);
      await store.deleteEpisode(record.episode.id);
      await store.saveEpisode(aFullRecord());
      expect(await store.findPassages([before!.id])).toEqual([]);
    });
  });

  describe('indexRevision', () => {
    const context = freshStore(adapter);

    it('changes with every save, deletion and added vector', async () => {
      const { store } = context;
      const record = anEpisodeRecord();
      const seen = [await store.indexRevision()];
      await store.saveEpisode(record);
      seen.push(await store.indexRevision());
      await store.saveVectors(record.episode.id, someVectors(record));
      seen.push(await store.indexRevision());
      await store.saveEpisode({ ...record, derivation: 'test-2' });
      seen.push(await store.indexRevision());
      await store.deleteEpisode(record.episode.id);
      seen.push(await store.indexRevision());
      expect(new Set(seen).size).toBe(5);
    });
  });

  describe('findStaleEpisodes', () => {
    const context = freshStore(adapter);

    it('names episodes of another derivation, those saved longest ago first', async () => {
      const { store } = context;
      const staleIds = async (limit: number) =>
        (await store.findStaleEpisodes('test-2', limit)).map(({ episodeId }) => episodeId);
      const [old, older, current] = [anEpisodeRecord(), anEpisodeRecord(), anEpisodeRecord({ derivation: 'test-2' })];
      for (const record of [older, old, current]) {
        await store.saveEpisode(record);
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
      expect(await staleIds(10)).toEqual([older.episode.id, old.episode.id]);
      expect(await staleIds(1)).toEqual([older.episode.id]);
      await store.saveEpisode({ ...older, derivation: 'test-2' });
      expect(await staleIds(10)).toEqual([old.episode.id]);
    });
  });
}
