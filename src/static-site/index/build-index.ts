// An archive -> the files that browsers search it by, without a server. docs/static-site.md says what they are.
import { createHash } from 'node:crypto';
import { FORMAT, fileNames, type Manifest } from '../search/format.js';
import { type IndexSources, packJson, type WriteFile } from './index-sources.js';
import { writeLessons } from './lesson-files.js';
import { type Numbering, writeLists, writePeople } from './list-files.js';
import { type IndexedEpisode, writePassages } from './passage-files.js';
import { findSpace, plainNumbers } from './space.js';
import { writeTopics } from './topic-files.js';
import { writeWords } from './word-files.js';

/** Writes every file of the index. The same archive, code and models give the same bytes. */
export async function buildIndex(sources: IndexSources, writeFile: WriteFile): Promise<{ readonly revision: string }> {
  const hash = createHash('sha256');
  const write: WriteFile = async (name, bytes) => {
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    await writeFile(name, bytes);
  };
  const ids = await sources.index.newestPassages({ filter: {}, excluded: [], limit: Number.MAX_SAFE_INTEGER });
  const space = await findSpace(sources, ids);
  const topics = await writeTopics(sources, write);
  const { episodes, cells, ...rows } = await writePassages(sources, { ids, ...topics, space, write });
  const summaries = episodes.map(({ summary }) => summary);
  const lessons = await writeLessons(sources, { episodes: summaries, space, write });
  const shows = [...new Set(summaries.map(({ show }) => show))].sort();
  const episodeIds = summaries.map(({ id }) => id);
  const numbering: Numbering = { passages: ids, lessons: lessons.ids, episodes: episodeIds, shows };
  const keywordRows = { passages: rows.passageRows, lessons: lessons.rows, episodes: rows.episodeRows };
  const words = await writeWords(sources, { rows: keywordRows, space, write });
  const listFiles = await writeLists(sources, numbering, write);
  await writePeople(sources, numbering, write);
  const revision = hash.update(JSON.stringify(sources.weights)).digest('hex').slice(0, 16);
  const manifest: Manifest = {
    ...{ format: FORMAT, revision, passages: ids.length, lessons: lessons.ids.length },
    ...{ ...words, listFiles, passageCells: cells, lessonCells: lessons.cells },
    steps: plainNumbers(space.steps),
    weights: sources.weights,
    ...(await describeEpisodes(episodes, shows, sources)),
  };
  await writeFile(fileNames.manifest, packJson(manifest));
  return { revision };
}

async function describeEpisodes(
  episodes: readonly IndexedEpisode[],
  slugs: readonly string[],
  { reader }: IndexSources,
): Promise<Pick<Manifest, 'episodes' | 'shows'>> {
  const shows = await Promise.all(
    slugs.map(async (slug) => {
      const { title = slug, language = null } = (await reader.findShow(slug)) ?? {};
      return { slug, title, language };
    }),
  );
  return {
    shows,
    episodes: episodes.map(({ summary: { id, slug, title, show, publishedAt }, chapters }) => {
      return { id, slug, title, show: slugs.indexOf(show), date: publishedAt, chapters };
    }),
  };
}
