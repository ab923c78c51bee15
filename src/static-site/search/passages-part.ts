// Passages of a static site as search asks for them.
import type { SearchIndex, StoredPassage } from '../../store/store.js';
import type { Archive } from './archive.js';
import type { IndexFiles, Words } from './files.js';
import { fileNames } from './format.js';
import { findByWords } from './keyword-part.js';
import type { Lists } from './lists.js';
import { type ReadPassage, readTextFile } from './text-file.js';
import { type FindNearness, listNearest } from './vector-part.js';

/** Files of texts that one look-up reads; of further passages asked for nothing is known. */
export const TEXT_FILES_READ = 20;

export interface PassageSources {
  readonly files: IndexFiles;
  readonly archive: Archive;
  readonly words: Words;
  readonly lists: Lists;
  readonly nearness: FindNearness;
}

export type PassagesPart = Pick<
  SearchIndex,
  | 'keywordPassages'
  | 'keywordEpisodes'
  | 'vectorPassages'
  | 'similarities'
  | 'findPassages'
  | 'vectorCoverage'
  | 'newestPassages'
>;

export function createPassagesPart({ files, archive, words, lists, nearness }: PassageSources): PassagesPart {
  const { manifest } = archive;
  return {
    async keywordPassages(query, filter, limit) {
      const allows = await lists.passagesWithin(filter);
      return findByWords(words, query, { postingsOf: ({ passages }) => passages, allows, limit });
    },
    async keywordEpisodes(query, filter, limit) {
      const within = archive.episodesWithin(filter);
      const allows = within && ((place: number) => within.has(place));
      const found = await findByWords(words, query, { postingsOf: ({ episodes }) => episodes, allows, limit });
      return found.map(({ id, score }) => ({ episodeId: manifest.episodes[id]!.id, score }));
    },
    async vectorPassages(vector, _, filter, limit) {
      return listNearest(await nearness(vector), await lists.passagesWithin(filter), limit);
    },
    async similarities(vector, _, ids) {
      const { scores, elsewhere } = await nearness(vector);
      return ids.map((id) => ({ id, score: scores.get(id) ?? elsewhere }));
    },
    async findPassages(ids) {
      const blocks = [...new Set(ids.map(archive.blockAt))].slice(0, TEXT_FILES_READ);
      const read = await readTexts(files, archive, blocks);
      const found = new Map(read.map(({ passage }): [number, StoredPassage] => [passage.id, passage]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async newestPassages({ filter, limit }) {
      const allows = await lists.passagesWithin(filter);
      const ids: number[] = [];
      for (let id = 0; id < manifest.passages && ids.length < limit; id++) if (allows?.(id) ?? true) ids.push(id);
      return ids;
    },
    vectorCoverage: async () => ({ passages: manifest.passages, embedded: manifest.passages }),
  };
}

/** All passages of the files, with their vectors. */
export async function readTexts(
  files: IndexFiles,
  archive: Archive,
  blocks: readonly number[],
): Promise<ReadPassage[]> {
  const read = blocks.map(async (block) => {
    const first = archive.blockStart(block);
    const bytes = await files.unpacked(fileNames.block(block));
    return readTextFile(bytes, first, archive.refOf(archive.episodeAt(first)));
  });
  return (await Promise.all(read)).flat();
}
