// The store's contract on what people and feeds say of shows.
import { describe, expect, it } from 'vitest';
import type { ToldShow } from '../../../src/domain/show.js';
import { stateOf } from '../../../src/domain/state-of.js';
import { anEpisodeRecord } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

const told = {
  ...{ title: 'The Feed Calls It So', description: 'Said by the feed.', siteUrl: 'https://feed.example/' },
  ...{ feedUrl: null, language: 'en', author: 'Ada', imageUrl: null },
};

export function describeShowDetails(adapter: StoreAdapter): void {
  describe('what is said of a show', () => {
    const opened = freshStore(adapter);
    const save = (changes: Partial<Parameters<typeof anEpisodeRecord>[0]> = {}) =>
      opened.store.saveEpisode(anEpisodeRecord({ episode: { show: 'ship-it' }, showTitle: 'ship-it', ...changes }));
    const tell = async (said: ToldShow): Promise<void> => {
      const { id } = await opened.store.followFeed({ url: 'https://feed.example/rss', show: 'ship-it' });
      await opened.store.beginFeedPass(id, {
        ...{ kind: 'feed', url: 'https://feed.example/rss', show: 'ship-it', told: said, title: said.title },
        ...{ podcastGuid: null, language: null, etag: null, lastModified: null, isWhole: true, error: null },
        entries: [],
      });
    };
    const find = async () => (await opened.store.findShow('ship-it'))!;

    it('by people stays through ingests and feeds, until they take it back', async () => {
      await save();
      await opened.store.editShow('ship-it', { title: 'Ship It!', author: 'Rui' });
      await save({ showTitle: 'Given With A Transcript' });
      await tell(told);
      expect(await find()).toMatchObject({ title: 'Ship It!', author: 'Rui', edited: ['title', 'author'] });
      await opened.store.editShow('ship-it', { title: null, author: null });
      expect(await find()).toMatchObject({ title: 'Given With A Transcript', author: 'Ada', edited: [] });
    });

    it('leaves fields as they are that a change does not name', async () => {
      await save();
      await opened.store.editShow('ship-it', {
        description: 'One.',
        subscribe: [{ label: 'A', url: 'https://a.example/' }],
      });
      const changed = await opened.store.editShow('ship-it', { siteUrl: 'https://b.example/' });
      expect(changed).toEqual(await find());
      expect(changed).toMatchObject({
        ...{ title: 'Ship It', description: 'One.', siteUrl: 'https://b.example/' },
        ...{ subscribe: [{ label: 'A', url: 'https://a.example/' }] },
      });
    });

    it('by its feed names a show that had only its slug, and goes along when the feed changes', async () => {
      await save();
      await tell(told);
      expect(await find()).toMatchObject({ title: told.title, description: told.description, edited: [] });
      await tell({ ...told, title: 'Ship It', description: null });
      expect(await find()).toMatchObject({ title: 'Ship It', description: null });
    });

    it('by its feed does not rename a show that was given a title with a transcript', async () => {
      await save({ showTitle: 'Given With A Transcript' });
      await tell(told);
      expect((await find()).title).toBe('Given With A Transcript');
    });

    it('outlasts its episodes, and may come before them', async () => {
      await tell(told);
      const record = anEpisodeRecord({ episode: { show: 'ship-it' }, showTitle: 'ship-it' });
      await opened.store.saveEpisode(record);
      await opened.store.editShow('ship-it', { title: 'Ship It!' });
      await opened.store.deleteEpisode(record.episode.id);
      await opened.store.saveEpisode(record);
      expect(await find()).toMatchObject({ title: 'Ship It!', description: told.description });
    });

    it('is a new state of the index where the title changes', async () => {
      await save();
      const before = await opened.store.indexRevision();
      await opened.store.editShow('ship-it', { title: 'Ship It!' });
      expect(await opened.store.indexRevision()).not.toBe(before);
    });

    it('is changed only over the state that was seen, and only of a show that is there', async () => {
      await save();
      const seen = stateOf(await find());
      await opened.store.editShow('ship-it', { title: 'Ship It!' }, seen);
      await expect(opened.store.editShow('ship-it', { title: 'Other' }, seen)).rejects.toMatchObject({
        code: 'precondition-failed',
      });
      await expect(opened.store.editShow('nobody', { title: 'Other' })).rejects.toMatchObject({ code: 'unknown-show' });
    });
  });
}
