// What is derived again is what a fresh ingest derives: every table of both archives, row by row.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWriter } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import { derivation } from '../../src/derivation.js';
import { rebuildStale } from '../../src/ingest/rebuild.js';
import type { Writer } from '../../src/ingest/writer.js';
import { dataPath } from '../../src/package-files.js';
import type { IngestRequest } from '../../src/pipeline/ingest-request.js';
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
/** Says itself what it is called. */
const named = (title: string, words: string): IngestRequest => ({
  ...{ show: 'another-show', slug: 'named', audioUrl: 'https://audio.example/1.mp3' },
  transcript: {
    bytes: Buffer.from(`---\ntitle: ${title}\ndate: 2024-05-14\n---\n\n**Ada:** ${words}\n\n**Rui:** We do.`),
  },
});
/** Two are enough for topics that recur. */
const samples = episodes.slice(0, 2).map(
  ({ file, ...episode }): IngestRequest => ({
    ...episode,
    show,
    showTitle: title,
    transcript: { bytes: readFileSync(dataPath(`samples/${file}`)), origin: `samples/${file}` },
  }),
);

const requests = [...samples, named('The restore', 'Who restores the backups on a Monday?')];

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

/** A word comes into nearly every sentence, so that places, quotes and chapters are others. */
function corrected({ transcript, ...request }: IngestRequest): IngestRequest {
  const text = Buffer.from(transcript.bytes)
    .toString('utf8')
    .replace(/\b(?:the|a) /gu, (word) => `${word}very `);
  return { ...request, transcript: { ...transcript, bytes: Buffer.from(text) } };
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
       UPDATE episodes SET title = 'An older title', published_at = NULL, published_key = '' WHERE slug = 'named';
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

  it('what is missing comes back', async () => {
    const writer = await ingested('lacking', requests);
    change(
      'lacking',
      `DELETE FROM turns WHERE episode_key = (SELECT min(key) FROM episodes);
       DELETE FROM chapters WHERE episode_key = (SELECT max(key) FROM episodes);`,
    );
    expect(await rebuilt('lacking', writer)).toBe(2);
    expect(dumpOf(pathOf('lacking'))).toEqual(fresh);
    expect(await rebuilt('lacking', writer)).toBe(0);
  });

  it('an archive that was corrected, restored and edited stays as it is', async () => {
    const writer = await ingested('edited', requests);
    const store = openSqliteStore({ path: pathOf('edited'), migrationsPath });
    const ids = (await store.findEpisodes({}, { limit: 10 })).items.map(({ id }) => id);
    for (const id of ids.slice(0, 2)) {
      const lessons = (await store.findLessonsOfEpisode(id))!;
      await writer.edits.editLesson(lessons[0]!.id, { statement: 'Put in other words.' });
      await writer.edits.editLesson(lessons[1]!.id, { hidden: true });
      await writer.edits.editTopic(lessons.flatMap(({ topics }) => topics)[0]!.slug, { label: `Label of ${id}` });
      await writer.edits.editChapter({ episodeId: id, index: 1 }, { title: 'Another title' });
    }
    const [host, guest] = (await store.findPeople(show, { limit: 2 }))!.items;
    await writer.edits.editPeople(show, { type: 'merge', slug: guest!.slug, into: host!.slug });
    await writer.ingest(corrected(samples[0]!));
    await writer.ingest(corrected(samples[1]!));
    await writer.ingest(samples[1]!);
    await writer.ingest(named('Renamed', 'Who restores the backups, and when?'));
    await store.close();
    const before = dumpOf(pathOf('edited'));
    await writer.markStale({});
    expect(await rebuilt('edited', writer)).toBe(requests.length);
    expect(dumpOf(pathOf('edited'))).toEqual(before);
  });
});
