// What is derived again is what a fresh ingest derives: every table of both archives, row by row.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWriter } from '../../src/compose.js';
import { derivation } from '../../src/compose-steps.js';
import { parseConfig } from '../../src/config.js';
import { rebuildStale } from '../../src/ingest/rebuild.js';
import type { Writer } from '../../src/ingest/writer.js';
import { dataPath } from '../../src/package-files.js';
import type { IngestRequest } from '../../src/pipeline/ingest-episode.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { type Dump, dumpOf } from './fixtures/dump.js';

const migrationsPath = new URL('../../migrations', import.meta.url).pathname;
const {
  slug: show,
  title,
  episodes,
} = JSON.parse(readFileSync(dataPath('samples/show.json'), 'utf8')) as {
  slug: string;
  title: string;
  episodes: { slug: string; title: string; file: string; publishedAt: string; people: IngestRequest['people'] }[];
};
/** Two are enough for topics that recur. */
const requests = episodes.slice(0, 2).map(
  ({ file, ...episode }): IngestRequest => ({
    ...episode,
    show,
    showTitle: title,
    transcript: { bytes: readFileSync(dataPath(`samples/${file}`)), origin: `samples/${file}` },
  }),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindcast-rebuild-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string): string => join(folder, `${name}.db`);

async function ingested(name: string, these: readonly IngestRequest[]): Promise<Writer> {
  const writer = await composeWriter(parseConfig({ HINDCAST_DB: pathOf(name) }));
  for (const request of these) await writer.ingest(request);
  return writer;
}

async function rebuilt(name: string, writer: Writer): Promise<number> {
  const store = openSqliteStore({ path: pathOf(name), migrationsPath });
  const by = derivation();
  const stale = {
    find: (limit: number) => store.findStaleEpisodes(by, limit),
    count: () => store.countStaleEpisodes(by),
  };
  const progress = await rebuildStale({ stale, rebuildEpisode: writer.rebuildEpisode });
  await store.close();
  return progress.rebuilt;
}

function change(name: string, sql: string): void {
  const db = new Database(pathOf(name));
  db.pragma('foreign_keys = ON');
  db.exec(sql);
  db.close();
}

describe('rebuilding', { timeout: 120_000 }, () => {
  let fresh: Dump;
  beforeAll(async () => {
    await ingested('fresh', requests);
    fresh = dumpOf(pathOf('fresh'));
  }, 120_000);

  it('an archive of an older version gives what a fresh ingest gives', async () => {
    const writer = await ingested('old', requests.toReversed());
    change(
      'old',
      `UPDATE episodes SET derivation = 'older', digest = 'older ' || digest, questions = '[]';
       UPDATE lessons SET statement = 'An older one', score = 0; UPDATE chapters SET title = 'An older title', summary = '';
       UPDATE passages SET text = 'older ' || text; DELETE FROM passage_vectors; DELETE FROM turns WHERE turn_index > 5;`,
    );
    expect(dumpOf(pathOf('old'))).not.toEqual(fresh);
    expect(await rebuilt('old', writer)).toBe(requests.length);
    const now = dumpOf(pathOf('old'));
    expect(Object.keys(now)).toEqual(Object.keys(fresh));
    for (const [table, rows] of Object.entries(fresh)) expect(now[table], table).toEqual(rows);
  });

  it('what need not be rebuilt changes nothing', async () => {
    const writer = await ingested('marked', requests);
    await writer.markStale({});
    expect(await rebuilt('marked', writer)).toBe(requests.length);
    expect(dumpOf(pathOf('marked'))).toEqual(fresh);
  });
});
