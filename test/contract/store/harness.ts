// What every suite of the store's contract stands on: a fresh store for each test, whatever the adapter.
import { afterEach, beforeEach } from 'vitest';
import type { Page } from '../../../src/domain/page.js';
import type { KeywordQuery, Store } from '../../../src/store/store.js';

export interface StoreAdapter {
  readonly name: string;
  /** An empty store with the schema in place. */
  open(): Promise<{ store: Store; remove: () => Promise<void> }>;
}

/** Opens a store before each test of the describe block and removes it after. Read `store` inside tests only. */
export function freshStore(adapter: StoreAdapter): { readonly store: Store } {
  let opened: Awaited<ReturnType<StoreAdapter['open']>>;
  beforeEach(async () => {
    opened = await adapter.open();
  });
  afterEach(async () => {
    await opened.store.close();
    await opened.remove();
  });
  return {
    get store() {
      return opened.store;
    },
  };
}

/** A query of terms alone. */
export function words(...terms: string[]): KeywordQuery {
  return { terms, phrases: [], excluded: [] };
}

/** More than any list here has. A cursor that stands still would otherwise go round for ever. */
const MAX_PAGES = 100;

/** Walks a list to its end, a page at a time. `between` runs after each page. */
export async function allPages<T>(
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
  between: () => Promise<unknown> = async () => {},
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await fetchPage(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    await between();
    if (cursor === undefined) return items;
  }
  throw new Error(`The list has not ended after ${MAX_PAGES} pages`);
}
