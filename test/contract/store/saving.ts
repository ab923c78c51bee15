// Saving: whole or not at all, and once.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EpisodeRecord } from '../../../src/store/store.js';
import { anEpisodeRecord, aPassage, aSource, aTurn, someTurns, someVectors } from '../../fixtures/builders.js';
import { aFullRecord } from './full-record.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

export function describeSaving(adapter: StoreAdapter): void {
  describe('saveEpisode', () => {
    const context = freshStore(adapter);

    it('gives back what was saved', async () => {
      const { store } = context;
      const record = aFullRecord();
      const { id, show, slug } = record.episode;
      expect(await store.saveEpisode(record)).toBe('created');
      const summary = await store.findEpisode(id);
      expect(summary).toMatchObject(record.episode);
      expect(summary).toMatchObject({
        ...{
          format: 'text',
          turnCount: 3,
          wordCount: 13,
          duration: 9.25,
          length: null,
          chapterCount: 2,
          lessonCount: 2,
        },
        ...{ speakers: ['Grace Hopper', 'Ada'], transcriptHash: record.source.hash },
      });
      expect(summary?.topics.map((topic) => topic.label)).toEqual(['Backups', 'Recovery over prevention']);
      expect(await store.findEpisodeBySlug(show, slug)).toEqual(summary);
      expect(await store.findSource(id)).toEqual(record.source);
      expect(await store.findTranscript(id)).toEqual({ turns: record.turns, marks: record.marks });
      expect(await store.findChapters(id)).toEqual(record.chapters);
      expect(await store.findLessonsOfEpisode(id)).toEqual([record.lessons[1], record.lessons[0]]);
      expect(await store.findQuestions([id])).toEqual(new Map([[id, record.questions]]));
    });

    it.each([
      ['the last words have no end', { told: undefined, end: null }, null],
      ['they have one', { told: undefined, end: 40 }, 40],
      ['the publisher says it', { told: 61.5, end: null }, 61.5],
      ['the publisher knows of more than words', { told: 61.5, end: 40 }, 61.5],
      ['the publisher says less than the words last', { told: 30, end: 40 }, 40],
      ['the publisher says less, and the end is not known', { told: 10, end: null }, null],
    ])('knows how long the recording is where %s', async (_, { told, end }, length) => {
      const { store } = context;
      const turns = [
        aTurn({ startTime: 0, endTime: 20 }),
        aTurn({ index: 1, startTime: 20, endTime: end, timing: 'exact' }),
      ];
      const none = { imageUrl: null, season: null, number: null, kind: null, soundbites: [], chapters: [] };
      const publication = told === undefined ? none : { ...none, duration: told };
      const record = anEpisodeRecord({ episode: { publication }, turns });
      await store.saveEpisode(record);
      expect(await store.findEpisode(record.episode.id)).toMatchObject({ duration: end ?? 20, length, publication });
    });

    it('gives back bytes that are no text', async () => {
      const { store } = context;
      const source = aSource('', { declaredFormat: 'vtt', origin: null });
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 256);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const record = anEpisodeRecord({ source: { ...source, bytes, hash } });
      await store.saveEpisode(record);
      expect(await store.findSource(record.episode.id)).toEqual(record.source);
    });

    it('finds the questions of several episodes, and leaves unknown ones out', async () => {
      const { store } = context;
      const [asking, silent] = [aFullRecord(), anEpisodeRecord()];
      for (const record of [asking, silent]) await store.saveEpisode(record);
      expect(await store.findQuestions([silent.episode.id, 'ep_absent', asking.episode.id])).toEqual(
        new Map([
          [asking.episode.id, asking.questions],
          [silent.episode.id, []],
        ]),
      );
      expect(await store.findQuestions([])).toEqual(new Map());
    });

    it('finds single turns in the order asked and leaves unknown ones out', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const turns = await store.findTurns(record.episode.id, [2, 99, 0, 2]);
      expect(turns).toEqual([record.turns[2], record.turns[0], record.turns[2]]);
    });

    it('keeps names and words of every script, and characters that SQL and JSON treat specially', async () => {
      const { store } = context;
      const text = `It's "quoted" 100% \\ and; -- 日本語 🎙️ e\u0301 \u202e`;
      const record = anEpisodeRecord({ turns: someTurns([`O'Brien "Ж"`, text]), episode: { title: text } });
      await store.saveEpisode(record);
      expect((await store.findTranscript(record.episode.id))?.turns).toEqual(record.turns);
      expect(await store.findEpisode(record.episode.id)).toMatchObject({ title: text, speakers: [`O'Brien "Ж"`] });
    });

    it('writes nothing when source, metadata and derivation are as stored', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const [before, revision] = [await store.findEpisode(record.episode.id), await store.indexRevision()];
      expect(await store.saveEpisode(record)).toBe('unchanged');
      expect(await store.saveEpisode({ ...record, vectors: null })).toBe('unchanged');
      expect(await store.findEpisode(record.episode.id)).toEqual(before);
      expect(await store.indexRevision()).toBe(revision);
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 2, embedded: 2 });
    });

    it('is unchanged when the format is named that was found in the same bytes', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const named = { ...record, source: { ...record.source, declaredFormat: record.format } };
      expect(await store.saveEpisode(named)).toBe('unchanged');
      expect((await store.findRevisions(record.episode.id, { limit: 5 }))?.items).toHaveLength(1);
    });

    it('tells what was given, and all of it where that was not noted', async () => {
      const { store } = context;
      const { episode, ...record } = aFullRecord();
      await store.saveEpisode({ ...record, episode, given: { title: 'Given', people: [] } });
      expect(await store.findGiven(episode.id)).toEqual({
        title: 'Given',
        people: [],
        publication: episode.publication,
      });
      await store.saveEpisode({ ...record, episode });
      const { title, publishedAt, people } = episode;
      expect(await store.findGiven(episode.id)).toMatchObject({ title, publishedAt, people });
      expect(await store.findGiven('ep_0000000000000000')).toBeNull();
    });

    it.each<[string, (record: EpisodeRecord) => EpisodeRecord]>([
      ['the source', (record) => ({ ...record, source: aSource('Ada: Another text.') })],
      ['the format', (record) => ({ ...record, format: record.format === 'markdown' ? 'text' : 'markdown' })],
      ['what was given', (record) => ({ ...record, given: { title: record.episode.title } })],
      ['the derivation', (record) => ({ ...record, derivation: 'test-2' })],
      ['the title', (record) => ({ ...record, episode: { ...record.episode, title: 'Another' } })],
      ['the date', (record) => ({ ...record, episode: { ...record.episode, publishedAt: '2020-01-01' } })],
      ['the people', (record) => ({ ...record, episode: { ...record.episode, people: [] } })],
      ["the show's title", (record) => ({ ...record, showTitle: 'Renamed' })],
      ['the vector space', (record) => ({ ...record, vectors: someVectors(record, { fingerprint: 'other' }) })],
    ])('updates when %s differs', async (_, change) => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const changed = change(record);
      expect(await store.saveEpisode(changed)).toBe('updated');
      expect(await store.findEpisode(record.episode.id)).toMatchObject(changed.episode);
      expect(await store.findSource(record.episode.id)).toEqual(changed.source);
      expect((await store.findShow(record.episode.show))?.title).toBe(changed.showTitle);
      expect((await store.findEpisodes({}, { limit: 10 })).items).toHaveLength(1);
    });

    it('keeps the time of creation over updates', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const before = await store.findEpisode(record.episode.id);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await store.saveEpisode({ ...record, derivation: 'test-2' });
      const after = await store.findEpisode(record.episode.id);
      expect(after?.createdAt).toBe(before?.createdAt);
      expect(Date.parse(after!.updatedAt)).toBeGreaterThan(Date.parse(before!.updatedAt));
    });

    it('replaces everything that the episode had', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const next = anEpisodeRecord({
        ...{ episode: record.episode, derivation: 'test-2', turns: someTurns(['Linus', 'Only zebras now.']) },
        ...{ lessons: [], passages: [aPassage({ text: 'Only zebras now.', speakers: ['Linus'] })] },
      });
      await store.saveEpisode(next);
      expect(await store.findTranscript(record.episode.id)).toEqual({ turns: next.turns, marks: [] });
      expect(await store.findLessonsOfEpisode(record.episode.id)).toEqual([]);
      expect(await store.keywordPassages(words('take'), {}, 10)).toEqual([]);
      expect(await store.keywordLessons(words('take'), {}, 10)).toEqual([]);
      expect(await store.keywordEpisodes(words('take'), { speaker: 'Ada' }, 10)).toEqual([]);
      expect(await store.keywordPassages(words('zebra'), {}, 10)).toHaveLength(1);
      expect((await store.findTopics(undefined, { limit: 10 })).items).toEqual([]);
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 1, embedded: 0 });
    });

    it.each<[string, (record: EpisodeRecord) => EpisodeRecord]>([
      ['a turn that is there twice', (record) => ({ ...record, turns: [...record.turns, record.turns[0]!] })],
      [
        'a passage that is there twice',
        (record) => ({ ...record, passages: [record.passages[0]!, record.passages[0]!] }),
      ],
      [
        'fewer vectors than passages',
        (record) => ({
          ...record,
          vectors: { ...someVectors(record), passages: someVectors(record).passages.slice(1) },
        }),
      ],
      [
        'a vector of another dimension',
        (record) => ({
          ...record,
          vectors: { ...someVectors(record), lessons: someVectors(record, { dimension: 4 }).lessons },
        }),
      ],
      [
        'a vector of no numbers',
        (record) => ({ ...record, vectors: { ...someVectors(record), passages: notNumbers(record) } }),
      ],
    ])('leaves the old episode whole when saving fails at %s', async (_, spoil) => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const [summary, revision] = [await store.findEpisode(record.episode.id), await store.indexRevision()];
      const spoilt = spoil({ ...record, derivation: 'test-2', source: aSource('Ada: Another text.') });
      await expect(store.saveEpisode(spoilt)).rejects.toThrow();
      expect(await store.findEpisode(record.episode.id)).toEqual(summary);
      expect(await store.findSource(record.episode.id)).toEqual(record.source);
      expect(await store.findTranscript(record.episode.id)).toEqual({ turns: record.turns, marks: record.marks });
      expect(await store.keywordPassages(words('backup'), {}, 10)).toHaveLength(2);
      expect(await store.vectorCoverage('test-space')).toEqual({ passages: 2, embedded: 2 });
      expect(await store.indexRevision()).toBe(revision);
    });

    it('saves nothing of a new episode when it fails', async () => {
      const { store } = context;
      const record = aFullRecord();
      await expect(store.saveEpisode({ ...record, turns: [record.turns[0]!, record.turns[0]!] })).rejects.toThrow();
      expect(await store.findEpisode(record.episode.id)).toBeNull();
      expect((await store.findShows({ limit: 10 })).items).toEqual([]);
      expect(await store.keywordEpisodes(words('backup'), {}, 10)).toEqual([]);
    });

    it('refuses a second episode of the same slug with episode-exists', async () => {
      const { store } = context;
      const record = aFullRecord();
      await store.saveEpisode(record);
      const other = { ...record, episode: { ...record.episode, id: 'ep_0000000000000000' } };
      await expect(store.saveEpisode(other)).rejects.toMatchObject({ code: 'episode-exists' });
      expect(await store.findEpisode(record.episode.id)).not.toBeNull();
    });

    it('does not take a slug for a better title of the show', async () => {
      const { store } = context;
      const [first, second] = [anEpisodeRecord({ showTitle: 'The Show' }), anEpisodeRecord({ showTitle: 'test-show' })];
      await store.saveEpisode(first);
      await store.saveEpisode(second);
      expect((await store.findShow('test-show'))?.title).toBe('The Show');
      expect(await store.saveEpisode({ ...first, showTitle: 'test-show' })).toBe('unchanged');
    });
  });
}

function notNumbers(record: EpisodeRecord): Float32Array[] {
  return record.passages.map(() => new Float32Array(8).fill(Number.NaN));
}
