// The store's contract, run against every adapter with its real engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { describeDeleting } from './store/deleting.js';
import { describeEditingInAnyOrder } from './store/editing-any-order.js';
import { describeEditingEpisodes } from './store/editing-episodes.js';
import { describeEditingTopics } from './store/editing-topics.js';
import { describeFacets } from './store/facets.js';
import { describeFiltering } from './store/filtering.js';
import type { StoreAdapter } from './store/harness.js';
import { describeIdempotency } from './store/idempotency.js';
import { describeIndexModels } from './store/index-models.js';
import { describeJobs } from './store/jobs.js';
import { describeKeywordSearch } from './store/keyword-search.js';
import { describeListing } from './store/listing.js';
import { describeNewest } from './store/listing-newest.js';
import { describeOverviews } from './store/overviews.js';
import { describePages } from './store/pages.js';
import { describePeople } from './store/people.js';
import { describeRebuilding } from './store/rebuilding.js';
import { describeRevisions } from './store/revisions.js';
import { describeSaving } from './store/saving.js';
import { describeShowDetails } from './store/show-details.js';
import { describeSuggestions } from './store/suggestions.js';
import { describeTemplates } from './store/templates.js';
import { describeTopics } from './store/topics.js';
import { describeVectorSearch } from './store/vector-search.js';
import { describeVocabulary } from './store/vocabulary.js';

const migrationsPath = join(import.meta.dirname, '../../migrations');

const adapters: StoreAdapter[] = [
  {
    name: 'SQLite in memory',
    open: async () => ({ store: openSqliteStore({ path: ':memory:', migrationsPath }), remove: async () => {} }),
  },
  {
    name: 'SQLite file',
    open: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hindcast-store-'));
      const store = openSqliteStore({ path: join(folder, 'archive.db'), migrationsPath });
      return { store, remove: async () => rmSync(folder, { recursive: true }) };
    },
  },
];

/** As in an archive of millions of passages. */
const withVectorsOnDisk: StoreAdapter = {
  name: 'SQLite with more vectors than memory is given',
  open: async () => {
    const store = openSqliteStore({ path: ':memory:', migrationsPath, maxVectorMemoryBytes: 0 });
    return { store, remove: async () => {} };
  },
};

describe(withVectorsOnDisk.name, () => {
  describeVectorSearch(withVectorsOnDisk);
  describeFiltering(withVectorsOnDisk);
  describeEditingEpisodes(withVectorsOnDisk);
});

describe.each(adapters)('$name', (adapter) => {
  describeSaving(adapter);
  describeRebuilding(adapter);
  describeDeleting(adapter);
  describeListing(adapter);
  describeFiltering(adapter);
  describeFacets(adapter);
  describeKeywordSearch(adapter);
  describeVectorSearch(adapter);
  describeIndexModels(adapter);
  describeTopics(adapter);
  describeSuggestions(adapter);
  describeNewest(adapter);
  describeVocabulary(adapter);
  describeEditingTopics(adapter);
  describeEditingEpisodes(adapter);
  describeEditingInAnyOrder(adapter);
  describeOverviews(adapter);
  describePeople(adapter);
  describePages(adapter);
  describeJobs(adapter);
  describeRevisions(adapter);
  describeIdempotency(adapter);
  describeTemplates(adapter);
  describeShowDetails(adapter);
});
