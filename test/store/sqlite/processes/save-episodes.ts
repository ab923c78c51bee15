// Run as a process of its own: saves and edits episodes, and jobs, for as long as it lives, or `count` of them, and prints the ids
// of those that are acknowledged.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.js';
import {
  aLesson,
  anEpisode,
  anEpisodeRecord,
  aPassage,
  aTopic,
  aTurn,
  someVectors,
} from '../../../fixtures/builders.js';

const [path, migrationsPath, name, count = 'Infinity'] = process.argv.slice(2);
if (!path || !migrationsPath) throw new Error('Usage: save-episodes PATH MIGRATIONS NAME [COUNT]');

const store = openSqliteStore({ path, migrationsPath });
for (let number = 0; number < Number(count); number++) {
  const turns = Array.from({ length: 40 }, (_, index) => aTurn({ index, text: `Turn ${index}. `.repeat(20).trim() }));
  const passages = turns.map((turn, index) => aPassage({ index, text: turn.text }));
  const topics = [aTopic('Shared')];
  const episode = anEpisode({ slug: `${name}-${number}` });
  const lessons = [aLesson({ episodeId: episode.id, topics })];
  const record = anEpisodeRecord({ episode, turns, passages, lessons });
  await store.saveEpisode({ ...record, vectors: someVectors(record) });
  // Not console.log: the line has to be out before the process is killed.
  writeSync(1, `episode ${record.episode.id}\n`);
  const label = `${name} ${number}`;
  await store.editTopic('shared', { label });
  await store.editLesson(record.lessons[0]!.id, { statement: label, hidden: number % 2 === 0 });
  await store.editChapter({ episodeId: record.episode.id, index: 0 }, { title: label });
  writeSync(1, `edited ${record.episode.id}\n`);
  const job = await store.enqueueJob('ingest', { number });
  writeSync(1, `job ${job.id}\n`);
}
await store.close();
