import { describe, expect, it } from 'vitest';
import { aLesson, anEpisodeRecord, aPassage, aVector, someVectors } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

export function describeVectorSearch(adapter: StoreAdapter): void {
  describe('vector search', () => {
    const context = freshStore(adapter);

    async function saveVectorPassages(vectors: Float32Array[], fingerprint = 'test-space'): Promise<void> {
      const passages = vectors.map((_, index) => aPassage({ index, text: `passage ${index}` }));
      const record = anEpisodeRecord({ passages, lessons: [] });
      const dimension = vectors[0]!.length;
      await context.store.saveEpisode({
        ...record,
        vectors: { ...someVectors(record, { fingerprint, dimension }), passages: vectors },
      });
    }

    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

    it('orders by cosine and gives the cosine as the score', async () => {
      const { store } = context;
      const vectors = Array.from({ length: 300 }, (_, seed) => aVector(seed + 1, 64));
      await saveVectorPassages(vectors);
      const query = aVector(500, 64);
      const hits = await store.vectorPassages(query, 'test-space', {}, 10);
      const found = await store.findPassages(hits.map((hit) => hit.id));
      const expected = vectors.map((vector) => cosine(query, vector)).toSorted((a, b) => b - a);
      hits.forEach((hit, place) => {
        expect(Math.abs(hit.score - cosine(query, vectors[found[place]!.index]!))).toBeLessThan(0.01);
        expect(Math.abs(hit.score - expected[place]!)).toBeLessThan(0.01);
      });
      expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
    });

    it('finds a stored vector with a cosine of 1', async () => {
      await saveVectorPassages([aVector(1, 256), aVector(2, 256), aVector(3, 256)]);
      const [hit] = await context.store.vectorPassages(aVector(2, 256), 'test-space', {}, 1);
      expect(hit!.score).toBeGreaterThan(0.995);
      expect((await context.store.findPassages([hit!.id]))[0]?.text).toBe('passage 1');
    });

    it('rejects when passages are there but no vectors of the fingerprint', async () => {
      const { store } = context;
      await saveVectorPassages([aVector(1)]);
      await store.saveEpisode(anEpisodeRecord());
      await expect(store.vectorPassages(aVector(1), 'other-space', {}, 5)).rejects.toThrow(/other-space/u);
      await expect(store.vectorLessons(aVector(1), 'other-space', {}, 5)).rejects.toThrow(/other-space/u);
    });

    it('is empty in an empty archive', async () => {
      expect(await context.store.vectorPassages(aVector(1), 'test-space', {}, 5)).toEqual([]);
      expect(await context.store.vectorLessons(aVector(1), 'test-space', {}, 5)).toEqual([]);
    });

    it('rejects a vector of another dimension', async () => {
      await saveVectorPassages([aVector(1, 8)]);
      await expect(context.store.vectorPassages(aVector(1, 16), 'test-space', {}, 5)).rejects.toThrow(/dimension/u);
    });

    it('never finds the zero vector, and nothing by it', async () => {
      const { store } = context;
      await saveVectorPassages([new Float32Array(8), aVector(1)]);
      expect(await store.vectorPassages(aVector(1), 'test-space', {}, 5)).toHaveLength(1);
      expect(await store.vectorPassages(new Float32Array(8), 'test-space', {}, 5)).toEqual([]);
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 2, embedded: 2 });
    });

    it('keeps the spaces of two models apart', async () => {
      const { store } = context;
      await saveVectorPassages([aVector(1, 8)], 'small');
      await saveVectorPassages([aVector(1, 16)], 'large');
      expect(await store.vectorPassages(aVector(1, 8), 'small', {}, 5)).toHaveLength(1);
      expect(await store.vectorPassages(aVector(1, 16), 'large', {}, 5)).toHaveLength(1);
      expect(await store.vectorCoverage('small')).toEqual({ passages: 2, embedded: 1 });
    });

    it('gives similarities in the order of the ids, without those that have no vector', async () => {
      const { store } = context;
      await saveVectorPassages([aVector(1), aVector(2), new Float32Array(8)]);
      await store.saveEpisode(anEpisodeRecord({ passages: [aPassage({ text: 'passage without' })] }));
      const ids = (await store.keywordPassages(words('passage'), {}, 10))
        .map((hit) => hit.id)
        .toSorted((a, b) => b - a);
      const scored = await store.similarities(aVector(2), 'test-space', [...ids, 999_999]);
      expect(scored.map((score) => score.id)).toEqual(ids.slice(1));
      expect(scored[0]!.score).toBe(0);
      expect(scored[1]!.score).toBeGreaterThan(0.99);
      expect(await store.similarities(aVector(2), 'other-space', ids)).toEqual([]);
    });
  });

  describe('vectors that come later', () => {
    const context = freshStore(adapter);

    it('are asked for with whole episodes and found once saved', async () => {
      const { store } = context;
      const record = anEpisodeRecord({
        passages: [0, 1].map((index) => aPassage({ index })),
        lessons: [aLesson(), aLesson()],
      });
      await store.saveEpisode(record);
      const [missing, ...others] = await store.findUnembedded('test-space', 10);
      expect(others).toEqual([]);
      expect(missing).toMatchObject({
        ...{ episodeId: record.episode.id, passages: record.passages, lessons: record.lessons },
      });
      const vectors = someVectors(record);
      await store.saveVectors(record.episode.id, vectors, missing!.revision);
      expect(await store.findUnembedded('test-space', 10)).toEqual([]);
      expect(await store.findUnembedded('other-space', 10)).toHaveLength(1);
      const [hit] = await store.vectorLessons(vectors.lessons[1]!, 'test-space', {}, 1);
      expect((await store.findStoredLessons([hit!.id]))[0]).toMatchObject({ ...record.lessons[1], rowId: hit!.id });
    });

    it('are limited by episodes', async () => {
      for (let i = 0; i < 3; i++) await context.store.saveEpisode(anEpisodeRecord());
      expect(await context.store.findUnembedded('test-space', 2)).toHaveLength(2);
    });

    it('may be saved again', async () => {
      const { store } = context;
      const record = anEpisodeRecord();
      await store.saveEpisode(record);
      await store.saveVectors(record.episode.id, someVectors(record));
      const again = someVectors(record);
      await store.saveVectors(record.episode.id, again);
      const [hit] = await store.vectorPassages(again.passages[0]!, 'test-space', {}, 5);
      expect(hit!.score).toBeGreaterThan(0.99);
    });

    it('are ignored when the episode was changed or removed meanwhile', async () => {
      const { store } = context;
      const record = anEpisodeRecord();
      await store.saveEpisode(record);
      const [missing] = await store.findUnembedded('test-space', 1);
      await store.saveEpisode({ ...record, derivation: 'test-2' });
      await store.saveVectors(record.episode.id, someVectors(record), missing!.revision);
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 1, embedded: 0 });
      await store.deleteEpisode(record.episode.id);
      await expect(
        store.saveVectors(record.episode.id, someVectors(record), missing!.revision),
      ).resolves.toBeUndefined();
    });

    it('are ignored without a revision when they are not as many as the passages', async () => {
      const { store } = context;
      const record = anEpisodeRecord();
      await store.saveEpisode(record);
      await store.saveVectors(record.episode.id, { ...someVectors(record), passages: [] });
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 1, embedded: 0 });
    });
  });
}
