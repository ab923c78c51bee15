// What pages ask for: somebody of the whole archive, lessons that were lost, everything that has an address.
import { describe, expect, it } from 'vitest';
import { aLesson, anEpisode, anEpisodeRecord, aTopic, someTurns } from '../../fixtures/builders.js';
import { allPages, freshStore, type StoreAdapter } from './harness.js';

const topic = aTopic('Backups');

function recordOf(show: string, slug: string, names: readonly string[]) {
  return anEpisodeRecord({
    episode: anEpisode({ show, slug, publishedAt: `2024-01-0${slug.length}` }),
    turns: someTurns(...names.map((name) => [name, `I am ${name} on ${show}.`] as const)),
    lessons: [aLesson({ quote: `I am ${names[0]} on ${show}, ${slug}.`, speaker: names[0]!, topics: [topic] })],
  });
}

export function describePages(adapter: StoreAdapter): void {
  describe('somebody of the archive', () => {
    const context = freshStore(adapter);
    async function saveShows(): Promise<void> {
      await context.store.saveEpisode(recordOf('night-shift', 'a', ['Ada Byron', 'Rui Okafor']));
      await context.store.saveEpisode(recordOf('night-shift', 'bb', ['Ada Byron']));
      await context.store.saveEpisode(recordOf('long-wire', 'ccc', ['Ada Byron', 'Tom Halvorsen']));
    }

    it('is one on all shows, most episodes first, by page', async () => {
      await saveShows();
      const paged = await allPages(async (cursor) => context.store.findEverybody({ limit: 1, cursor }));
      expect(paged.map(({ slug, onShows }) => [slug, onShows.map(({ show }) => show)])).toEqual([
        ['ada-byron', ['night-shift', 'long-wire']],
        ['rui-okafor', ['night-shift']],
        ['tom-halvorsen', ['long-wire']],
      ]);
    });

    it('is listed by a part of any spelling of the name', async () => {
      await saveShows();
      await context.store.editPeople('night-shift', { type: 'person', slug: 'rui-okafor', name: 'Rui O. Marsh' });
      const found = async (q: string, cursor?: string) =>
        (await context.store.findEverybody({ limit: 9, cursor }, q)).items.map(({ slug }) => slug);
      expect(await found('BYR')).toEqual(['ada-byron']);
      expect(await found('okaf')).toEqual(['rui-okafor']);
      expect(await found('marsh')).toEqual(['rui-okafor']);
      expect(await found('%')).toEqual([]);
      const { nextCursor } = await context.store.findEverybody({ limit: 1 }, 'o');
      expect(await found('o', nextCursor!)).toEqual(['rui-okafor', 'tom-halvorsen']);
      await expect(found('a', nextCursor!)).rejects.toMatchObject({ code: 'invalid-cursor' });
    });

    it('is found by the slug of any name, and nobody by others', async () => {
      await saveShows();
      await context.store.editPeople('night-shift', { type: 'person', slug: 'rui-okafor', name: 'Rui O. Marsh' });
      expect((await context.store.findSomebody('ada-byron'))?.onShows).toHaveLength(2);
      expect((await context.store.findSomebody('rui-o-marsh'))?.slug).toBe('rui-okafor');
      expect(await context.store.findSomebody('nobody')).toBeNull();
    });

    it('speaks of topics, counted by lessons that are shown', async () => {
      await saveShows();
      expect(await context.store.findTopicsOfSomebody('ada-byron', 5)).toEqual([{ ...topic, lessonCount: 3 }]);
      const { items } = await context.store.findLessons({ show: 'long-wire' }, { limit: 1 });
      await context.store.editLesson(items[0]!.id, { hidden: true });
      expect(await context.store.findTopicsOfSomebody('ada-byron', 5)).toMatchObject([{ lessonCount: 2 }]);
      expect(await context.store.findTopicsOfSomebody('tom-halvorsen', 5)).toEqual([]);
    });
  });

  describe('a lesson that is derived no more', () => {
    const context = freshStore(adapter);
    const quote = 'A backup that nobody has restored is only a rumour.';

    it('is told with its episode, its words and where they stood, until it is derived again', async () => {
      const record = anEpisodeRecord({ lessons: [aLesson({ quote, turn: 0, statement: 'Restore it.' })] });
      const [{ id }] = record.lessons as [(typeof record.lessons)[number]];
      await context.store.saveEpisode(record);
      expect(await context.store.findLostLesson(id)).toBeNull();
      await context.store.saveEpisode({ ...record, lessons: [], derivation: 'later' });
      expect(await context.store.findLostLesson(id)).toMatchObject({
        ...{ id, quote, statement: 'Restore it.', takenInBy: null, place: { turn: 0 } },
        episode: { id: record.episode.id, slug: record.episode.slug },
      });
      await context.store.saveEpisode({ ...record, derivation: 'even later' });
      expect(await context.store.findLostLesson(id)).toBeNull();
      await context.store.saveEpisode({ ...record, lessons: [], derivation: 'last' });
      await context.store.deleteEpisode(record.episode.id);
      expect(await context.store.findLostLesson(id)).toBeNull();
    });

    it('names the lesson that took its words in', async () => {
      const { id: episodeId, ...episode } = anEpisode();
      const { id, ...first } = aLesson({ episodeId, quote });
      const { turn, startOffset, endOffset, speaker, startTime, timing } = first;
      const evidence = [{ quote, turn, startOffset, endOffset, speaker, startTime, timing }];
      const record = anEpisodeRecord({ episode, lessons: [{ id, ...first }] });
      await context.store.saveEpisode(record);
      const other = aLesson({ episodeId, quote: 'Only what was restored is a backup.', evidence });
      await context.store.saveEpisode({ ...record, lessons: [other], derivation: 'later' });
      expect((await context.store.findLostLesson(id))?.takenInBy).toBe(other.id);
      await context.store.editLesson(other.id, { hidden: true });
      expect((await context.store.findLostLesson(id))?.takenInBy).toBeNull();
    });
  });

  describe('addresses', () => {
    const context = freshStore(adapter);
    it('are everything that has a page, with the time of the last change, by stretches', async () => {
      const { store } = context;
      await store.saveEpisode(recordOf('night-shift', 'a', ['Ada Byron']));
      await store.saveEpisode(recordOf('long-wire', 'bb', ['Ada Byron', 'Rui Okafor']));
      expect(await store.countAddresses()).toEqual({ shows: 2, episodes: 2, topics: 1, people: 2, lessons: 2 });
      const namesOf = async (kind: 'shows' | 'episodes' | 'topics' | 'people') =>
        (await store.findAddresses(kind, { offset: 0, limit: 10 })).map(({ names }) => names.join('/'));
      expect(await namesOf('shows')).toEqual(['long-wire', 'night-shift']);
      expect(await namesOf('episodes')).toEqual(['night-shift/a', 'long-wire/bb']);
      expect(await namesOf('topics')).toEqual(['backups']);
      expect(await namesOf('people')).toEqual(['ada-byron', 'rui-okafor']);
      const [first] = (await store.findLessons({ show: 'long-wire' }, { limit: 1 })).items;
      const [second] = await store.findAddresses('lessons', { offset: 1, limit: 1 });
      expect(second?.names).toEqual([first!.id]);
      expect(second?.changedAt).toMatch(/^\d{4}-\d\d-\d\dT/u);
      await store.editLesson(first!.id, { hidden: true });
      expect((await store.countAddresses()).lessons).toBe(1);
      expect(await store.findAddresses('lessons', { offset: 1, limit: 1 })).toEqual([]);
    });
  });
}
