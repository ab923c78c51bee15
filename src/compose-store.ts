// The archive as it is configured, opened.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from './config.js';
import { packagePath } from './package-files.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';
import type { Store } from './store/store.js';

/** Migrates it first. Rejects as `openSqliteStore` does. */
export async function openStore(config: Config): Promise<Store> {
  if (config.databasePath !== ':memory:') mkdirSync(dirname(config.databasePath), { recursive: true });
  return openSqliteStore({ path: config.databasePath, migrationsPath: packagePath('migrations') });
}
