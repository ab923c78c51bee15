// Lessons and chapters that people change: at once, over rebuilds and new transcripts, and back again.
import { describe, expect, it } from 'vitest';
import type { Edit, EditSubject } from '../../../src/domain/edit.js';
import { lessonIdOf } from '../../../src/domain/lesson.js';
import type { EpisodeRecord } from '../../../src/store/store.js';
import {
  aChapter,
  aLesson,
  anEpisodeRecord,
  aPassage,
  aSource,
  aTopic,
  aVector,
  someTurns,
  someVectors,
} from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

const INTRO = 'Welcome back to the programme about harbours and the people who keep them open in winter.';
const POINT = 'You should count the boats yourself, because the list in the office is always a day too old.';
const MORE = 'And nobody ever told me that when I began.';
const TURN_TO = 'Now let us talk about ice, because ice is what closes a harbour in the end and not money.';

interface Said {
  readonly quote?: string;
  readonly turns?: readonly string[];
  readonly cuts?: readonly number[];
}

export function describeEditingEpisodes(adapter: StoreAdapter): void {
  const topic = aTopic('Harbours');
  const first = anEpisodeRecord();

  /** The same episode each time, as another transcript or another version of the code would derive it. */
  const derived = (
    derivation: string,
    { quote = POINT, turns = [INTRO, POINT, TURN_TO], cuts = [0, 2] }: Said = {},
  ) => {
    const spoken = someTurns(...turns.map((text) => ['Ada', text] as const));
    const at = Math.max(
      0,
      turns.findIndex((text) => text.includes(quote)),
    );
    const chapters = cuts.map((turn, index) =>
      aChapter({ index, title: `Found ${index}`, start: { turn, offset: 0 } }),
    );
    const id = lessonIdOf(first.episode.id, quote);
    const passages = turns.map((text, index) =>
      aPassage({ index, text, chapter: cuts.filter((cut) => cut <= index).length - 1 }),
    );
    const record: EpisodeRecord = anEpisodeRecord({
      ...{ episode: first.episode, source: aSource(turns.join('\n')), derivation, turns: spoken, chapters, passages },
      lessons: [
        aLesson({ id, quote, statement: 'Count the boats.', turn: at, topics: [topic] }),
        aLesson({ score: 0.1 }),
      ],
    });
    return { ...record, vectors: someVectors(record) };
  };
  const episodeId = first.episode.id;
  const lessonId = lessonIdOf(episodeId, POINT);

  describe('editLesson', () => {
    const context = freshStore(adapter);
    const statements = async () =>
      (await context.store.findLessonsOfEpisode(episodeId))!.map(({ statement }) => statement);
    const states = async () => (await context.store.findEdits({}, { limit: 10 })).items.map(({ state }) => state);

    it('hides a lesson from lists, counts, search and its topics', async () => {
      const { store } = context;
      const record = derived('one');
      await store.saveEpisode(record);
      expect(await store.editLesson(lessonId, { hidden: true })).toMatchObject({ id: lessonId, hidden: true });
      expect(await statements()).toHaveLength(1);
      expect(await store.findEpisode(episodeId)).toMatchObject({ lessonCount: 1, topics: [] });
      expect((await store.findLessons({}, { limit: 5 })).items).toHaveLength(1);
      expect(await store.keywordLessons(words('boats'), {}, 5)).toEqual([]);
      expect(await store.vectorLessons(aVector(1), 'test-space', {}, 5)).toHaveLength(1);
      expect(await store.vectorLessons(aVector(1), 'test-space', { speaker: 'Ada' }, 5)).toHaveLength(1);
      expect(await store.newestLessons({ filter: {}, excluded: [], limit: 5 })).toHaveLength(1);
      expect(await store.findTopic('harbours')).toBeNull();
      expect((await store.findEpisodes({ topic: 'harbours' }, { limit: 5 })).items).toEqual([]);
      expect(await store.findUnembedded('test-space', 5)).toEqual([]);
    });

    it('does not find a hidden lesson by the id that a search gave before', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      const [hit] = await store.keywordLessons(words('boats'), {}, 5);
      await store.editLesson(lessonId, { hidden: true });
      expect(await store.findStoredLessons([hit!.id])).toEqual([]);
    });

    it('brings back all of it with hidden false', async () => {
      const { store } = context;
      const record = derived('one');
      await store.saveEpisode(record);
      await store.editLesson(lessonId, { hidden: true });
      await store.editLesson(lessonId, { hidden: false });
      expect(await store.findLessonsOfEpisode(episodeId)).toEqual(record.lessons);
      expect(await store.findEpisode(episodeId)).toMatchObject({ lessonCount: 2, topics: [topic] });
      expect(await store.keywordLessons(words('harbours'), {}, 5)).toHaveLength(1);
      expect(await store.vectorLessons(record.vectors.lessons[0]!, 'test-space', {}, 5)).toHaveLength(2);
      expect(await states()).toEqual([]);
    });

    it('gives a lesson another statement, which is read and found; its quote stays', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      expect(await store.editLesson(lessonId, { statement: 'Trust no ledger.' })).toMatchObject({
        ...{ statement: 'Trust no ledger.', derivedStatement: 'Count the boats.', quote: POINT, hidden: false },
      });
      expect((await store.findLessonsOfEpisode(episodeId))![0]).toMatchObject({ statementEdited: true, quote: POINT });
      const [hit] = await store.keywordLessons(words('ledger'), {}, 5);
      expect(await store.findStoredLessons([hit!.id])).toMatchObject([{ statement: 'Trust no ledger.' }]);
      await store.editLesson(lessonId, { statement: null });
      expect(await statements()).toContain('Count the boats.');
      expect((await store.findLessonsOfEpisode(episodeId))![0]).not.toHaveProperty('statementEdited');
      expect(await store.keywordLessons(words('ledger'), {}, 5)).toEqual([]);
    });

    it('keeps the evidence of a lesson that is reworded, and what was hidden out of all evidence', async () => {
      const { store } = context;
      const record = derived('test-1');
      const said = (quote: string, turn: number) => {
        return { quote, turn, startOffset: 0, endOffset: quote.length, speaker: 'Ada', startTime: null, timing: null };
      };
      await store.saveEpisode(record);
      await store.editLesson(lessonId, { hidden: true });
      const leader = aLesson({ episodeId, score: 0.9, evidence: [said(POINT.toUpperCase(), 1), said(TURN_TO, 2)] });
      const merged = { ...record, derivation: 'test-2', lessons: [leader] };
      await store.saveEpisode({ ...merged, vectors: someVectors(merged) });
      expect(await store.findLessonsOfEpisode(episodeId)).toEqual([{ ...leader, evidence: [said(TURN_TO, 2)] }]);
      expect(await store.editLesson(leader.id, { statement: 'Trust no list.' })).toMatchObject({
        ...{ statement: 'Trust no list.', evidence: [said(TURN_TO, 2)] },
      });
      const [hiding] = (await store.findEdits({ state: 'waiting' }, { limit: 5 })).items;
      await store.takeEditBack(hiding!.id);
      expect((await store.findLessonsOfEpisode(episodeId))![0]!.evidence).toEqual(leader.evidence);
    });

    it('is null for a lesson that is not there', async () => {
      expect(await context.store.editLesson('ls_none', { hidden: true })).toBeNull();
    });

    it.each<[string, Said]>([
      ['when it is derived again', {}],
      ['when the quote takes in the next sentence', { quote: `${POINT} ${MORE}`, turns: [INTRO, `${POINT} ${MORE}`] }],
      ['when the quote loses its beginning', { quote: POINT.slice('You should count '.length) }],
      [
        'when a word of it is spelled otherwise',
        { quote: POINT.replace('office', 'bureau'), turns: [INTRO, POINT.replace('office', 'bureau')] },
      ],
      ['when it stands in another turn', { turns: [MORE, INTRO, POINT, TURN_TO], cuts: [0] }],
    ])('lasts %s', async (_, said) => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editLesson(lessonId, { hidden: true, statement: 'Trust no ledger.' });
      expect(await store.saveEpisode(derived('two', said))).toBe('updated');
      expect(await statements()).toHaveLength(1);
      expect(await store.findEpisode(episodeId)).toMatchObject({ lessonCount: 1, topics: [] });
      expect(await store.keywordLessons(words('boats'), {}, 5)).toEqual([]);
      expect(await states()).toEqual(['applied', 'applied']);
      const [{ subject }] = (await store.findEdits({}, { limit: 1 })).items as [Edit];
      const corrected = said.turns !== undefined;
      const { id } = subject as Extract<EditSubject, { type: 'lesson' }>;
      expect(id).toBe(corrected ? lessonId : lessonIdOf(episodeId, said.quote ?? POINT));
      expect(await store.editLesson(id, { hidden: false })).toMatchObject({ statement: 'Trust no ledger.' });
      expect(await states()).toEqual(['applied']);
    });

    it('is applied by a rebuild that began before it', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      const [stale] = await store.findStaleEpisodes('two', 1);
      await store.editLesson(lessonId, { hidden: true });
      const rebuilt = { ...derived('two'), onlyOverRevision: stale!.revision };
      expect(await store.saveEpisode({ ...rebuilt, source: derived('one').source })).toBe('updated');
      expect(await statements()).toHaveLength(1);
    });

    it('waits while its words are gone and is applied when they come back', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editLesson(lessonId, { hidden: true });
      await store.saveEpisode(derived('two', { quote: MORE, turns: [INTRO, MORE, TURN_TO] }));
      expect(await statements()).toHaveLength(2);
      expect((await store.findEdits({}, { limit: 5 })).items).toMatchObject([
        { state: 'waiting', subject: { type: 'lesson', id: lessonId, quote: POINT } },
      ]);
      await store.saveEpisode(derived('three'));
      expect(await statements()).toHaveLength(1);
      expect(await states()).toEqual(['applied']);
    });

    it('is replaced by a later one of the same lesson, also after the lesson got another id', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editLesson(lessonId, { statement: 'First.' });
      const quote = POINT.slice('You should count '.length);
      await store.saveEpisode(derived('two', { quote }));
      await store.editLesson(lessonIdOf(episodeId, quote), { statement: 'Second.' });
      expect(await statements()).toContain('Second.');
      expect((await store.findEdits({}, { limit: 5 })).items).toMatchObject([{ value: 'Second.', subject: { quote } }]);
    });
  });

  describe('editChapter', () => {
    const context = freshStore(adapter);
    const titles = async () => (await context.store.findChapters(episodeId))!.map(({ title }) => title);
    const retitle = (index: number, title: string | null) => context.store.editChapter({ episodeId, index }, { title });

    it('gives a chapter another title, which is read and found', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      expect(await retitle(1, 'Frozen water')).toMatchObject({
        ...{ index: 1, title: 'Frozen water', titleEdited: true, derivedTitle: 'Found 1' },
      });
      expect(await titles()).toEqual(['Found 0', 'Frozen water']);
      const [hit, ...others] = await store.keywordPassages(words('frozen'), {}, 5);
      expect(others).toEqual([]);
      expect(await store.findPassages([hit!.id])).toMatchObject([{ text: TURN_TO, chapterTitle: 'Frozen water' }]);
      expect(await store.findUnseenWords(['frozen'])).toEqual([]);
    });

    it('gives the title back that was found', async () => {
      const { store } = context;
      const record = derived('one');
      await store.saveEpisode(record);
      await retitle(1, 'Frozen water');
      await retitle(1, null);
      expect(await store.findChapters(episodeId)).toEqual(record.chapters);
      expect(await store.keywordPassages(words('frozen'), {}, 5)).toEqual([]);
      expect((await store.findEdits({}, { limit: 5 })).items).toEqual([]);
    });

    it.each([
      [episodeId, 2],
      [episodeId, -1],
      ['ep_none', 0],
    ])('is null for chapter %s %s that is not there', async (episode, index) => {
      await context.store.saveEpisode(derived('one'));
      expect(await context.store.editChapter({ episodeId: episode, index }, { title: 'None' })).toBeNull();
    });

    it.each<[string, Said, string[]]>([
      ['the episode is derived again', {}, ['Found 0', 'Frozen water']],
      ['there is a chapter more before it', { cuts: [0, 1, 2] }, ['Found 0', 'Found 1', 'Frozen water']],
      ['it starts a turn earlier', { cuts: [0, 1] }, ['Found 0', 'Frozen water']],
      ['the words before it are gone', { turns: [POINT, TURN_TO], cuts: [0, 1] }, ['Found 0', 'Frozen water']],
    ])('lasts when %s', async (_, said, expected) => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await retitle(1, 'Frozen water');
      await store.saveEpisode(derived('two', said));
      expect(await titles()).toEqual(expected);
      expect(await store.keywordPassages(words('frozen'), {}, 5)).not.toEqual([]);
    });

    it('waits while no chapter starts near its words, and is applied when one does', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await retitle(1, 'Frozen water');
      await store.saveEpisode(derived('two', { turns: [INTRO, POINT, MORE], cuts: [0, 2] }));
      expect(await titles()).toEqual(['Found 0', 'Found 1']);
      expect((await store.findEdits({}, { limit: 5 })).items).toMatchObject([
        {
          state: 'waiting',
          subject: { type: 'chapter', index: null, words: expect.stringMatching(/^Now let us talk/u) },
        },
      ]);
      await store.saveEpisode(derived('three'));
      expect(await titles()).toEqual(['Found 0', 'Frozen water']);
    });
  });

  describe('findEdits and takeEditBack', () => {
    const context = freshStore(adapter);

    it('list every edit, the last change first, a page at a time', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editTopic('harbours', { label: 'Ports' });
      await store.editLesson(lessonId, { hidden: true });
      await store.editChapter({ episodeId, index: 1 }, { title: 'Frozen water' });
      const page = await store.findEdits({}, { limit: 2 });
      const { items } = await store.findEdits({}, { limit: 2, cursor: page.nextCursor! });
      const { id, slug, show, title } = first.episode;
      const episode = { id, slug, show, title };
      expect([...page.items, ...items]).toMatchObject([
        { kind: 'chapter-title', value: 'Frozen water', subject: { type: 'chapter', episode, index: 1 } },
        { kind: 'lesson-hidden', value: null, subject: { type: 'lesson', episode, id: lessonId, quote: POINT } },
        { kind: 'topic-label', value: 'Ports', subject: { type: 'topic', slug: 'harbours' } },
      ]);
    });

    it('restore everything that was derived', async () => {
      const { store } = context;
      const record = derived('one');
      await store.saveEpisode(record);
      const before = await store.findEpisode(episodeId);
      await store.editTopic('harbours', { label: 'Ports', hidden: true });
      await store.editLesson(lessonId, { hidden: true, statement: 'Trust no ledger.' });
      await store.editChapter({ episodeId, index: 1 }, { title: 'Frozen water' });
      await store.saveEpisode({ ...record, derivation: 'two' });
      for (const { id } of (await store.findEdits({}, { limit: 10 })).items)
        expect(await store.takeEditBack(id)).toBe(true);
      expect(await store.findEpisode(episodeId)).toEqual({ ...before, updatedAt: expect.any(String) });
      expect(await store.findLessonsOfEpisode(episodeId)).toEqual(record.lessons);
      expect(await store.findChapters(episodeId)).toEqual(record.chapters);
      expect(await store.keywordLessons(words('harbours'), {}, 5)).toHaveLength(1);
      expect(await store.takeEditBack('ed_none')).toBe(false);
    });

    it('list those that wait, or those that are applied', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editTopic('harbours', { label: 'Ports' });
      await store.editLesson(lessonId, { hidden: true });
      await store.editChapter({ episodeId, index: 1 }, { title: 'Frozen water' });
      await store.saveEpisode(derived('two', { turns: [INTRO, POINT, MORE], cuts: [0, 2] }));
      const kinds = async (state: 'applied' | 'waiting') => {
        const { items, nextCursor } = await store.findEdits({ state }, { limit: 2 });
        expect(nextCursor).toBeNull();
        return items.map(({ kind }) => kind);
      };
      expect(await kinds('waiting')).toEqual(['chapter-title']);
      expect(await kinds('applied')).toEqual(['lesson-hidden', 'topic-label']);
    });

    it('leave the texts that vectors are made of as they were derived', async () => {
      const { store } = context;
      const record = derived('one');
      await store.saveEpisode({ ...record, vectors: null });
      await store.editLesson(lessonId, { hidden: true, statement: 'Trust no ledger.' });
      expect(await store.findUnembedded('test-space', 1)).toMatchObject([
        { lessons: record.lessons.map(({ statement, quote }) => ({ statement, quote })) },
      ]);
      await store.saveVectors(episodeId, record.vectors);
      expect(await store.findUnembedded('test-space', 1)).toEqual([]);
      expect(await store.vectorLessons(aVector(1), 'test-space', {}, 5)).toHaveLength(1);
    });

    it('change the index revision each time, as the edits themselves do', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      const seen = [await store.indexRevision()];
      const steps = [
        () => store.editLesson(lessonId, { hidden: true }),
        () => store.editLesson(lessonId, { statement: 'Trust no ledger.' }),
        () => store.editChapter({ episodeId, index: 1 }, { title: 'Frozen water' }),
        async () => store.takeEditBack((await store.findEdits({}, { limit: 1 })).items[0]!.id),
        () => store.editTopic('harbours', { label: 'Ports' }),
        async () => store.takeEditBack((await store.findEdits({}, { limit: 1 })).items[0]!.id),
      ];
      for (const step of steps) {
        await step();
        seen.push(await store.indexRevision());
      }
      expect(new Set(seen).size).toBe(steps.length + 1);
    });

    it('know nothing of an episode that was deleted', async () => {
      const { store } = context;
      await store.saveEpisode(derived('one'));
      await store.editLesson(lessonId, { hidden: true });
      await store.editChapter({ episodeId, index: 1 }, { title: 'Frozen water' });
      await store.deleteEpisode(episodeId);
      expect((await store.findEdits({}, { limit: 5 })).items).toEqual([]);
      const record = derived('one');
      await store.saveEpisode(record);
      expect(await store.findLessonsOfEpisode(episodeId)).toEqual(record.lessons);
    });
  });
}
