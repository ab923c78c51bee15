// An archive -> the files that browsers search it by, without a server. docs/static-site.md says what they are.
import { createHash } from 'node:crypto';
import { FORMAT, fileNames, type Manifest } from '../search/format.js';
import { type IndexSources, packJson, type WriteFile } from './index-sources.js';
import { writeLessons } from './lesson-files.js';
import { type Numbering, writeLists, writePeople } from './list-files.js';
import { type IndexedEpisode, writePassages } from './passage-files.js';
import { findSpace, plainNumbers } from './space.js';
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
  const { episodes, cells, ...rows } = await writePassages(sources, { ids, space, write });
  const summaries = episodes.map(({ summary }) => summary);
  const lessons = await writeLessons(sources, { episodes: summaries, space, write });
  const numbering: Numbering = { passages: ids, lessons: lessons.ids, episodes: summaries.map(({ id }) => id) };
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
    ...(await describeEpisodes(episodes, sources)),
  };
  await writeFile(fileNames.manifest, packJson(manifest));
  return { revision };
}

async function describeEpisodes(
  episodes: readonly IndexedEpisode[],
  { reader }: IndexSources,
): Promise<Pick<Manifest, 'episodes' | 'shows'>> {
  const slugs = [...new Set(episodes.map(({ summary }) => summary.show))].sort();
  const shows = await Promise.all(
    slugs.map(async (slug) => ({ slug, title: (await reader.findShow(slug))?.title ?? slug })),
  );
  return {
    shows,
    episodes: episodes.map(({ summary: { id, slug, title, show, publishedAt }, chapters }) => {
      return { id, slug, title, show: slugs.indexOf(show), date: publishedAt, chapters };
    }),
  };
}
