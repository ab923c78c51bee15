// What was received for an episode over time: kept, compared, and gone with the episode.
import { describe, expect, it } from 'vitest';
import { lessonIdOf } from '../../../src/domain/lesson.js';
import { applyDifferences } from '../../../src/domain/revision.js';
import { stateOf } from '../../../src/domain/state-of.js';
import type { EpisodeRecord } from '../../../src/store/store.js';
import { aChapter, aLesson, anEpisode, anEpisodeRecord, aSource, aTopic, someTurns } from '../../fixtures/builders.js';
import { allPages, freshStore, type StoreAdapter } from './harness.js';

const QUOTE = 'A backup that nobody has restored is only a rumour.';
const CORRECTED = 'A backup that nobody ever restored is only a rumour.';

export function describeRevisions(adapter: StoreAdapter): void {
  const episode = anEpisode();
  const { id } = episode;

  /** The same episode as it is derived from what is said. */
  function saying(quote: string, changes: Partial<EpisodeRecord> = {}): EpisodeRecord {
    const turns = someTurns(['Ada', 'Welcome to the show.'], ['Rui', `So. ${quote}`], ['Ada', 'Goodbye.']);
    const lesson = aLesson({ id: lessonIdOf(id, quote), quote, statement: quote, turn: 1, startOffset: 4 });
    return anEpisodeRecord({
      ...{
        episode,
        turns,
        lessons: [lesson],
        source: aSource(`Rui: ${quote}`),
        chapters: [aChapter({ title: 'All' })],
      },
      ...changes,
    });
  }

  describe('revisions', () => {
    const context = freshStore(adapter);
    const numbers = async () =>
      (await context.store.findRevisions(id, { limit: 10 }))!.items.map(({ number, restores }) => [number, restores]);

    it('begin with the first transcript', async () => {
      const { store } = context;
      const record = saying(QUOTE);
      await store.saveEpisode(record);
      expect(await store.findRevision(id)).toMatchObject({
        ...{ number: 1, hash: record.source.hash, bytes: record.source.bytes.length, format: 'text', turnCount: 3 },
        ...{ isCurrent: true, restores: null, changes: null, diff: null },
      });
      expect(await store.findRevisionSource(id, 1)).toEqual(record.source);
    });

    it('are not made by the same bytes, by another title or by another derivation', async () => {
      const { store } = context;
      const record = saying(QUOTE);
      for (const each of [record, record, { ...record, derivation: 'two' }]) await store.saveEpisode(each);
      await store.saveEpisode({ ...record, episode: { ...episode, title: 'Another' } });
      expect(await numbers()).toEqual([[1, null]]);
    });

    it('are made by other bytes, with what they changed', async () => {
      const { store } = context;
      const [before, after] = [saying(QUOTE), saying(CORRECTED, { chapters: [aChapter({ title: 'Other' })] })];
      for (const each of [before, after]) await store.saveEpisode(each);
      const revision = (await store.findRevision(id, 2))!;
      const one = { added: 0, removed: 0, changed: 1 };
      expect(revision.changes).toEqual({ turns: { ...one, retimed: 0 }, chapters: one, lessons: one });
      const { turns, chapters, lessons } = revision.diff!;
      const saidIn = (record: EpisodeRecord) => record.turns.map(({ speaker, text }) => ({ speaker, text }));
      expect(applyDifferences(before.turns, turns)).toEqual(saidIn(after));
      expect(chapters.map((each) => [each.before?.title, each.after?.title])).toEqual([['All', 'Other']]);
      expect(lessons.map((each) => [each.before?.quote, each.after?.quote])).toEqual([[QUOTE, CORRECTED]]);
      expect((await store.findRevision(id, 1))!.isCurrent).toBe(false);
      expect(await store.findRevisionSource(id, 1)).toEqual(before.source);
      expect(await store.findTurnDifferences(id, 1)).toEqual({ turnCount: 3, differences: [turns] });
      expect(await store.findTurnDifferences(id, 2)).toEqual({ turnCount: 3, differences: [] });
    });

    it('say which one they restore', async () => {
      const { store } = context;
      for (const quote of [QUOTE, CORRECTED, QUOTE]) await store.saveEpisode(saying(quote));
      expect(await numbers()).toEqual([
        [3, 1],
        [2, null],
        [1, null],
      ]);
      expect(await store.findSource(id)).toEqual(saying(QUOTE).source);
    });

    it('come page by page, newest first', async () => {
      const { store } = context;
      for (let i = 1; i <= 5; i++) await store.saveEpisode(saying(`${QUOTE} ${i}`));
      const all = await allPages(async (cursor) => (await store.findRevisions(id, { limit: 2, cursor }))!);
      expect(all.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    });

    it('are null where there is no such episode or number', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      expect(await store.findRevisions('ep_unknown', { limit: 1 })).toBeNull();
      for (const [of, number] of [
        ['ep_unknown', 1],
        [id, 2],
        [id, 0],
      ] as const) {
        expect(await store.findRevision(of, number)).toBeNull();
        expect(await store.findRevisionSource(of, number)).toBeNull();
        expect(await store.findTurnDifferences(of, number)).toBeNull();
      }
    });

    it('go with their episode, and count from one again', async () => {
      const { store } = context;
      const shared = anEpisodeRecord({ source: saying(QUOTE).source });
      for (const each of [saying(QUOTE), saying(CORRECTED), shared]) await store.saveEpisode(each);
      await store.deleteEpisode(id);
      expect(await store.findRevision(id, 1)).toBeNull();
      expect(await store.findSource(shared.episode.id)).toEqual(shared.source);
      await store.saveEpisode(saying(CORRECTED));
      expect(await numbers()).toEqual([[1, null]]);
    });

    it('compare with what was there when they were saved, also when two come at once', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      const both = [saying(CORRECTED), saying(`${CORRECTED} Well.`)];
      await Promise.all(both.map((record) => store.saveEpisode(record)));
      const { diff } = (await store.findRevision(id, 3))!;
      const texts = both.map(({ turns }) => turns.map(({ speaker, text }) => ({ speaker, text })));
      expect(applyDifferences(texts[0]!, diff!.turns)).toEqual(texts[1]);
      expect((await store.findLessonsOfEpisode(id))!.map((lesson) => lesson.id)).toEqual([lessonIdOf(id, QUOTE)]);
    });

    it('are not made by a save that fails', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      const broken = saying(CORRECTED, { chapters: [aChapter({ index: 0 }), aChapter({ index: 0 })] });
      await expect(store.saveEpisode(broken)).rejects.toThrow();
      expect(await numbers()).toEqual([[1, null]]);
      expect(await store.findSource(id)).toEqual(saying(QUOTE).source);
    });
  });

  describe('a corrected lesson', () => {
    const context = freshStore(adapter);
    const first = lessonIdOf(id, QUOTE);
    const known = async () =>
      (await context.store.findLessonsOfEpisode(id))!.map((lesson) => [lesson.id, lesson.quote]);

    it('keeps its id, over a rebuild and a restart of its words too', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      await store.saveEpisode(saying(CORRECTED));
      expect(await known()).toEqual([[first, CORRECTED]]);
      await store.saveEpisode(saying(CORRECTED, { derivation: 'two' }));
      expect(await known()).toEqual([[first, CORRECTED]]);
      await store.saveEpisode(saying(QUOTE));
      expect(await known()).toEqual([[first, QUOTE]]);
    });

    it('keeps what people edited', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      await store.editLesson(first, { statement: 'Restore it first.' });
      await store.editChapter({ episodeId: id, index: 0 }, { title: 'Rumours' });
      await store.saveEpisode(saying(CORRECTED));
      expect(await store.findEditedLesson(first)).toMatchObject({ statement: 'Restore it first.', quote: CORRECTED });
      expect((await store.findChapters(id))!.map(({ title }) => title)).toEqual(['Rumours']);
      const { diff } = (await store.findRevision(id))!;
      expect(diff!.lessons[0]!.before).toMatchObject({ id: first, statement: QUOTE });
    });

    it('is what a fresh ingest of the same transcript gives, but for the id, and that too where nothing was corrected', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE, { derivation: 'old', lessons: [aLesson({ quote: `Then ${QUOTE}` })] }));
      await store.saveEpisode(saying(QUOTE));
      expect(await known()).toEqual([[first, QUOTE]]);
    });
  });

  describe('an expected state', () => {
    const context = freshStore(adapter);
    const refused = { code: 'precondition-failed' };

    it('lets a new transcript through while the episode is in it, and once', async () => {
      const { store } = context;
      await store.saveEpisode(saying(QUOTE));
      const expected = stateOf(await store.findEpisode(id));
      expect(await store.saveEpisode({ ...saying(CORRECTED), expected })).toBe('updated');
      await expect(store.saveEpisode({ ...saying(QUOTE), expected })).rejects.toMatchObject(refused);
      expect(await store.findSource(id)).toEqual(saying(CORRECTED).source);
      await store.deleteEpisode(id);
      await expect(store.saveEpisode({ ...saying(QUOTE), expected })).rejects.toMatchObject(refused);
    });

    it('guards edits of lessons, chapters and topics', async () => {
      const { store } = context;
      const topics = [aTopic('Backups')];
      await store.saveEpisode(saying(QUOTE, { chapters: [aChapter({ topics })] }));
      const lessonId = lessonIdOf(id, QUOTE);
      const chapter = { episodeId: id, index: 0 };
      const ofLesson = stateOf(await store.findEditedLesson(lessonId));
      const ofChapter = stateOf(await store.findEditedChapter(chapter));
      const ofTopic = stateOf(await store.findTopic('backups'));
      for (const outcome of ['taken', 'refused']) {
        const edits = [
          store.editLesson(lessonId, { statement: `It is ${outcome}.`, expected: ofLesson }),
          store.editChapter(chapter, { title: `It is ${outcome}`, expected: ofChapter }),
          store.editTopic('backups', { label: `Now ${outcome}`, expected: ofTopic }),
        ];
        for (const { status } of await Promise.allSettled(edits)) {
          expect(status).toBe(outcome === 'taken' ? 'fulfilled' : 'rejected');
        }
      }
      expect((await store.findEditedLesson(lessonId))!.statement).toBe('It is taken.');
      expect((await store.findEditedChapter(chapter))!.title).toBe('It is taken');
      expect((await store.findTopic('backups'))!.label).toBe('Now taken');
    });
  });
}
