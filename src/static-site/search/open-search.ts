// The search of a static site: the server's, over files instead of a database. Nothing here is of Node or of browsers.
import { foldWord, stemOf } from '../../domain/words.js';
import { plainWords } from '../../search/alignment.js';
import { createSearch } from '../../search/hybrid-search.js';
import { basesOf } from '../../search/inflections.js';
import { parseQuery } from '../../search/parse-query.js';
import type { Search } from '../../search/search.js';
import type { SearchIndex } from '../../store/store.js';
import { type Archive, readArchive } from './archive.js';
import { createFacetCounter, readTopics } from './facets-part.js';
import {
  type FetchFile,
  type Inflate,
  openWords,
  readManifest,
  readPeople,
  rememberFiles,
  type Words,
} from './files.js';
import { fileNames, type Topics } from './format.js';
import { createLessonsPart } from './lessons-part.js';
import { createLists } from './lists.js';
import { createPassagesPart } from './passages-part.js';
import { createPeoplePart } from './people-part.js';
import { createQueryEmbedder } from './query-embedder.js';
import { createReadRanking } from './rank-read.js';
import { passageNearness } from './vector-part.js';
import { createWordsPart } from './words-part.js';

export interface StaticSearch extends Search {
  readonly archive: Archive;
  /** Those of most episodes first. */
  topics(): Promise<Topics>;
}

/** Reads what every search needs. Rejects when a file cannot be had or is of another version. */
export async function openSearch(fetchFile: FetchFile, inflate: Inflate): Promise<StaticSearch> {
  const files = rememberFiles(fetchFile, inflate);
  // Asked for now, because the first search needs them right after the manifest.
  for (const name of [fileNames.people, fileNames.common, fileNames.topics, fileNames.passageCentres])
    files.plain(name).catch(() => {});
  const manifest = await readManifest(files);
  const archive = readArchive(manifest);
  const words = await openWords(files, manifest);
  const steps = Float32Array.from(manifest.steps);
  const lists = createLists(files, archive);
  const sources = { files, archive, words, lists, steps, nearness: passageNearness(files, steps) };
  const lessons = createLessonsPart(sources);
  const people = await readPeople(files);
  const index: SearchIndex = {
    ...createPassagesPart(sources),
    ...lessons,
    ...createWordsPart(words, manifest),
    ...createPeoplePart(people, manifest.episodes),
    oldestPassages: async () => [],
  };
  const embedder = createQueryEmbedder(words, manifest.revision);
  const search = createSearch({
    index,
    reader: { findChapters: async () => null },
    embedder: () => ({ status: 'ready', embedder }),
    ranking: createReadRanking({ ...sources, index }, manifest.weights),
    facets: createFacetCounter({ files, archive, people, lessons }),
    isWord: (word) => words.word(word, stemOf(word))?.isKnown ?? false,
  });
  return {
    archive,
    topics: () => readTopics(files),
    async search(request) {
      await readWordsOf(request.q, words);
      return search.search(request);
    },
  };
}

/** All at once, and the bases of those that are not known: whether a word is one has to be told without waiting. */
async function readWordsOf(q: string, words: Words): Promise<void> {
  const { terms, phrases } = parseQuery(q).keyword;
  const asked = [...terms, ...phrases].flatMap((text) => [...plainWords(text), foldWord(text)]);
  await words.load(asked.map(stemOf));
  const unknown = asked.filter((word) => {
    const entry = words.word(word, stemOf(word));
    return !entry || (!entry.isKnown && entry.passages === 0);
  });
  await words.load(unknown.flatMap(basesOf).map(stemOf));
}
