import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

describe('findSource', () => {
  it.each([
    ['are those of another text', gzipSync('Ada: Something that nobody sent.')],
    ['do not unpack', Buffer.from('not gzip')],
  ])('rejects when the stored bytes %s', async (_, damaged) => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = anEpisodeRecord();
    await store.saveEpisode(record);
    const db = new Database(path);
    db.prepare('UPDATE source_bytes SET bytes = ?').run(damaged);
    db.close();
    await expect(store.findSource(record.episode.id)).rejects.toThrow(/damaged/u);
    await expect(store.findRevisionSource(record.episode.id, 1)).rejects.toThrow(/damaged/u);
    await store.close();
  });
});
