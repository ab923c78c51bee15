// Two processes have one archive open: what one of them writes is new to the other too.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

it('the archive has another revision after somebody else wrote', async () => {
  const path = join(temporaryFolder(), 'archive.db');
  const [writer, reader] = [openSqliteStore({ path, migrationsPath }), openSqliteStore({ path, migrationsPath })];
  const seen = [await reader.archiveRevision()];
  for (let i = 0; i < 3; i++) {
    await writer.saveEpisode(anEpisodeRecord());
    expect((await reader.findFigures()).episodeCount).toBe(i + 1);
    seen.push(await reader.archiveRevision());
    expect(await reader.archiveRevision()).toBe(seen.at(-1));
  }
  expect(new Set(seen).size).toBe(seen.length);
  await Promise.all([writer.close(), reader.close()]);
});
