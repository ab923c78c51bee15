// Topics: the curated list, found ones, and how much both are used.
import { describe, expect, it } from 'vitest';
import { aChapter, aCuratedTopic, aLesson, anEpisodeRecord, aTopic } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

export function describeTopics(adapter: StoreAdapter): void {
  describe('topics', () => {
    const context = freshStore(adapter);
    const [backups, retries, chaos] = [aTopic('Backups'), aTopic('Retries'), aTopic('Chaos monkeys')];

    const listed = async (q?: string) =>
      (await context.store.findTopics(q, { limit: 20 })).items.map((topic) => topic.label);

    it('are counted over episodes, most used first and then by label', async () => {
      const { store } = context;
      const lessons = [aLesson({ topics: [backups, retries] }), aLesson({ topics: [backups] })];
      await store.saveEpisode(anEpisodeRecord({ lessons, chapters: [aChapter({ topics: [backups, chaos] })] }));
      await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [backups, backups] })] }));
      expect(await listed()).toEqual(['Backups', 'Chaos monkeys', 'Retries']);
      expect(await store.findTopic('backups')).toEqual({
        ...{ slug: 'backups', label: 'Backups', kind: 'found', definition: null, aliases: [] },
        ...{ lessonCount: 3, chapterCount: 1, episodeCount: 2 },
      });
    });

    it('of the curated list keep their label, definition and aliases over what episodes call them', async () => {
      const { store } = context;
      await store.saveCuratedTopics([aCuratedTopic('Backups', { aliases: ['Safety copies', 'Dumps'] })]);
      const misnamed = { slug: 'backups', label: 'backing up' };
      await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [misnamed] })] }));
      expect(await store.findTopic('backups')).toMatchObject({
        ...{
          label: 'Backups',
          kind: 'curated',
          definition: 'What Backups means.',
          aliases: ['Safety copies', 'Dumps'],
        },
      });
      expect((await store.findLessons({}, { limit: 5 })).items[0]?.topics).toEqual([backups]);
    });

    it('that nothing carries are not listed, but curated ones are found', async () => {
      const { store } = context;
      await store.saveCuratedTopics([aCuratedTopic('Backups')]);
      await store.saveEpisode(anEpisodeRecord({ foundTopics: [chaos] }));
      expect(await listed()).toEqual([]);
      expect(await store.findTopic('backups')).toMatchObject({ kind: 'curated', lessonCount: 0, episodeCount: 0 });
      expect(await store.findTopic('chaos-monkeys')).toBeNull();
    });

    it('are narrowed by a part of the label or an alias, without case', async () => {
      const { store } = context;
      await store.saveCuratedTopics([aCuratedTopic('Backups', { aliases: ['Éclair 100%'] }), aCuratedTopic('Retries')]);
      await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [backups, retries] })] }));
      expect(await listed('KUP')).toEqual(['Backups']);
      expect(await listed('éCLAIR')).toEqual(['Backups']);
      expect(await listed('%')).toEqual(['Backups']);
      expect(await listed('')).toEqual(['Backups', 'Retries']);
      expect(await listed('_')).toEqual([]);
    });

    it('leave the curated list with its next version, and stay as found ones while in use', async () => {
      const { store } = context;
      await store.saveCuratedTopics([aCuratedTopic('Backups'), aCuratedTopic('Retries')]);
      await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [backups] })] }));
      await store.saveCuratedTopics([aCuratedTopic('Chaos monkeys')]);
      expect(await store.findTopic('backups')).toMatchObject({ kind: 'found', definition: null, lessonCount: 1 });
      expect(await store.findTopic('retries')).toBeNull();
      expect(await store.findTopic('chaos-monkeys')).toMatchObject({ kind: 'curated' });
    });

    it('of an unchanged list do not change the index revision', async () => {
      const { store } = context;
      const list = [aCuratedTopic('Backups', { aliases: ['Dumps'] }), aCuratedTopic('Retries')];
      await store.saveCuratedTopics(list);
      const revision = await store.indexRevision();
      await store.saveCuratedTopics(list);
      expect(await store.indexRevision()).toBe(revision);
      await store.saveCuratedTopics([aCuratedTopic('Backups', { aliases: [] }), list[1]!]);
      expect(await store.indexRevision()).not.toBe(revision);
    });

    it('become curated when the list takes them up', async () => {
      const { store } = context;
      await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [chaos] })] }));
      await store.saveCuratedTopics([aCuratedTopic('Chaos monkeys', { aliases: ['Simian army'] })]);
      expect(await store.findTopic('chaos-monkeys')).toMatchObject({ kind: 'curated', lessonCount: 1 });
      expect(await listed('simian')).toEqual(['Chaos monkeys']);
    });

    it('that are found show once a second episode finds them, whichever comes first', async () => {
      const { store } = context;
      const finding = (slug: string, ...labels: string[]) => {
        const found = labels.map((label) => ({ slug: label.toLowerCase(), label }));
        return anEpisodeRecord({ episode: { slug }, foundTopics: found, lessons: [aLesson({ topics: found })] });
      };
      const [one, two, three] = [finding('one', 'Riak', 'Etcd'), finding('two', 'RIAK'), finding('three', 'Riak')];
      await store.saveEpisode(one);
      expect(await listed()).toEqual(['Etcd', 'Riak']);
      await store.saveEpisode(finding('other', 'Nomad'));
      expect(await listed()).toEqual([]);
      expect(await store.findTopic('riak')).toBeNull();
      expect((await store.findLessons({ topic: 'riak' }, { limit: 5 })).items).toEqual([]);
      await store.saveEpisode(two);
      expect(await listed()).toEqual(['RIAK']);
      await store.saveEpisode(three);
      expect(await listed()).toEqual(['Riak']);
      expect((await store.findEpisode(one.episode.id))!.topics).toEqual([{ slug: 'riak', label: 'Riak' }]);
      await store.deleteEpisode(three.episode.id);
      await store.deleteEpisode(one.episode.id);
      expect(await listed()).toEqual([]);
    });

    it.each(['found', 'carried'])('that an episode %s alone are gone with what named them', async (way) => {
      const { store } = context;
      const record = anEpisodeRecord({
        ...{ foundTopics: way === 'found' ? [chaos] : [] },
        ...{ lessons: [aLesson({ topics: [chaos] })], chapters: [aChapter({ topics: [chaos, backups] })] },
      });
      const isKept = (slug: string) =>
        store.editTopic(slug, { hidden: false }).then(
          () => true,
          () => false,
        );
      await store.saveEpisode(record);
      expect([await isKept('chaos-monkeys'), await isKept('backups')]).toEqual([true, true]);
      const chapters = [aChapter({ topics: [backups] })];
      await store.saveEpisode({ ...record, derivation: 'test-2', foundTopics: [retries], lessons: [], chapters });
      expect([await isKept('chaos-monkeys'), await isKept('backups')]).toEqual([false, true]);
      expect(await isKept('retries')).toBe(false);
      await store.deleteEpisode(record.episode.id);
      expect(await isKept('backups')).toBe(false);
    });

    it('that are rare show where people named them', async () => {
      const { store } = context;
      const found = [{ slug: 'riak', label: 'Riak' }];
      await store.saveEpisode(anEpisodeRecord({ foundTopics: found, lessons: [aLesson({ topics: found })] }));
      await store.saveEpisode(anEpisodeRecord({}));
      expect(await listed()).toEqual([]);
      await store.editTopic('riak', { label: 'Riak KV' });
      expect(await listed()).toEqual(['Riak KV']);
    });

    it('give each speaker and episode a turn among their lessons', async () => {
      const { store } = context;
      const said = (speaker: string, ...scores: number[]) =>
        scores.map((score) =>
          aLesson({
            id: `ls_${speaker}${score}`,
            speaker,
            score,
            topics: [backups],
            statement: `${speaker} ${score}.`,
          }),
        );
      await store.saveEpisode(anEpisodeRecord({ lessons: said('Ada', 0.9, 0.89, 0.88, 0.87) }));
      await store.saveEpisode(anEpisodeRecord({ lessons: [...said('Bo', 0.7), ...said('Cy', 0.2)] }));
      const lessons = await store.findLessonsOfTopic('backups', 3);
      expect(lessons.map(({ statement }) => statement)).toEqual(['Ada 0.9.', 'Bo 0.7.', 'Ada 0.89.']);
      expect(await store.findLessonsOfTopic('none', 3)).toEqual([]);
    });

    it('tell where they were first and last spoken of, by date', async () => {
      const { store } = context;
      expect(await store.findTopicMentions('backups')).toBeNull();
      const at = (slug: string, publishedAt: string | null, ...turns: number[]) =>
        anEpisodeRecord({
          episode: { slug, publishedAt },
          lessons: turns.map((turn, i) => aLesson({ id: `ls_${slug}${i}`, turn, topics: [backups] })),
        });
      await store.saveEpisode(at('new', '2024-01-01', 3, 7));
      await store.saveEpisode(at('undated', null, 1));
      await store.saveEpisode(at('old', '2020-01-01', 4, 2));
      const { first, last } = (await store.findTopicMentions('backups'))!;
      expect([first.episode.slug, first.turn, first.publishedAt]).toEqual(['old', 2, '2020-01-01']);
      expect([last.episode.slug, last.turn]).toEqual(['new', 7]);
    });

    it('are spoken of where a chapter begins, and not where a lesson is hidden', async () => {
      const { store } = context;
      const [hidden, shown] = [2, 5].map((turn) => aLesson({ turn, topics: [backups] }));
      const chapters = [aChapter({ start: { turn: 4, offset: 9 }, topics: [backups] })];
      await store.saveEpisode(anEpisodeRecord({ chapters, lessons: [hidden!, shown!] }));
      expect((await store.findTopicMentions('backups'))!.first.turn).toBe(2);
      await store.editLesson(hidden!.id, { hidden: true });
      expect(await store.findTopicMentions('backups')).toMatchObject({
        first: { turn: 4, startOffset: 9 },
        last: { turn: 5, startOffset: 0 },
      });
    });

    it('are related by more than their number makes likely', async () => {
      const { store } = context;
      const alone = [0, 1, 2, 3, 4, 5, 6].map((i) => aLesson({ id: `ls_alone${i}`, topics: [retries] }));
      const lessons = [
        ...alone,
        aLesson({ id: 'ls_a', topics: [backups, retries] }),
        aLesson({ id: 'ls_b', topics: [backups, retries] }),
        aLesson({ id: 'ls_c', topics: [backups, chaos] }),
      ];
      await store.saveEpisode(anEpisodeRecord({ lessons }));
      expect(await store.findRelatedTopics('backups', 10)).toEqual([chaos, retries]);
    });

    it('of an episode are the ten that it is mostly about, chapters before lessons', async () => {
      const { store } = context;
      const many = Array.from({ length: 12 }, (_, i) => aTopic(`Subject ${String(i).padStart(2, '0')}`));
      const record = anEpisodeRecord({
        lessons: many.map((topic, i) => aLesson({ id: `ls_${i}`, topics: [topic] })),
        chapters: [aChapter({ topics: [many[11]!] })],
      });
      await store.saveEpisode(record);
      const { topics } = (await store.findEpisode(record.episode.id))!;
      expect(topics).toEqual([many[11], ...many.slice(0, 9)]);
    });

    it('are related by shared lessons and chapters', async () => {
      const { store } = context;
      const lessons = [aLesson({ topics: [backups, chaos] }), aLesson({ topics: [backups, retries] })];
      await store.saveEpisode(anEpisodeRecord({ lessons, chapters: [aChapter({ topics: [backups, retries] })] }));
      expect(await store.findRelatedTopics('backups', 10)).toEqual([retries, chaos]);
      expect(await store.findRelatedTopics('backups', 1)).toEqual([retries]);
      expect(await store.findRelatedTopics('none', 10)).toEqual([]);
    });

    it('list their chapters, those of the newest episode first', async () => {
      const { store } = context;
      for (const [slug, publishedAt] of [
        ['old', '2020-01-01'],
        ['undated', null],
        ['new', '2024-01-01'],
      ] as const) {
        const chapters = [0, 1, 2].map((index) => aChapter({ index, topics: index === 1 ? [] : [backups] }));
        await store.saveEpisode(anEpisodeRecord({ episode: { slug, publishedAt }, chapters }));
      }
      const { items } = await store.findChaptersOfTopic('backups', { limit: 10 });
      expect(items.map((chapter) => `${chapter.episode.slug} ${chapter.index}`)).toEqual([
        ...['new 0', 'new 2', 'old 0', 'old 2', 'undated 0', 'undated 2'],
      ]);
      expect(await store.findChaptersOfTopic('none', { limit: 10 })).toEqual({ items: [], nextCursor: null });
    });
  });
}
