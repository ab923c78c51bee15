// Topics that people rename, hide and merge: at once, over every save, and back again.
import { describe, expect, it } from 'vitest';
import { aChapter, aCuratedTopic, aLesson, anEpisodeRecord, aPassage, aTopic } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

export function describeEditingTopics(adapter: StoreAdapter): void {
  describe('editTopic', () => {
    const context = freshStore(adapter);
    const [a, b, c] = [aTopic('Alpha'), aTopic('Beta'), aTopic('Gamma')];

    /** An episode with a chapter and a lesson that carry the topics. */
    const saved = async (...topics: (typeof a)[]) => {
      const chapters = [aChapter({ topics })];
      const record = anEpisodeRecord({ chapters, lessons: [aLesson({ topics })], passages: [aPassage()] });
      await context.store.saveEpisode(record);
      return record;
    };
    const listed = async (q?: string) => {
      const { items } = await context.store.findTopics(q, { limit: 20 });
      return items.map(({ label, episodeCount }) => `${label} ${episodeCount}`);
    };
    const shown = async (id: string) => {
      const { store } = context;
      const [chapters, lessons] = [await store.findChapters(id), await store.findLessonsOfEpisode(id)];
      const carriers = [(await store.findEpisode(id))!, ...chapters!, ...lessons!];
      return carriers.map(({ topics }) => topics.map(({ label }) => label).join());
    };
    const everywhere = (labels: string) => [labels, labels, labels];
    const codeOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );

    describe('with a label', () => {
      it('renames the topic wherever it stands, also in episodes that come later', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        expect(await store.editTopic('alpha', { label: 'Renamed' })).toMatchObject({
          ...{ slug: 'alpha', label: 'Renamed', derivedLabel: 'Alpha', hidden: false, mergedInto: null },
          ...{ lessonCount: 1, chapterCount: 1, episodeCount: 1 },
        });
        expect(await shown(episode.id)).toEqual(everywhere('Renamed'));
        const later = await saved(a);
        expect(await shown(later.episode.id)).toEqual(everywhere('Renamed'));
        expect(await listed()).toEqual(['Renamed 2']);
      });

      it('is found by the new words in lessons, and by both names in the list of topics', async () => {
        const { store } = context;
        await saved(a);
        await store.editTopic('alpha', { label: 'Renamed' });
        expect(await store.keywordLessons(words('renamed'), {}, 5)).toHaveLength(1);
        expect(await store.keywordLessons(words('alpha'), {}, 5)).toEqual([]);
        expect([await listed('rename'), await listed('alph')]).toEqual([['Renamed 1'], ['Renamed 1']]);
      });

      it('goes before a new label of the curated list, which is there when it is taken back', async () => {
        const { store } = context;
        await store.saveCuratedTopics([aCuratedTopic('Alpha')]);
        await saved(a);
        await store.editTopic('alpha', { label: 'Renamed' });
        await store.saveCuratedTopics([{ ...aCuratedTopic('Alpha'), label: 'Alpha two' }]);
        expect(await store.findTopic('alpha')).toMatchObject({ label: 'Renamed', kind: 'curated' });
        expect(await store.editTopic('alpha', { label: null })).toMatchObject({ label: 'Alpha two' });
        expect(await listed()).toEqual(['Alpha two 1']);
        expect(await store.keywordLessons(words('two'), {}, 5)).toHaveLength(1);
      });

      it('is refused when another topic that is shown has it, whatever the case', async () => {
        const { store } = context;
        await saved(a, b);
        expect(await codeOf(store.editTopic('alpha', { label: 'BETA' }))).toBe('label-taken');
        expect(await listed()).toEqual(['Alpha 1', 'Beta 1']);
        await store.editTopic('beta', { hidden: true });
        expect(await store.editTopic('alpha', { label: 'BETA' })).toMatchObject({ label: 'BETA' });
        expect(await store.editTopic('alpha', { label: 'Beta' })).toMatchObject({ label: 'Beta' });
      });
    });

    describe('with hidden', () => {
      it('takes the topic off everything, also off episodes that come later', async () => {
        const { store } = context;
        const { episode } = await saved(a, b);
        expect(await store.editTopic('alpha', { hidden: true })).toMatchObject({ hidden: true, episodeCount: 0 });
        const later = await saved(a, b);
        for (const { id } of [episode, later.episode]) expect(await shown(id)).toEqual(everywhere('Beta'));
        expect(await listed()).toEqual(['Beta 2']);
        expect(await store.findTopic('alpha')).toBeNull();
        expect(await store.findRelatedTopics('beta', 5)).toEqual([]);
        expect((await store.findEpisodes({ topic: 'alpha' }, { limit: 5 })).items).toEqual([]);
        expect((await store.findLessons({ topic: 'alpha' }, { limit: 5 })).items).toEqual([]);
        expect((await store.findChaptersOfTopic('alpha', { limit: 5 })).items).toEqual([]);
        expect(await store.newestPassages({ filter: { topic: 'alpha' }, excluded: [], limit: 5 })).toEqual([]);
        expect(await store.keywordLessons(words('alpha'), {}, 5)).toEqual([]);
      });

      it('is taken back with false, in the order that was found', async () => {
        const { store } = context;
        const { episode } = await saved(a, b);
        await store.editTopic('alpha', { hidden: true });
        expect(await store.editTopic('alpha', { hidden: false })).toMatchObject({ hidden: false, lessonCount: 1 });
        expect(await shown(episode.id)).toEqual(everywhere('Alpha,Beta'));
        expect(await store.keywordLessons(words('alpha'), {}, 5)).toHaveLength(1);
      });

      it('lasts while nothing carries the topic', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        await store.editTopic('alpha', { hidden: true });
        await store.deleteEpisode(episode.id);
        expect((await store.findEdits({}, { limit: 5 })).items).toMatchObject([{ state: 'waiting' }]);
        const later = await saved(a);
        expect(await shown(later.episode.id)).toEqual(everywhere(''));
        expect((await store.findEdits({}, { limit: 5 })).items).toMatchObject([{ state: 'applied' }]);
      });
    });

    describe('with mergedInto', () => {
      it('shows the target instead, once, and counts it so', async () => {
        const { store } = context;
        const [both, one] = [await saved(a, b), await saved(a)];
        expect(await store.editTopic('alpha', { mergedInto: 'beta' })).toMatchObject({
          ...{ mergedInto: 'beta', lessonCount: 0, episodeCount: 0 },
        });
        for (const { episode } of [both, one]) expect(await shown(episode.id)).toEqual(everywhere('Beta'));
        expect(await store.findTopic('beta')).toMatchObject({ lessonCount: 2, chapterCount: 2, episodeCount: 2 });
        expect(await listed()).toEqual(['Beta 2']);
        const later = await saved(a);
        expect(await shown(later.episode.id)).toEqual(everywhere('Beta'));
      });

      it('lets the old slug and the old name find what the target does', async () => {
        const { store } = context;
        await saved(a);
        await saved(b);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        expect(await store.findTopic('alpha')).toEqual(await store.findTopic('beta'));
        for (const topic of ['alpha', 'beta']) {
          expect((await store.findEpisodes({ topic }, { limit: 5 })).items).toHaveLength(2);
          expect((await store.findLessons({ topic }, { limit: 5 })).items).toHaveLength(2);
          expect((await store.findChaptersOfTopic(topic, { limit: 5 })).items).toHaveLength(2);
          expect(await store.newestPassages({ filter: { topic }, excluded: [], limit: 5 })).toHaveLength(2);
          expect(await store.keywordLessons(words('beta'), { topic }, 5)).toHaveLength(2);
        }
        expect(await listed('alph')).toEqual(['Beta 2']);
      });

      it.each(['chapters', 'lessons'])(
        'lets the old slug find passages that the target has through %s alone',
        async (kind) => {
          const { store } = context;
          const chapters = [aChapter({ topics: kind === 'chapters' ? [b] : [] })];
          const lessons = [aLesson({ topics: kind === 'lessons' ? [b] : [] })];
          await store.saveEpisode(anEpisodeRecord({ chapters, lessons }));
          await saved(a);
          await store.editTopic('alpha', { mergedInto: 'beta' });
          for (const topic of ['alpha', 'beta']) {
            expect(await store.newestPassages({ filter: { topic }, excluded: [], limit: 5 })).toHaveLength(2);
          }
        },
      );

      it('goes to the end of a chain, and back a step when a link is taken out', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        await saved(b);
        await saved(c);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        await store.editTopic('beta', { mergedInto: 'gamma' });
        expect(await shown(episode.id)).toEqual(everywhere('Gamma'));
        expect(await store.findTopic('alpha')).toMatchObject({ slug: 'gamma', episodeCount: 3 });
        await store.editTopic('beta', { mergedInto: null });
        expect(await shown(episode.id)).toEqual(everywhere('Beta'));
        await store.editTopic('alpha', { mergedInto: null });
        expect(await shown(episode.id)).toEqual(everywhere('Alpha'));
        expect(await listed()).toEqual(['Alpha 1', 'Beta 1', 'Gamma 1']);
        expect(await listed('alph')).toEqual(['Alpha 1']);
      });

      it('shows the label that the target was given, and nothing when the target is hidden', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        await saved(b);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        await store.editTopic('beta', { label: 'Renamed' });
        expect(await shown(episode.id)).toEqual(everywhere('Renamed'));
        expect(await store.keywordLessons(words('renamed'), {}, 5)).toHaveLength(2);
        await store.editTopic('beta', { hidden: true });
        expect(await shown(episode.id)).toEqual(everywhere(''));
        expect(await store.findTopic('alpha')).toBeNull();
      });

      it('keeps the target while only merged topics are found', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        const target = await saved(b);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        await store.deleteEpisode(target.episode.id);
        expect(await shown(episode.id)).toEqual(everywhere('Beta'));
        expect(await listed()).toEqual(['Beta 1']);
      });

      it('leaves nothing behind at a target that it had before', async () => {
        const { store } = context;
        const { episode } = await saved(a);
        await saved(b);
        await saved(c);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        await store.editTopic('alpha', { mergedInto: 'gamma' });
        expect(await shown(episode.id)).toEqual(everywhere('Gamma'));
        expect([await listed('alph'), await listed('beta')]).toEqual([['Gamma 2'], ['Beta 1']]);
        const [edit] = (await store.findEdits({}, { limit: 5 })).items;
        await store.takeEditBack(edit!.id);
        expect([await listed('alph'), await listed('gamma')]).toEqual([['Alpha 1'], ['Gamma 1']]);
      });

      it.each(['another merge', 'taking it back'])('shows a rare target only until %s', async (way) => {
        const { store } = context;
        const foundTopics = [b];
        await store.saveEpisode(anEpisodeRecord({ foundTopics, lessons: [aLesson({ topics: foundTopics })] }));
        await saved(a);
        await saved(c);
        expect(await listed()).toEqual(['Alpha 1', 'Gamma 1']);
        await store.editTopic('alpha', { mergedInto: 'beta' });
        expect(await listed()).toEqual(['Beta 2', 'Gamma 1']);
        if (way === 'another merge') await store.editTopic('alpha', { mergedInto: 'gamma' });
        else await store.takeEditBack((await store.findEdits({}, { limit: 1 })).items[0]!.id);
        expect(await listed()).toEqual(way === 'another merge' ? ['Gamma 2'] : ['Alpha 1', 'Gamma 1']);
      });

      it('shows what it stands for once that recurs', async () => {
        const { store } = context;
        const finding = (label: string) => {
          const foundTopics = [aTopic(label)];
          return anEpisodeRecord({ foundTopics, lessons: [aLesson({ topics: foundTopics })] });
        };
        for (const label of ['Riak', 'Nomad', 'Etcd']) await store.saveEpisode(finding(label));
        await store.editTopic('riak', { mergedInto: 'nomad' });
        await store.saveEpisode({ ...finding('Riak'), foundTopics: [{ slug: 'riak', label: 'RIAK' }] });
        expect(await listed()).toEqual(['Nomad 3']);
        expect(await listed('riak')).toEqual(['Nomad 3']);
      });

      it.each([
        ['itself', 'alpha', 'merge-circle'],
        ['what was merged into it', 'beta', 'merge-circle'],
        ['what was merged into that', 'gamma', 'merge-circle'],
        ['a topic that is not there', 'none', 'unknown-topic'],
      ])('is refused into %s', async (_, mergedInto, code) => {
        const { store } = context;
        await saved(a, b, c);
        await store.editTopic('beta', { mergedInto: 'alpha' });
        await store.editTopic('gamma', { mergedInto: 'beta' });
        const revision = await store.indexRevision();
        expect(await codeOf(store.editTopic('alpha', { mergedInto, label: 'Not kept' }))).toBe(code);
        expect(await store.findTopic('alpha')).toMatchObject({ label: 'Alpha' });
        expect(await store.indexRevision()).toBe(revision);
      });
    });

    it.each([
      ['label', { label: 'Renamed' }, { label: null }],
      ['hiding', { hidden: true }, { hidden: false }],
      ['merge', { mergedInto: 'beta' }, { mergedInto: null }],
    ])('forgets what no episode has with the last %s that is taken back', async (_, change, back) => {
      const { store } = context;
      const { episode } = await saved(a, b);
      await store.editTopic('alpha', change);
      await store.deleteEpisode(episode.id);
      expect(await store.editTopic('alpha', back)).toMatchObject({ label: 'Alpha', hidden: false, mergedInto: null });
      for (const slug of ['alpha', 'beta']) {
        expect(await codeOf(store.editTopic(slug, { hidden: true }))).toBe('unknown-topic');
      }
    });

    it('is refused for a topic that is not there', async () => {
      expect(await codeOf(context.store.editTopic('none', { hidden: true }))).toBe('unknown-topic');
    });

    it('changes the index revision', async () => {
      await saved(a);
      const before = await context.store.indexRevision();
      await context.store.editTopic('alpha', { hidden: true });
      expect(await context.store.indexRevision()).not.toBe(before);
    });

    it('leaves an unchanged curated list unchanged', async () => {
      const { store } = context;
      const list = [aCuratedTopic('Alpha', { aliases: ['First'] }), aCuratedTopic('Beta')];
      await store.saveCuratedTopics(list);
      await store.editTopic('alpha', { label: 'Renamed', mergedInto: 'beta' });
      const revision = await store.indexRevision();
      await store.saveCuratedTopics(list);
      expect(await store.indexRevision()).toBe(revision);
    });
  });
}
