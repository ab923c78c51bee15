// Lists: their order, their pages, and cursors that hold while rows come and go.
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/page.js';
import { aChapter, aLesson, anEpisodeRecord, aTopic, bareShow } from '../../fixtures/builders.js';
import { allPages, freshStore, type StoreAdapter } from './harness.js';

export function describeListing(adapter: StoreAdapter): void {
  describe('findShows', () => {
    const context = freshStore(adapter);

    it('counts episodes and names the first and last date', async () => {
      const { store } = context;
      await store.saveEpisode(anEpisodeRecord({ episode: { show: 'b', publishedAt: '2024-03-01T09:00:00Z' } }));
      await store.saveEpisode(anEpisodeRecord({ episode: { show: 'b', publishedAt: '2021-07-09' } }));
      await store.saveEpisode(anEpisodeRecord({ episode: { show: 'b' } }));
      await store.saveEpisode(anEpisodeRecord({ episode: { show: 'a' }, showTitle: 'Show A' }));
      const { items, nextCursor } = await store.findShows({ limit: 10 });
      expect(nextCursor).toBeNull();
      expect(items).toEqual([
        { ...bareShow, slug: 'a', title: 'Show A', episodeCount: 1, firstPublishedAt: null, lastPublishedAt: null },
        {
          ...bareShow,
          slug: 'b',
          title: 'Test Show',
          episodeCount: 3,
          firstPublishedAt: '2021-07-09',
          lastPublishedAt: '2024-03-01',
        },
      ]);
      expect(await store.findShow('b')).toEqual(items[1]);
      expect(await store.findShow('c')).toBeNull();
    });

    it('pages by slug', async () => {
      const { store } = context;
      for (const show of ['c', 'a', 'b']) await store.saveEpisode(anEpisodeRecord({ episode: { show } }));
      const shows = await allPages((cursor) => store.findShows({ limit: 1, cursor }));
      expect(shows.map((show) => show.slug)).toEqual(['a', 'b', 'c']);
    });
  });

  describe('findEpisodes', () => {
    const context = freshStore(adapter);

    async function saveDated(...episodes: [slug: string, publishedAt: string | null][]): Promise<void> {
      for (const [slug, publishedAt] of episodes) {
        await context.store.saveEpisode(anEpisodeRecord({ episode: { slug, publishedAt } }));
      }
    }

    it('orders newest first, those without a date last', async () => {
      await saveDated(['n1', null], ['old', '2019-12-31'], ['n2', null], ['new', '2024-05-02']);
      const { items } = await context.store.findEpisodes({}, { limit: 10 });
      expect(items.map((episode) => episode.slug)).toEqual(['new', 'old', 'n2', 'n1']);
    });

    it('orders by the numbers in slugs where dates do not tell, the highest first', async () => {
      const numbered = ['ship-it-1', 'ship-it-101', 'ship-it-09', 'ship-it-100', 'ship-it', 'ship-it-10', 'ship-it-9b'];
      await saveDated(...numbered.map((slug): [string, null] => [slug, null]));
      const ordered = ['ship-it', 'ship-it-101', 'ship-it-100', 'ship-it-10', 'ship-it-09', 'ship-it-9b', 'ship-it-1'];
      const list = await allPages((cursor) => context.store.findEpisodes({}, { limit: 2, cursor }));
      expect(list.map(({ slug }) => slug)).toEqual(ordered);
      const middle = list.find(({ slug }) => slug === 'ship-it-100')!;
      expect(await context.store.findNeighbours(middle.id)).toMatchObject({
        ...{ later: { slug: 'ship-it-101' }, earlier: { slug: 'ship-it-10' } },
      });
    });

    it('orders date-times of different zones by their moment', async () => {
      await saveDated(
        ['first', '2024-05-01T23:30:00+02:00'],
        ['second', '2024-05-01T22:00:00Z'],
        ['third', '2024-05-01T20:00:00-05:00'],
      );
      const { items } = await context.store.findEpisodes({}, { limit: 10 });
      expect(items.map((episode) => episode.slug)).toEqual(['third', 'second', 'first']);
      expect(items[2]?.publishedAt).toBe('2024-05-01T23:30:00+02:00');
    });

    it.each([1, 2, 3, 7])('gives every episode once in pages of %i', async (limit) => {
      await saveDated(
        ['a', '2024-01-01'],
        ['b', '2024-01-01'],
        ['c', '2023-01-01'],
        ['d', null],
        ['e', null],
        ['f', null],
      );
      const episodes = await allPages((cursor) => context.store.findEpisodes({}, { limit, cursor }));
      expect(episodes.map((episode) => episode.slug).join('')).toBe('abcdef');
    });

    it('has no next page when the last item is on this one', async () => {
      await saveDated(['a', null], ['b', null]);
      expect((await context.store.findEpisodes({}, { limit: 2 })).nextCursor).toBeNull();
    });

    it('neither repeats nor skips while episodes come and go', async () => {
      const { store } = context;
      await saveDated(['a', '2024-01-05'], ['b', '2024-01-04'], ['c', '2024-01-03'], ['d', '2024-01-02']);
      let day = 10;
      const episodes = await allPages(
        (cursor) => store.findEpisodes({}, { limit: 1, cursor }),
        async () => {
          await saveDated([`x${day}`, `2024-02-${day}`]);
          day += 1;
          const shown = await store.findEpisodeBySlug('test-show', 'b');
          if (day === 12 && shown) await store.deleteEpisode(shown.id);
        },
      );
      expect(episodes.map((episode) => episode.slug)).toEqual(['a', 'b', 'c', 'd']);
    });

    it('gives the episodes next to one in its order, of the same show alone', async () => {
      await saveDated(['b', '2024-01-02'], ['a', '2024-01-02'], ['z', '2023-01-01'], ['n', null]);
      await context.store.saveEpisode(anEpisodeRecord({ episode: { show: 'other', publishedAt: '2023-06-01' } }));
      const { items } = await context.store.findEpisodes({ show: 'test-show' }, { limit: 10 });
      for (const [i, { id }] of items.entries()) {
        const { earlier, later } = await context.store.findNeighbours(id);
        expect([later?.slug, earlier?.slug]).toEqual([items[i - 1]?.slug, items[i + 1]?.slug]);
      }
      expect(items).toHaveLength(4);
      expect(await context.store.findNeighbours('ep_none')).toEqual({ earlier: null, later: null });
    });

    it('is empty in an empty archive', async () => {
      expect(await context.store.findEpisodes({}, { limit: 5 })).toEqual({ items: [], nextCursor: null });
      expect(await context.store.findEpisode('ep_none')).toBeNull();
      expect(await context.store.findEpisodeBySlug('none', 'none')).toBeNull();
    });
  });

  describe('findLessons', () => {
    const context = freshStore(adapter);

    it('orders by score and then by id, over episodes, in any page size', async () => {
      const { store } = context;
      const scores = [0.5, 0.9, 0.5, 0.1, 0.5];
      const records = [0, 1].map(() => anEpisodeRecord());
      for (const record of records) {
        const lessons = scores.map((score) => aLesson({ episodeId: record.episode.id, score }));
        await store.saveEpisode({ ...record, lessons });
      }
      const expected = [...(await store.findLessons({}, { limit: 50 })).items];
      const sorted = expected.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      expect(expected).toHaveLength(10);
      expect(expected).toEqual(sorted);
      const paged = await allPages((cursor) => store.findLessons({}, { limit: 3, cursor }));
      expect(paged).toEqual(expected);
      expect(paged[0]?.episode).toMatchObject({ show: 'test-show', slug: expect.stringContaining('episode-') });
    });
  });

  describe('cursors', () => {
    const context = freshStore(adapter);

    async function twoPages(): Promise<Page<unknown>> {
      for (const slug of ['a', 'b', 'c']) {
        const topics = [aTopic('Backups'), aTopic(`Own ${slug}`)];
        await context.store.saveEpisode(anEpisodeRecord({ episode: { slug }, chapters: [aChapter({ topics })] }));
      }
      return context.store.findEpisodes({}, { limit: 1 });
    }

    it.each([
      '',
      'x',
      'not a cursor',
      '%%%',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('[]').toString('base64url'),
      Buffer.from('["episodes"]').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ])('are refused with invalid-cursor when broken: %j', async (cursor) => {
      const { store } = context;
      const lists = [
        store.findShows({ limit: 1, cursor }),
        store.findEpisodes({}, { limit: 1, cursor }),
        store.findLessons({}, { limit: 1, cursor }),
        store.findTopics(undefined, { limit: 1, cursor }),
        store.findChaptersOfTopic('backups', { limit: 1, cursor }),
      ];
      for (const list of lists) await expect(list).rejects.toMatchObject({ code: 'invalid-cursor' });
    });

    it('are refused by another list and by the same list of another filter', async () => {
      const { store } = context;
      const cursor = (await twoPages()).nextCursor!;
      await expect(store.findShows({ limit: 1, cursor })).rejects.toMatchObject({ code: 'invalid-cursor' });
      await expect(store.findLessons({}, { limit: 1, cursor })).rejects.toMatchObject({ code: 'invalid-cursor' });
      const narrowed = store.findEpisodes({ show: 'test-show' }, { limit: 1, cursor });
      await expect(narrowed).rejects.toMatchObject({ code: 'invalid-cursor' });
      expect((await store.findEpisodes({}, { limit: 1, cursor })).items).toHaveLength(1);
    });

    it('hold over another page size', async () => {
      const { store } = context;
      const cursor = (await twoPages()).nextCursor!;
      expect((await store.findEpisodes({}, { limit: 9, cursor })).items.map((episode) => episode.slug)).toEqual([
        'b',
        'c',
      ]);
    });

    it('page topics and the chapters of a topic', async () => {
      const { store } = context;
      await twoPages();
      const topics = await allPages((cursor) => store.findTopics(undefined, { limit: 1, cursor }));
      expect(topics.map((topic) => topic.label)).toEqual(['Backups', 'Own a', 'Own b', 'Own c']);
      const chapters = await allPages((cursor) => store.findChaptersOfTopic('backups', { limit: 1, cursor }));
      expect(chapters.map((chapter) => chapter.episode.slug)).toEqual(['a', 'b', 'c']);
    });
  });
}
