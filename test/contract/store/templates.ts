// The store's contract on templates of shows.
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../src/domain/state-of.js';
import { anEpisodeRecord } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

const template = { name: 'blog', format: 'html', length: 'full', source: '<p>{{ title }}</p>' } as const;

export function describeTemplates(adapter: StoreAdapter): void {
  describe('templates of a show', () => {
    const opened = freshStore(adapter);
    const withShow = async (show = 'night-shift'): Promise<void> => {
      await opened.store.saveEpisode(anEpisodeRecord({ episode: { show } }));
    };

    it('are found by name, as they were saved last', async () => {
      await withShow();
      await opened.store.saveTemplate('night-shift', { ...template, name: 'zine' });
      await opened.store.saveTemplate('night-shift', { ...template, source: 'old' });
      const saved = await opened.store.saveTemplate('night-shift', template);
      expect(saved).toEqual({ ...template, updatedAt: expect.stringMatching(/^\d{4}-.*Z$/u) });
      expect(await opened.store.findTemplate('night-shift', 'blog')).toEqual(saved);
      expect((await opened.store.findTemplates('night-shift')).map(({ name }) => name)).toEqual(['blog', 'zine']);
      expect(await opened.store.findTemplates('other')).toEqual([]);
      expect(await opened.store.findTemplate('night-shift', 'nothing')).toBeNull();
    });

    it('belong to a show that is there', async () => {
      await expect(opened.store.saveTemplate('nobody', template)).rejects.toMatchObject({ code: 'unknown-show' });
    });

    it('are removed once', async () => {
      await withShow();
      await opened.store.saveTemplate('night-shift', template);
      expect(await opened.store.deleteTemplate('night-shift', 'blog')).toBe(true);
      expect(await opened.store.deleteTemplate('night-shift', 'blog')).toBe(false);
    });

    it('are written only over the state that the caller saw', async () => {
      await withShow();
      const { store } = opened;
      const nothing = stateOf(null);
      const saved = await store.saveTemplate('night-shift', template, nothing);
      const again = store.saveTemplate('night-shift', template, nothing);
      await expect(again).rejects.toMatchObject({ code: 'precondition-failed' });
      const late = store.deleteTemplate('night-shift', 'blog', nothing);
      await expect(late).rejects.toMatchObject({ code: 'precondition-failed' });
      expect(await store.deleteTemplate('night-shift', 'blog', stateOf(saved))).toBe(true);
    });

    it('are a hundred at most; those that are there can still be changed', async () => {
      await withShow();
      const save = (number: number) =>
        opened.store.saveTemplate('night-shift', { ...template, name: `template-${number}` });
      for (let number = 0; number < 100; number++) await save(number);
      await expect(save(100)).rejects.toMatchObject({ code: 'too-many-templates' });
      await expect(save(99)).resolves.toMatchObject({ name: 'template-99' });
    });
  });
}
