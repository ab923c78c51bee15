// Brings a database to the schema that this version knows: numbered SQL files, each applied once, in order.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection.js';

const MIGRATION_NAME = /^\d{4}_[a-z0-9_]+\.sql$/u;

/**
 * Applies the migrations that are missing, each in a transaction of its own, and returns their names. Several processes
 * may do it at once. Throws, and changes nothing, when the database was migrated by a newer version or when an applied
 * migration has another name now.
 */
export function migrate({ db, now }: Pick<Connection, 'db' | 'now'>, folder: string): string[] {
  const names = listMigrations(folder);
  const done: string[] = [];
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO migrations (name, applied_at) VALUES (?, ?)');
  // The lock is taken before looking at what was applied: who comes second finds it done.
  const applyNext = db.transaction(() => {
    const next = nextMigration(db, names);
    if (next === undefined) return false;
    db.exec(readFileSync(join(folder, next), 'utf8'));
    insert.run(next, now());
    done.push(next);
    return true;
  });
  while (applyNext.immediate());
  return done;
}

/** Throws unless every migration is applied: what a connection that may not write can do about the schema. */
export function assertMigrated({ db }: Pick<Connection, 'db'>, folder: string): void {
  const next = nextMigration(db, listMigrations(folder));
  if (next !== undefined) throw new Error(`The database lacks the migration ${next}; open it for writing once`);
}

function nextMigration(db: Connection['db'], names: readonly string[]): string | undefined {
  const applied = db.prepare<[], string>('SELECT name FROM migrations ORDER BY name').pluck().all();
  applied.forEach((name, index) => {
    const known = names[index];
    if (known === undefined) throw new Error(`The database has a migration of a newer version: ${name}`);
    if (known !== name) throw new Error(`The database has the migration ${name} where this version has ${known}`);
  });
  return names[applied.length];
}

function listMigrations(folder: string): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  names.forEach((name, index) => {
    const number = Number(name.slice(0, 4));
    if (!MIGRATION_NAME.test(name) || number !== index + 1) {
      throw new Error(`Migrations are numbered from 0001 without gap, like 0001_name.sql; found ${name}`);
    }
  });
  return names;
}
