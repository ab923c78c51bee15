// Run as a process of its own: saves episodes and jobs for as long as it lives, or `count` of them, and prints the ids
// of those that are acknowledged.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord, aPassage, aTurn, someVectors } from '../../../fixtures/builders.js';

const [path, migrationsPath, name, count = 'Infinity'] = process.argv.slice(2);
if (!path || !migrationsPath) throw new Error('Usage: save-episodes PATH MIGRATIONS NAME [COUNT]');

const store = openSqliteStore({ path, migrationsPath });
for (let number = 0; number < Number(count); number++) {
  const turns = Array.from({ length: 40 }, (_, index) => aTurn({ index, text: `Turn ${index}. `.repeat(20).trim() }));
  const passages = turns.map((turn, index) => aPassage({ index, text: turn.text }));
  const record = anEpisodeRecord({ episode: { slug: `${name}-${number}` }, turns, passages });
  await store.saveEpisode({ ...record, vectors: someVectors(record) });
  // Not console.log: the line has to be out before the process is killed.
  writeSync(1, `episode ${record.episode.id}\n`);
  const job = await store.enqueueJob('ingest', { number });
  writeSync(1, `job ${job.id}\n`);
}
await store.close();
