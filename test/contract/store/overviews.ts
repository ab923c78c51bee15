// Shows and topics seen as a whole.
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../../src/domain/episode.js';
import type { EpisodeRecord } from '../../../src/store/store.js';
import { aChapter, aLesson, anEpisodeRecord, aTopic, aTurn } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

type Fields = Partial<Omit<Episode, 'id'>> & Partial<Pick<EpisodeRecord, 'lessons' | 'chapters'>>;

function record({ lessons, chapters, ...episode }: Fields): EpisodeRecord {
  return anEpisodeRecord({ episode, ...(lessons && { lessons }), chapters: chapters ?? [] });
}

export function describeOverviews(adapter: StoreAdapter): void {
  describe('overviews', () => {
    const context = freshStore(adapter);
    const [backups, retries] = [aTopic('Backups'), aTopic('Retries')];

    it('count a show, the whole archive, and nothing', async () => {
      const { store } = context;
      expect(await store.findFigures()).toEqual({
        ...{ episodeCount: 0, timedCount: 0, duration: 0, isWhole: true, wordCount: 0, lessonCount: 0 },
      });
      const one = record({ show: 'one', lessons: [aLesson(), aLesson()] });
      await store.saveEpisode(one);
      await store.saveEpisode(record({ show: 'two', lessons: [aLesson()] }));
      const { wordCount } = (await store.findEpisodes({ show: 'one' }, { limit: 1 })).items[0]!;
      expect(await store.findFigures('one')).toMatchObject({ episodeCount: 1, lessonCount: 2, wordCount });
      expect(await store.findFigures()).toMatchObject({ episodeCount: 2, lessonCount: 3 });
      expect(await store.findFigures('three')).toMatchObject({ episodeCount: 0, duration: 0 });
    });

    it('count the time of a show, and tell whether it is all', async () => {
      const { store } = context;
      const timed = (endTime: number | null) => [
        aTurn({ startTime: 0, endTime: 30 }),
        aTurn({ index: 1, startTime: 30, endTime }),
      ];
      for (const endTime of [100, null]) {
        const show = endTime === null ? 'partly' : 'wholly';
        await store.saveEpisode(anEpisodeRecord({ episode: { show }, turns: timed(endTime) }));
        await store.saveEpisode(anEpisodeRecord({ episode: { show } }));
      }
      expect(await store.findFigures('wholly')).toMatchObject({ timedCount: 1, duration: 100, isWhole: true });
      expect(await store.findFigures('partly')).toMatchObject({ timedCount: 1, duration: 30, isWhole: false });
      expect(await store.findFigures()).toMatchObject({ timedCount: 2, duration: 130, isWhole: false });
    });

    it('name the state of the archive anew after every write, and not after reads', async () => {
      const { store } = context;
      const one = record({ show: 'one' });
      const names = [await store.archiveRevision()];
      const writes = [
        () => store.saveEpisode(one),
        () => store.editShow('one', { title: 'Another title' }),
        () => store.deleteEpisode(one.episode.id),
      ];
      for (const write of writes) {
        await write();
        await store.findFigures();
        names.push(await store.archiveRevision());
        expect(await store.archiveRevision()).toBe(names.at(-1));
      }
      expect(new Set(names).size).toBe(names.length);
    });

    it('count the years of a show, without the episodes that have no date', async () => {
      const { store } = context;
      for (const publishedAt of ['2023-01-31', '2024-12-31T23:30:00-02:00', '2023-12-31', null]) {
        await store.saveEpisode(record({ show: 'one', publishedAt }));
      }
      await store.saveEpisode(record({ show: 'two', publishedAt: '2020-01-01' }));
      // An hour into the next year in UTC, by which episodes are ordered and narrowed.
      expect(await store.findYears('one')).toEqual([
        { year: 2025, episodeCount: 1 },
        { year: 2023, episodeCount: 2 },
      ]);
    });

    it('count the seasons of a show under their latest names, and lists narrow to one', async () => {
      const { store } = context;
      const season = (number: number, name: string | null, publishedAt: string) =>
        record({
          ...{ show: 'one', publishedAt },
          publication: {
            imageUrl: null,
            season: { number, name },
            number: null,
            kind: null,
            soundbites: [],
            chapters: [],
          },
        });
      await store.saveEpisode(season(1, null, '2023-01-01'));
      await store.saveEpisode(season(2, 'Winter', '2024-01-01'));
      await store.saveEpisode(season(2, 'Deep winter', '2024-02-01'));
      await store.saveEpisode(record({ show: 'one' }));
      expect(await store.findSeasons('one')).toEqual([
        { number: 2, name: 'Deep winter', episodeCount: 2 },
        { number: 1, name: null, episodeCount: 1 },
      ]);
      const second = await store.findEpisodes({ show: 'one', season: 2 }, { limit: 5 });
      expect(second.items.map(({ publication }) => publication?.season?.name)).toEqual(['Deep winter', 'Winter']);
    });

    it('name what a show speaks of most, where a chapter counts as two lessons', async () => {
      const { store } = context;
      const lessons = [aLesson({ topics: [backups] })];
      await store.saveEpisode(record({ show: 'one', lessons, chapters: [aChapter({ topics: [retries] })] }));
      await store.saveEpisode(record({ show: 'two', lessons }));
      expect(await store.findTopicsOfShow('one', 5)).toEqual([
        { ...retries, episodeCount: 1 },
        { ...backups, episodeCount: 1 },
      ]);
      expect(await store.findTopicsOfShow('one', 1)).toHaveLength(1);
    });

    it('list when a topic was spoken of, oldest first and without a date last', async () => {
      const { store } = context;
      const spoken = { lessons: [aLesson({ topics: [backups] }), aLesson({ topics: [backups, retries] })] };
      await store.saveEpisode(record({ ...spoken, slug: 'undated', publishedAt: null }));
      await store.saveEpisode(record({ ...spoken, slug: 'late', publishedAt: '2024-05-01' }));
      const chapters = [aChapter({ topics: [backups] })];
      await store.saveEpisode(record({ chapters, slug: 'early', publishedAt: '2020-05-01' }));
      const appearances = await store.findTopicAppearances('backups');
      expect(
        appearances.map(({ episode, publishedAt, lessonCount, chapterCount }) => {
          return [episode.slug, publishedAt, lessonCount, chapterCount];
        }),
      ).toEqual([
        ['early', '2020-05-01', 0, 1],
        ['late', '2024-05-01', 2, 0],
        ['undated', null, 2, 0],
      ]);
    });

    it("narrow a topic's lessons and chapters to a show, and date the lessons", async () => {
      const { store } = context;
      const parts = { lessons: [aLesson({ topics: [backups] })], chapters: [aChapter({ topics: [backups] })] };
      await store.saveEpisode(record({ ...parts, show: 'one', publishedAt: '2024-05-01' }));
      await store.saveEpisode(record({ ...parts, show: 'two' }));
      const lessons = await store.findLessonsOfTopic('backups', 5, 'one');
      expect(lessons.map(({ episode, publishedAt }) => [episode.show, publishedAt])).toEqual([['one', '2024-05-01']]);
      expect(await store.findLessonsOfTopic('backups', 5)).toHaveLength(2);
      const chapters = await store.findChaptersOfTopic('backups', { limit: 5 }, 'two');
      expect(chapters.items.map(({ episode }) => episode.show)).toEqual(['two']);
      expect((await store.findChaptersOfTopic('backups', { limit: 5 })).items).toHaveLength(2);
    });
  });
}
