// What the archive is about, and which passages are about what: by that hits are counted and narrowed.
import type { TopicRef } from '../../domain/topic.js';
import { fileNames, type Topics } from '../search/format.js';
import { type IndexSources, packJson, type WriteFile } from './index-sources.js';

const AT_ONCE = 100;

/** Resolves to what passages carry: places in the file. */
export async function writeTopics(
  sources: IndexSources,
  write: WriteFile,
): Promise<{ readonly topicsOf: (passage: number) => readonly number[] }> {
  const topics: [slug: string, label: string][] = [];
  const ofPassages = new Map<number, number[]>();
  for await (const { slug, label } of allTopics(sources)) {
    const listing = { filter: { topic: slug }, excluded: [], limit: Number.MAX_SAFE_INTEGER };
    for (const id of await sources.index.newestPassages(listing)) {
      const own = ofPassages.get(id);
      if (own) own.push(topics.length);
      else ofPassages.set(id, [topics.length]);
    }
    topics.push([slug, label]);
  }
  await write(fileNames.topics, packJson(topics satisfies Topics));
  return { topicsOf: (passage) => ofPassages.get(passage) ?? [] };
}

/** Those of most episodes first. */
export async function* allTopics({ reader }: IndexSources): AsyncGenerator<TopicRef> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await reader.findTopics(undefined, { limit: AT_ONCE, cursor });
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}
