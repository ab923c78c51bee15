// Who speaks on a show: worked out with every save, edited, found under all names.
import { describe, expect, it } from 'vitest';
import type { PeopleChange } from '../../../src/domain/people/person.js';
import { aLesson, anEpisode, anEpisodeRecord, aPassage, aVector, someTurns } from '../../fixtures/builders.js';
import { allPages, freshStore, type StoreAdapter, words } from './harness.js';

const SHOW = 'night-shift';

function recordOf(slug: string, names: readonly string[], show = SHOW) {
  const turns = someTurns(...names.map((name) => [name, `I am ${name} in ${slug}.`] as const));
  const text = names.map((name) => `${name}: I am ${name} in ${slug}.`).join('\n');
  return anEpisodeRecord({
    episode: anEpisode({ show, slug, publishedAt: `2024-01-${String(slug.charCodeAt(0) - 86).padStart(2, '0')}` }),
    turns,
    passages: [aPassage({ text: names.length > 1 ? text : `I am ${names[0]} in ${slug}.`, speakers: [...names] })],
    lessons: [aLesson({ quote: `I am ${names[0]} in ${slug}.`, speaker: names[0]! })],
  });
}

export function describePeople(adapter: StoreAdapter): void {
  describe('the people of a show', () => {
    const context = freshStore(adapter);
    const edit = (change: PeopleChange) => context.store.editPeople(SHOW, change);
    const codeOf = (call: Promise<unknown>) =>
      call.then(
        () => null,
        ({ code }: { code: string }) => code,
      );

    async function saveShow(): Promise<void> {
      for (const slug of ['a', 'b', 'c'])
        await context.store.saveEpisode(recordOf(slug, ['Gerhard Lazar', 'Ada Byron']));
      await context.store.saveEpisode(recordOf('d', ['Gehard Lazar']));
      await context.store.saveEpisode(recordOf('e', ['Ada', 'Speaker 2']));
      await context.store.saveEpisode(recordOf('f', ['Chris Hiller', 'Ada Byron']));
      await context.store.saveEpisode(recordOf('g', ['Christopher Hiller', 'Rui Okafor']));
    }

    async function people(show = SHOW) {
      const { items } = (await context.store.findPeople(show, { limit: 100 }))!;
      return items.map(({ slug, name, role, aliases, episodeCount }) => {
        return [slug, name, role, aliases.map((alias) => alias.name).join(', '), episodeCount];
      });
    }

    async function episodesBy(speaker: string, show?: string): Promise<string[]> {
      const { items } = await context.store.findEpisodes({ speaker, show }, { limit: 100 });
      return items.map(({ slug }) => slug).sort();
    }

    it('are listed with all spellings, most episodes first, by page', async () => {
      await saveShow();
      const all = [
        ['ada-byron', 'Ada Byron', 'host', 'Ada', 5],
        ['gerhard-lazar', 'Gerhard Lazar', 'host', 'Gehard Lazar', 4],
        ['chris-hiller', 'Chris Hiller', 'guest', '', 1],
        ['christopher-hiller', 'Christopher Hiller', 'guest', '', 1],
        ['rui-okafor', 'Rui Okafor', 'guest', '', 1],
      ];
      expect(await people()).toEqual(all);
      const paged = await allPages(async (cursor) => (await context.store.findPeople(SHOW, { limit: 2, cursor }))!);
      expect(paged.map(({ slug }) => slug)).toEqual(all.map(([slug]) => slug));
      expect(await context.store.findPeople('none', { limit: 1 })).toBeNull();
    });

    it('are read by the slug of any spelling, with first and last episode and words', async () => {
      await saveShow();
      const person = await context.store.findPerson(SHOW, 'gehard-lazar');
      expect(person).toMatchObject({
        ...{ slug: 'gerhard-lazar', wordCount: 24, roleSource: 'counted', edits: [] },
        ...{ first: { slug: 'a', show: SHOW }, last: { slug: 'd', publishedAt: '2024-01-14' } },
        aliases: [{ name: 'Gehard Lazar', reason: 'slip', episodes: 1, words: 6 }],
      });
      expect(await context.store.findPerson(SHOW, 'speaker-2')).toBeNull();
    });

    it('are first and last heard in the order in which episodes without dates are listed', async () => {
      for (const slug of ['ship-it-46', 'ship-it-9', 'ship-it-133', 'ship-it-89']) {
        const record = recordOf(slug, ['Gerhard Lazar']);
        await context.store.saveEpisode({ ...record, episode: { ...record.episode, publishedAt: null } });
      }
      const person = await context.store.findPerson(SHOW, 'gerhard-lazar');
      expect(person).toMatchObject({ first: { slug: 'ship-it-9' }, last: { slug: 'ship-it-133' } });
    });

    it('are found by the names that stand on turns and those that are shown, and nobody by a label that names nobody', async () => {
      await saveShow();
      await edit({ type: 'person', slug: 'gerhard-lazar', name: 'Gerhard L.' });
      const asked = ['Gehard Lazar', 'gerhard l.', 'Rui Okafor', 'Speaker 2', 'Nobody Else'];
      const found = await context.store.findPeopleNamed(SHOW, asked);
      const gerhard = { slug: 'gerhard-lazar', name: 'Gerhard L.', role: 'host' };
      expect(Object.fromEntries(found)).toEqual({
        ...{ 'Gehard Lazar': gerhard, 'gerhard l.': gerhard },
        'Rui Okafor': { slug: 'rui-okafor', name: 'Rui Okafor', role: 'guest' },
      });
      expect((await context.store.findPeopleNamed('none', asked)).size).toBe(0);
    });

    it('follow the episodes that come, change and go', async () => {
      await saveShow();
      const { episode } = recordOf('d', []);
      await context.store.saveEpisode({ ...recordOf('d', ['Grace Hopper']), episode });
      expect((await context.store.findPerson(SHOW, 'gerhard-lazar'))?.aliases).toEqual([]);
      for (const slug of 'abcdefg') await context.store.deleteEpisode(anEpisode({ show: SHOW, slug }).id);
      expect(await context.store.findPeople(SHOW, { limit: 1 })).toBeNull();
    });

    it('are found under every spelling, by every list and search', async () => {
      await saveShow();
      await context.store.saveEpisode(recordOf('h', ['Ada'], 'other-show'));
      for (const name of ['Gehard Lazar', 'gerhard lazar']) {
        const { store } = context;
        expect(await episodesBy(name)).toEqual(['a', 'b', 'c', 'd']);
        const found = await store.findPassages(
          (await store.keywordPassages(words('am'), { speaker: name }, 100)).map(({ id }) => id),
        );
        expect(found.map(({ episode }) => episode.slug).sort()).toEqual(['a', 'b', 'c', 'd']);
        expect((await store.findLessons({ speakers: [name] }, { limit: 100 })).items).toHaveLength(4);
        expect((await store.findSpeakerEpisodes([name])).byName.get(name)).toHaveLength(4);
      }
      expect(await episodesBy('Ada Byron')).toEqual(['a', 'b', 'c', 'e', 'f']);
      expect(await episodesBy('Speaker 2')).toEqual(['e']);
      expect(await context.store.findSpellings(['gehard lazar'])).toEqual([
        ...['gehard lazar', 'Gehard Lazar', 'Gerhard Lazar'],
      ]);
    });

    it('have a revision of their names, which no episode of theirs changes', async () => {
      await saveShow();
      const { store } = context;
      const before = await store.namesRevision();
      await store.saveEpisode(recordOf('h', ['Ada'], 'other-show'));
      expect(await store.namesRevision()).toBe(before);
      await edit({ type: 'person', slug: 'gerhard-lazar', name: 'Gerhard L.' });
      expect(await store.namesRevision()).not.toBe(before);
    });

    it('are shown by the name that people gave, while transcripts stay as received', async () => {
      await saveShow();
      await edit({ type: 'person', slug: 'gerhard-lazar', name: 'Gerhard L.', role: 'guest' });
      const { store } = context;
      expect(await people()).toContainEqual(['gerhard-lazar', 'Gerhard L.', 'guest', 'Gehard Lazar', 4]);
      const { id } = anEpisode({ show: SHOW, slug: 'a' });
      const ids = (await store.keywordPassages(words('am'), { episode: id }, 1)).map((passage) => passage.id);
      expect(await store.findPassages(ids)).toMatchObject([
        {
          speakers: ['Gerhard L.', 'Ada Byron'],
          text: 'Gerhard L.: I am Gerhard Lazar in a.\nAda Byron: I am Ada Byron in a.',
        },
      ]);
      expect((await store.findTurns(id, [0, 1])).map(({ speaker }) => speaker)).toEqual(['Gerhard L.', 'Ada Byron']);
      expect((await store.findLessonsOfEpisode(id))?.map(({ speaker }) => speaker)).toEqual(['Gerhard L.']);
      expect((await store.findTranscript(id))?.turns[0]).toMatchObject({ speaker: 'Gerhard Lazar' });
      expect(await episodesBy('gerhard l.')).toEqual(['a', 'b', 'c', 'd']);
      expect(await store.findSpeakers('gerhard')).toEqual(['Gerhard L.', 'Gerhard Lazar']);
    });

    it('change the state of the index when they are edited', async () => {
      await saveShow();
      const before = await context.store.indexRevision();
      await edit({ type: 'person', slug: 'ada-byron', name: 'Ada Lovelace' });
      expect(await context.store.indexRevision()).not.toBe(before);
    });

    it('are merged, also with everything that is merged into them, and taken apart by taking the edit back', async () => {
      await saveShow();
      await edit({ type: 'merge', slug: 'rui-okafor', into: 'chris-hiller' });
      const merged = await edit({ type: 'merge', slug: 'chris-hiller', into: 'ada-byron' });
      expect(merged).toMatchObject({ slug: 'ada-byron', episodeCount: 6 });
      expect(merged.aliases.map(({ name, reason }) => [name, reason])).toContainEqual(['Rui Okafor', 'edited']);
      expect(await episodesBy('Ada Byron')).toEqual(['a', 'b', 'c', 'e', 'f', 'g']);
      expect(await context.store.findPerson(SHOW, 'rui-okafor')).toMatchObject({ slug: 'ada-byron' });
      for (const { id } of merged.edits) expect(await context.store.takeEditBack(id)).toBe(true);
      expect(await people()).toHaveLength(5);
    });

    it('are asked about where two names may be one, until people decide', async () => {
      await saveShow();
      const open = async () => (await context.store.findDoubts(SHOW, { limit: 10 }))!.items;
      const [doubt, ...more] = await open();
      expect(more).toEqual([]);
      expect(doubt).toMatchObject({ reason: 'short-form', said: [{ slug: expect.stringMatching(/^[fg]$/u) }] });
      const kept = await edit({ type: 'decide', doubt: doubt!.id, same: false });
      expect(kept.edits).toMatchObject([{ kind: 'person-apart' }]);
      expect(await open()).toEqual([]);
      await context.store.takeEditBack(kept.edits[0]!.id);
      expect(await open()).toEqual([doubt]);
      expect(await edit({ type: 'decide', doubt: doubt!.id, same: true })).toMatchObject({ episodeCount: 2 });
      expect(await open()).toEqual([]);
    });

    it('lose a spelling that is somebody else', async () => {
      await saveShow();
      expect(await edit({ type: 'separate', slug: 'gerhard-lazar', name: 'gehard lazar' })).toMatchObject({
        ...{ slug: 'gehard-lazar', episodeCount: 1, aliases: [] },
      });
      expect(await episodesBy('Gehard Lazar')).toEqual(['d']);
      const { items } = (await context.store.findDoubts(SHOW, { limit: 10 }))!;
      expect(items.map(({ reason }) => reason)).toEqual(['short-form']);
    });

    it('keep what people said while their names are away, and have it again when they come back', async () => {
      await saveShow();
      await edit({ type: 'person', slug: 'rui-okafor', name: 'Rui O.' });
      const states = async () => (await context.store.findEdits({}, { limit: 10 })).items;
      const subject = { type: 'person', show: SHOW, name: 'Rui Okafor' };
      expect(await states()).toMatchObject([{ state: 'applied', subject: { ...subject, slug: 'rui-okafor' } }]);
      await context.store.deleteEpisode(anEpisode({ show: SHOW, slug: 'g' }).id);
      expect(await states()).toMatchObject([{ state: 'waiting', subject: { ...subject, slug: null } }]);
      await context.store.saveEpisode(recordOf('g', ['Rui Okafor']));
      expect(await states()).toMatchObject([{ state: 'applied', value: 'Rui O.' }]);
      expect(await people()).toContainEqual(['rui-okafor', 'Rui O.', 'guest', '', 1]);
    });

    it('take null for what was derived, whichever name the edit stands on', async () => {
      await saveShow();
      await edit({ type: 'person', slug: 'rui-okafor', name: 'Rui O.', role: 'host' });
      await edit({ type: 'merge', slug: 'rui-okafor', into: 'ada-byron' });
      expect(await edit({ type: 'person', slug: 'ada-byron', name: null, role: null })).toMatchObject({
        ...{ name: 'Ada Byron', roleSource: 'counted' },
      });
    });

    it('refuse circles and whoever is not there', async () => {
      await saveShow();
      await edit({ type: 'merge', slug: 'rui-okafor', into: 'ada-byron' });
      const calls: [PeopleChange, string][] = [
        [{ type: 'merge', slug: 'ada-byron', into: 'rui-okafor' }, 'merge-circle'],
        [{ type: 'merge', slug: 'ada-byron', into: 'ada' }, 'merge-circle'],
        [{ type: 'merge', slug: 'ada-byron', into: 'nobody' }, 'unknown-person'],
        [{ type: 'person', slug: 'nobody', name: 'Nobody' }, 'unknown-person'],
        [{ type: 'separate', slug: 'ada-byron', name: 'Grace' }, 'unknown-person'],
        [{ type: 'decide', doubt: 'pd_0123456789abcdef', same: true }, 'unknown-doubt'],
      ];
      for (const [change, code] of calls) expect(await codeOf(edit(change))).toBe(code);
      expect(await codeOf(context.store.editPeople('none', calls[0]![0]))).toBe('unknown-show');
    });

    it('narrow vector search under every name', async () => {
      const record = recordOf('a', ['Chris Hiller']);
      const vectors = { fingerprint: 'f', model: 'm', dimension: 8, passages: [aVector(1)], lessons: [aVector(2)] };
      await context.store.saveEpisode({ ...record, vectors });
      await context.store.saveEpisode({ ...recordOf('b', ['Christopher Hiller']), vectors });
      await edit({ type: 'merge', slug: 'chris-hiller', into: 'christopher-hiller' });
      for (const speaker of ['Chris Hiller', 'Christopher Hiller']) {
        expect(await context.store.vectorPassages(aVector(1), 'f', { speaker }, 10)).toHaveLength(2);
        expect(await context.store.vectorLessons(aVector(2), 'f', { speaker }, 10)).toHaveLength(2);
      }
    });
  });
}
