import { createHash, randomBytes } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/store/sqlite/connection.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord, aSource } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

describe('openConnection', () => {
  it('sets what durability and concurrency stand on', () => {
    const { db } = openConnection({ path: join(temporaryFolder(), 'made', 'on', 'the', 'way.db') });
    const [WAL, FULL] = ['wal', 2];
    expect(db.pragma('journal_mode', { simple: true })).toBe(WAL);
    expect(db.pragma('synchronous', { simple: true })).toBe(FULL);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('busy_timeout', { simple: true })).toBeGreaterThanOrEqual(5000);
    expect(db.prepare('SELECT vec_version()').pluck().get()).toMatch(/^v0\.1\./u);
    db.close();
  });

  it('throws on a file that is no database and leaves it as it is', () => {
    const path = join(temporaryFolder(), 'notes.db');
    writeFileSync(path, 'These are my notes. '.repeat(100));
    const { size } = statSync(path);
    expect(() => openConnection({ path })).toThrow(/not a database/u);
    expect(statSync(path).size).toBe(size);
  });
});

describe('a read-only store', () => {
  it('sees what others commit and cannot write', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const [first, second] = [anEpisodeRecord(), anEpisodeRecord()];
    const writer = openSqliteStore({ path, migrationsPath });
    await writer.saveEpisode(first);
    const reader = openSqliteStore({ path, migrationsPath, readonly: true });
    expect(await reader.findEpisode(first.episode.id)).toMatchObject(first.episode);
    await writer.saveEpisode(second);
    expect(await reader.findEpisode(second.episode.id)).toMatchObject(second.episode);
    await expect(reader.deleteEpisode(first.episode.id)).rejects.toThrow(/readonly/u);
    await reader.close();
    await writer.close();
  });

  it('is refused where there is no database', () => {
    const path = join(temporaryFolder(), 'none.db');
    expect(() => openSqliteStore({ path, migrationsPath, readonly: true })).toThrow();
  });
});

describe('the write-ahead log', () => {
  it('shrinks after a large save and is gone after close', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const bytes = randomBytes(20_000_000);
    const hash = createHash('sha256').update(bytes).digest('hex');
    await store.saveEpisode(anEpisodeRecord({ source: { ...aSource(), bytes, hash } }));
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(20_000_000);
    await store.saveEpisode(anEpisodeRecord());
    expect(statSync(`${path}-wal`).size).toBeLessThanOrEqual(16 * 1024 * 1024);
    await store.close();
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  });
});
