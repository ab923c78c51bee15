// Whatever people do to topics in whatever order, with episodes coming in between: what is shown follows from the
// wishes that stand in the end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesCircle, finalTopic } from '../../../src/domain/topic-merges.js';
import type { Store } from '../../../src/store/store.js';
import { aChapter, aCuratedTopic, aLesson, anEpisodeRecord, aTopic } from '../../fixtures/builders.js';
import type { StoreAdapter } from './harness.js';

const TOPICS = ['Alpha', 'Beta', 'Gamma', 'Delta'].map((label) => aTopic(label));
const slugs = TOPICS.map(({ slug }) => slug);
const aSlug = fc.constantFrom(...slugs);

/** What stands, as a reader of the API would keep it. */
interface Wishes {
  readonly labels: Map<string, string>;
  readonly hidden: Set<string>;
  readonly merges: Map<string, string>;
  readonly episodes: Map<string, readonly string[]>;
}
type Step = (store: Store, wishes: Wishes) => Promise<unknown>;

const merging = fc.tuple(aSlug, aSlug).map(
  ([slug, into]): Step =>
    async (store, { merges }) => {
      const refused = closesCircle(slug, into, merges);
      const outcome = await store.editTopic(slug, { mergedInto: into }).catch((error: { code: string }) => error.code);
      expect(outcome === 'merge-circle').toBe(refused);
      if (!refused) merges.set(slug, into);
    },
);
const parting = aSlug.map(
  (slug): Step =>
    async (store, { merges }) => {
      await store.editTopic(slug, { mergedInto: null });
      merges.delete(slug);
    },
);
const hiding = fc.tuple(aSlug, fc.boolean()).map(
  ([slug, hide]): Step =>
    async (store, { hidden }) => {
      await store.editTopic(slug, { hidden: hide });
      if (hide) hidden.add(slug);
      else hidden.delete(slug);
    },
);
const renaming = fc.tuple(aSlug, fc.boolean()).map(
  ([slug, rename]): Step =>
    async (store, { labels }) => {
      await store.editTopic(slug, { label: rename ? `New ${slug}` : null });
      if (rename) labels.set(slug, `New ${slug}`);
      else labels.delete(slug);
    },
);
const takingBack = fc.nat(8).map(
  (position): Step =>
    async (store, { labels, hidden, merges }) => {
      const edit = (await store.findEdits({}, { limit: 20 })).items[position];
      if (edit?.subject.type !== 'topic') return;
      expect(await store.takeEditBack(edit.id)).toBe(true);
      const wishes = { 'topic-label': labels, 'topic-hidden': hidden, 'topic-merge': merges }[
        edit.kind as 'topic-label'
      ];
      wishes.delete(edit.subject.slug);
    },
);
const saving = fc.tuple(fc.nat(2), fc.array(aSlug, { maxLength: 4 })).map(([number, carried]): Step => {
  return async (store, { episodes }) => {
    const topics = carried.map((slug) => TOPICS[slugs.indexOf(slug)]!);
    const record = anEpisodeRecord({
      ...{ episode: { slug: `episode-${number}` }, derivation: JSON.stringify(carried) },
      ...{ chapters: [aChapter({ topics })], lessons: [aLesson({ topics })] },
    });
    await store.saveEpisode(record);
    episodes.set(record.episode.id, carried);
  };
});

export function describeEditingInAnyOrder(adapter: StoreAdapter): void {
  describe('edits of topics', () => {
    it('show what follows from those that stand, in whatever order they came', { timeout: 60_000 }, async () => {
      const step = fc.oneof(merging, parting, hiding, renaming, takingBack, saving, saving);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
          const { store, remove } = await adapter.open();
          await store.saveCuratedTopics(TOPICS.map(({ label }) => aCuratedTopic(label)));
          const wishes: Wishes = { labels: new Map(), hidden: new Set(), merges: new Map(), episodes: new Map() };
          try {
            for (const each of steps) await each(store, wishes);
            await expectShown(store, wishes);
          } finally {
            await store.close();
            await remove();
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

async function expectShown(store: Store, { labels, hidden, merges, episodes }: Wishes): Promise<void> {
  const labelOf = (slug: string) => labels.get(slug) ?? TOPICS[slugs.indexOf(slug)]!.label;
  const carriers = new Map<string, Set<string>>(slugs.map((slug) => [slug, new Set()]));
  for (const [id, carried] of episodes) {
    const shown = [...new Set(carried.map((slug) => finalTopic(slug, merges)))].filter((slug) => !hidden.has(slug));
    const refs = shown.map((slug) => ({ slug, label: labelOf(slug) }));
    expect((await store.findChapters(id))![0]!.topics).toEqual(refs);
    expect((await store.findLessonsOfEpisode(id))![0]!.topics).toEqual(refs);
    for (const slug of shown) carriers.get(slug)!.add(id);
  }
  for (const slug of slugs) {
    const last = finalTopic(slug, merges);
    const ids = (await store.findEpisodes({ topic: slug }, { limit: 10 })).items.map(({ id }) => id);
    expect(new Set(ids)).toEqual(hidden.has(last) ? new Set() : carriers.get(last));
    const topic = await store.findTopic(slug);
    expect(topic?.slug ?? null).toBe(hidden.has(last) ? null : last);
    expect(topic?.episodeCount ?? 0).toBe(ids.length);
  }
}
