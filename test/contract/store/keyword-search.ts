// Keyword search: what is found, in which order, and that no query is ever an error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeywordQuery } from '../../../src/store/store.js';
import { aLesson, anEpisodeRecord, aPassage, aTopic, someTurns } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter, words } from './harness.js';

export function describeKeywordSearch(adapter: StoreAdapter): void {
  describe('keyword search', () => {
    const context = freshStore(adapter);

    async function savePassages(...texts: string[]): Promise<void> {
      const passages = texts.map((text, index) => aPassage({ index, text }));
      await context.store.saveEpisode(anEpisodeRecord({ episode: { title: 'Untitled' }, passages }));
    }

    async function find(query: Partial<KeywordQuery>): Promise<string[]> {
      const hits = await context.store.keywordPassages({ ...words(), ...query }, {}, 20);
      const passages = await context.store.findPassages(hits.map((hit) => hit.id));
      return passages.map((passage) => passage.text);
    }

    it('finds any of the terms and ranks more of them higher', async () => {
      await savePassages('only restores here', 'nothing at all', 'restores from backups', 'only backups here');
      const found = await find({ terms: ['backups', 'restores'] });
      expect(found[0]).toBe('restores from backups');
      expect(found).toHaveLength(3);
    });

    it('scores above zero, best first', async () => {
      await savePassages('zebra zebra', 'zebra and many other words that stand around it', 'horse', 'cow', 'goat');
      const scores = (await context.store.keywordPassages(words('zebra'), {}, 20)).map((hit) => hit.score);
      expect(scores).toHaveLength(2);
      expect(scores[0]).toBeGreaterThan(scores[1]!);
      expect(scores[1]).toBeGreaterThan(0);
    });

    it('meets inflected words and words without their accents', async () => {
      await savePassages('We were retrying the résumé', 'nothing');
      expect(await find({ terms: ['retries'] })).toHaveLength(1);
      expect(await find({ terms: ['RESUME'] })).toHaveLength(1);
    });

    it('wants every phrase word for word; terms then only rank', async () => {
      await savePassages(
        'recovery over prevention',
        'prevention over recovery',
        'recovery over prevention in Kubernetes',
      );
      expect(await find({ phrases: ['recovery over prevention'] })).toHaveLength(2);
      expect(await find({ phrases: ['recovery over prevention', 'in kubernetes'] })).toHaveLength(1);
      const ranked = await find({ phrases: ['recovery over prevention'], terms: ['kubernetes', 'unheard'] });
      expect(ranked).toEqual(['recovery over prevention in Kubernetes', 'recovery over prevention']);
    });

    it('leaves out what holds an excluded word', async () => {
      await savePassages('backups on tape', 'backups on disk', 'backups in the cloud');
      expect(await find({ terms: ['backups'], excluded: ['tape', 'the cloud'] })).toEqual(['backups on disk']);
    });

    it('is empty without a word to find', async () => {
      await savePassages('anything');
      expect(await find({})).toEqual([]);
      expect(await find({ terms: ['', '  ', '"', '***', '🎙️'] })).toEqual([]);
      expect(await find({ excluded: ['tape'] })).toEqual([]);
    });

    it('counts the words of a passage above those of its surroundings', async () => {
      const passages = [
        aPassage({ index: 0, text: 'about kubernetes' }),
        aPassage({ index: 1, text: 'about nothing' }),
      ];
      await context.store.saveEpisode(anEpisodeRecord({ passages, episode: { title: 'Kubernetes special' } }));
      expect(await find({ terms: ['kubernetes'] })).toEqual(['about kubernetes', 'about nothing']);
    });

    it.each([
      'AND',
      'OR',
      'NOT',
      'NEAR(a b)',
      'a AND',
      '"',
      '""',
      '"unclosed',
      'col:term',
      'text : x',
      '*',
      'back*',
      '^first',
      '-x',
      '(',
      ')',
      '{a b}',
      '+',
      "'; DROP TABLE passages; --",
      '\0',
      'a\0b',
      '\ud800',
      'a"b"c',
      '%',
      '_',
      '\\',
    ])('takes %j as words', async (hostile) => {
      await savePassages('plain words');
      const query = { terms: [hostile], phrases: [hostile], excluded: [hostile] };
      await expect(context.store.keywordPassages(query, {}, 5)).resolves.toBeInstanceOf(Array);
      await expect(context.store.keywordLessons(query, {}, 5)).resolves.toBeInstanceOf(Array);
      await expect(context.store.keywordEpisodes(words(hostile), {}, 5)).resolves.toBeInstanceOf(Array);
    });

    it('finds operators as the words that they are', async () => {
      await savePassages('this and that', 'near the end', 'nothing');
      expect(await find({ terms: ['AND'] })).toEqual(['this and that']);
      expect(await find({ terms: ['NEAR'] })).toEqual(['near the end']);
    });

    it('takes any strings as words', async () => {
      await savePassages('plain words', 'other words');
      const anything = fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('words', '"', '*', 'OR')),
      );
      await fc.assert(
        fc.asyncProperty(anything, anything, anything, async (terms, phrases, excluded) => {
          await context.store.keywordPassages({ terms, phrases, excluded }, {}, 5);
        }),
        { numRuns: 300 },
      );
    });

    it('takes a thousand terms and a thousand excluded ones', async () => {
      await savePassages('word7 is here', 'other7 and word9');
      const many = (stem: string) => Array.from({ length: 1000 }, (_, index) => `${stem}${index}`);
      expect(await find({ terms: many('word'), excluded: many('other') })).toEqual(['word7 is here']);
    });

    it('finds episodes by their words, title, speakers and people', async () => {
      const { store } = context;
      const record = anEpisodeRecord({
        episode: { title: 'The outage', people: [{ name: 'Margaret Hamilton', role: 'guest' }] },
        turns: someTurns(['Grace Hopper', 'We restored it.'], [null, 'Applause.']),
      });
      await store.saveEpisode(record);
      await store.saveEpisode(
        anEpisodeRecord({ episode: { title: 'Another' }, turns: someTurns(['Ada', 'Nothing.']) }),
      );
      for (const term of ['outage', 'hopper', 'hamilton', 'restores', 'applause']) {
        const found = await store.keywordEpisodes(words(term), {}, 10);
        expect(found.map((hit) => hit.episodeId)).toEqual([record.episode.id]);
      }
    });

    it('finds lessons by statement, quote and topic', async () => {
      const { store } = context;
      const lesson = aLesson({
        statement: 'Test the restore.',
        quote: 'we never tried it',
        topics: [aTopic('Defensive design')],
      });
      await store.saveEpisode(anEpisodeRecord({ lessons: [lesson, aLesson({ quote: 'Something else.' })] }));
      for (const term of ['restores', 'tried', 'defensive']) {
        const hits = await store.keywordLessons(words(term), {}, 10);
        const lessons = await store.findStoredLessons(hits.map((hit) => hit.id));
        expect(lessons.map((found) => found.id)).toEqual([lesson.id]);
      }
    });
  });

  describe('findPassages', () => {
    const context = freshStore(adapter);

    it('gives the passages in the order of the ids, with episode and chapter, and leaves unknown ones out', async () => {
      const { store } = context;
      const passages = [0, 1, 2].map((index) => aPassage({ index, text: `zebra ${index}` }));
      const record = anEpisodeRecord({ passages });
      await store.saveEpisode(record);
      const ids = (await store.keywordPassages(words('zebra'), {}, 10)).map((hit) => hit.id).toSorted();
      const [first, , last] = ids as [number, number, number];
      const found = await store.findPassages([last, 999_999, first]);
      const { id, slug, title, show } = record.episode;
      const shared = { episode: { id, slug, title, show, revision: 1 }, chapterTitle: record.chapters[0]!.title };
      expect(found).toEqual([
        { ...passages[2], id: last, ...shared },
        { ...passages[0], id: first, ...shared },
      ]);
      expect(await store.findPassages([])).toEqual([]);
    });
  });
}
