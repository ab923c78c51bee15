// Is everything there that should be, once, with its own words, and is the rest reported?
import { type Item, markOf, outcomes } from './podcast.js';

export interface FeedView {
  readonly id: string;
  readonly state: string;
  readonly report: Readonly<
    Record<'items' | 'created' | 'updated' | 'unchanged' | 'withoutTranscript' | 'failed' | 'waiting', number>
  >;
}

interface ItemView {
  readonly guid: string;
  readonly state: string;
  readonly reason: { readonly code: string } | null;
  readonly episodeId: string | null;
}

export interface Expected {
  readonly id: string;
  readonly items: readonly Item[];
  /** Indexes of items whose transcript was corrected once. */
  readonly corrected: readonly number[];
}

/** What is wrong, in words. */
export async function checkFeed(url: string, { id, items, corrected }: Expected): Promise<string[]> {
  const found = await all<ItemView>(`${url}/v1/feeds/${id}/items`);
  const episodes = await all<{ id: string; title: string }>(`${url}/v1/episodes`);
  const byGuid = new Map(found.map((item) => [item.guid, item]));
  const problems = found.length === items.length ? [] : [`${found.length} items of ${items.length}`];
  const good = items.filter(({ trouble }) => outcomes[trouble] === 'in');
  if (episodes.length !== good.length) problems.push(`${episodes.length} episodes of ${good.length} good items`);
  for (const item of items) {
    const there = episodes.filter(({ title }) => title === item.title);
    const edition = corrected.includes(item.index) ? 1 : 0;
    const wrong = wrongOf(item, byGuid.get(item.guid)) ?? (await wrongWords(url, there, { item, edition }));
    if (wrong !== null) problems.push(`${item.title} (${item.trouble}): ${wrong}`);
  }
  return problems;
}

function wrongOf({ trouble }: Item, found: ItemView | undefined): string | null {
  if (!found) return 'is missing';
  const expected = outcomes[trouble];
  const { state, reason } = found;
  if (typeof expected === 'string') return state === expected ? null : `is ${state} with ${reason?.code}`;
  const isTold = state === 'failed' && expected.failed.includes(reason?.code ?? '');
  return isTold ? null : `is ${state} with ${reason?.code}`;
}

interface Wanted {
  readonly item: Item;
  readonly edition: number;
}

async function wrongWords(
  url: string,
  there: readonly { id: string }[],
  { item, edition }: Wanted,
): Promise<string | null> {
  const wanted = outcomes[item.trouble] === 'in' ? 1 : 0;
  if (there.length !== wanted) return `is there ${there.length} times`;
  if (wanted === 0) return null;
  const { id } = there[0]!;
  const { turns } = (await getJson(`${url}/v1/episodes/${id}/transcript`)) as { turns: { text: string }[] };
  if (!turns[0]?.text.includes(markOf(item, edition))) return 'has other words';
  const { items: revisions } = (await getJson(`${url}/v1/episodes/${id}/revisions`)) as { items: unknown[] };
  if (revisions.length !== edition + 1) return `has ${revisions.length} revisions`;
  const { chapters } = (await getJson(`${url}/v1/episodes/${id}/chapters`)) as { chapters: { title: string }[] };
  return chapters.some(({ title }) => title === `What ${item.index} taught`) ? null : "lacks its publisher's chapters";
}

async function all<T>(url: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await getJson(`${url}?limit=100${more}`)) as { items: T[]; nextCursor: string | null };
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

export async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
