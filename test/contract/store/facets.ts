// Counts of what was found: every count is how many of the rows the filter of that value lets through.
import { beforeEach, describe, expect, it } from 'vitest';
import type { FacetValue, Filter, FoundRows } from '../../../src/store/store.js';
import { aChapter, aLesson, anEpisodeRecord, aPassage, aTopic, someTurns } from '../../fixtures/builders.js';
import { freshStore, type StoreAdapter } from './harness.js';

const [backups, scaling, merged] = [aTopic('Backups'), aTopic('Scaling'), aTopic('Copies')];
const ofFirstTurn = { start: { turn: 0, offset: 0 }, end: { turn: 0, offset: 30 } };
const ofSecondTurn = { start: { turn: 1, offset: 0 }, end: { turn: 1, offset: 30 } };

function aTalk(episode: { slug: string; show: string; publishedAt: string | null }, guest: string) {
  return anEpisodeRecord({
    episode,
    turns: someTurns(['Ada Byron', 'We take a backup of everything.'], [guest, 'A lesson of the guest, always.']),
    chapters: [
      aChapter({ index: 0, ...ofFirstTurn, topics: [backups, merged] }),
      aChapter({ index: 1, ...ofSecondTurn, topics: [scaling] }),
    ],
    lessons: [
      aLesson({ quote: 'We take a backup', topics: [backups], speaker: 'Ada Byron' }),
      aLesson({ quote: 'A lesson of the guest', turn: 1, chapter: 1, topics: [scaling, backups], speaker: guest }),
    ],
    passages: [
      aPassage({ ...ofFirstTurn, index: 0, chapter: 0, speakers: ['Ada Byron'] }),
      aPassage({ ...ofSecondTurn, index: 1, chapter: 1, speakers: [guest, 'Ada Byron'] }),
    ],
  });
}

export function describeFacets(adapter: StoreAdapter): void {
  describe('facets', () => {
    const context = freshStore(adapter);

    beforeEach(async () => {
      const { store } = context;
      await store.saveEpisode(
        aTalk({ slug: 'one', show: 'first', publishedAt: '2023-12-31T23:30:00-02:00' }, 'Grace Hopper'),
      );
      await store.saveEpisode(aTalk({ slug: 'two', show: 'first', publishedAt: '2023-05-01' }, 'Speaker 2'));
      await store.saveEpisode(aTalk({ slug: 'three', show: 'second', publishedAt: null }, 'Rui Okafor'));
      await store.editTopic('copies', { mergedInto: 'backups' });
      await store.editPeople('first', { type: 'person', slug: 'grace-hopper', name: 'Rear Admiral Hopper' });
    });

    async function idsOf(kind: FoundRows['kind'], filter: Filter = {}): Promise<number[]> {
      const list = kind === 'lessons' ? context.store.newestLessons : context.store.newestPassages;
      return list({ filter, excluded: [], limit: 100 });
    }

    const filters: Readonly<Record<'shows' | 'speakers' | 'topics' | 'years', (value: string) => Filter>> = {
      shows: (show) => ({ show }),
      speakers: (speaker) => ({ speaker }),
      topics: (topic) => ({ topic }),
      years: (year) => ({ from: `${year}-01-01`, to: `${year}-12-31` }),
    };

    it.each(['passages', 'lessons'] as const)('of %s count what their filters let through', async (kind) => {
      const ids = await idsOf(kind);
      const facets = await context.store.countFacets({ kind, ids }, 10);
      for (const name of ['shows', 'speakers', 'topics', 'years'] as const) {
        expect(facets[name].length, name).toBeGreaterThan(1);
        for (const { value, count } of facets[name]) {
          expect({ name, value, count }).toEqual({
            name,
            value,
            count: (await idsOf(kind, filters[name](value))).length,
          });
        }
      }
    });

    it('count only the rows that were found, most first, under the names that people gave', async () => {
      const { store } = context;
      const ids = await idsOf('passages', { show: 'first' });
      const facets = await store.countFacets({ kind: 'passages', ids: [...ids, 999_999] }, 10);
      const shown = (values: readonly FacetValue[]) => values.map(({ label, count }) => `${label} ${count}`);
      expect(shown(facets.speakers)).toEqual(['Ada Byron 4', 'Rear Admiral Hopper 1']);
      expect(shown(facets.topics)).toEqual(['Backups 4', 'Scaling 2']);
      // In UTC, by which episodes are narrowed.
      expect(shown(facets.years)).toEqual(['2023 2', '2024 2']);
      expect(shown(facets.shows)).toEqual(['Test Show 4']);
    });

    it('are no more than asked for, and none of nothing', async () => {
      const { store } = context;
      const ids = await idsOf('lessons');
      expect((await store.countFacets({ kind: 'lessons', ids }, 1)).speakers).toEqual([
        { value: 'Ada Byron', label: 'Ada Byron', count: 3 },
      ]);
      expect(await store.countFacets({ kind: 'lessons', ids: [] }, 10)).toEqual({
        ...{ shows: [], speakers: [], topics: [], years: [] },
      });
    });
  });
}
