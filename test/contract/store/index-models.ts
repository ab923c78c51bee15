// The archive's own choice of a model: vectors of two spaces side by side, and the switch from one to the other.
import { describe, expect, it } from 'vitest';
import type { ChosenModel } from '../../../src/store/store.js';
import { aLesson, anEpisodeRecord, aPassage, someVectors } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

export function describeIndexModels(adapter: StoreAdapter): void {
  const model = (fingerprint: string): ChosenModel => ({ model: `models/${fingerprint}`, dtype: 'q8', fingerprint });

  describe('models of the index', () => {
    const context = freshStore(adapter);

    async function saveEmbedded(...fingerprints: string[]) {
      const { store } = context;
      const record = anEpisodeRecord({ passages: [0, 1].map((index) => aPassage({ index })), lessons: [aLesson()] });
      await store.saveEpisode(record);
      for (const fingerprint of fingerprints) {
        await store.saveVectors(record.episode.id, { ...someVectors(record), fingerprint });
      }
      return record;
    }

    it('are none until one is chosen', async () => {
      const { store } = context;
      expect([await store.findServingModel(), await store.findComingModel()]).toEqual([null, null]);
      await store.saveComingModel(model('new'));
      expect([await store.findServingModel(), await store.findComingModel()]).toEqual([null, model('new')]);
    });

    it('switch only when every passage and lesson has a vector', async () => {
      const { store } = context;
      const record = await saveEmbedded('old');
      await store.saveComingModel(model('new'));
      expect(await store.serveComingModel('new')).toBe('incomplete');
      await store.saveVectors(record.episode.id, { ...someVectors(record), fingerprint: 'new' });
      const before = await store.indexRevision();
      expect(await store.serveComingModel('new')).toBe('serving');
      expect([await store.findServingModel(), await store.findComingModel()]).toEqual([model('new'), null]);
      expect(await store.indexRevision()).not.toBe(before);
    });

    it('switch from one choice to the next', async () => {
      const { store } = context;
      for (const name of ['first', 'second']) {
        await store.saveComingModel(model(name));
        expect(await store.serveComingModel(name)).toBe('serving');
      }
      expect(await store.findServingModel()).toEqual(model('second'));
    });

    it('do not switch to one that another has taken the place of', async () => {
      const { store } = context;
      await store.saveComingModel(model('new'));
      await store.saveComingModel(model('newer'));
      expect(await store.serveComingModel('new')).toBe('superseded');
      expect(await store.findServingModel()).toBeNull();
    });

    it('leave no vectors of other spaces when those are dropped, a few at a time', async () => {
      const { store } = context;
      await saveEmbedded('old', 'older', 'new');
      await saveEmbedded('old', 'new');
      let rounds = 1;
      while (await store.dropOtherVectors('new', 2)) rounds++;
      expect(rounds).toBeGreaterThan(2);
      const coverage = await Promise.all(['old', 'older', 'new'].map((name) => store.vectorCoverage(name)));
      expect(coverage.map(({ embedded }) => embedded)).toEqual([0, 0, 4]);
      expect(await store.findUnembedded('new', 10)).toEqual([]);
      expect(await store.findUnembedded('old', 10)).toHaveLength(2);
    });

    it('keep the vectors of the model that is to come', async () => {
      const { store } = context;
      await saveEmbedded('old', 'new');
      await store.saveComingModel(model('new'));
      expect(await store.dropOtherVectors('old', 100)).toBe(false);
      expect((await store.vectorCoverage('new')).embedded).toBe(2);
    });
  });
}
