// The words of an archive and of the model -> files, so that a query reads those of its words alone.
import { isStopWord, stemOf } from '../../domain/words.js';
import { listWordNeighbours } from '../../search/word-neighbours.js';
import type { VocabularyWord } from '../../store/store.js';
import { stepsOf } from '../search/codes.js';
import { DIMENSIONS, fileNames, fileOf, type Manifest, spellingFile, wordKey } from '../search/format.js';
import { lengthOf, type StemEntry, type WordEntry, writeWordFile } from '../search/word-file.js';
import type { KeywordRows } from './bm25.js';
import { chunksOf, type IndexSources, pack, type WriteFile } from './index-sources.js';
import { plainNumbers, type Space } from './space.js';
import { createWordVectors } from './word-vectors.js';

/** Rows that a word names, at most: those to which it adds most. What more of them hold tells little. */
const MAX_POSTINGS = 1000;
/** Bytes of a file of words, about. */
const FILE_BYTES = 1536;
const [FEWEST_FILES, MOST_FILES] = [16, 8192];
const AT_ONCE = 2000;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

export interface Rows {
  readonly passages: KeywordRows;
  readonly lessons: KeywordRows;
  readonly episodes: KeywordRows;
}

export async function writeWords(
  sources: IndexSources,
  { rows, space, write }: { readonly rows: Rows; readonly space: Space; readonly write: WriteFile },
): Promise<Pick<Manifest, 'wordFiles' | 'wordSteps'>> {
  const vocabulary = await sources.index.vocabulary();
  await writeSpellings(vocabulary, write);
  const words = await describeWords(sources, vocabulary, space);
  const steps = stepsOfWords(words);
  const telling = words.filter(({ word }) => !isStopWord(word));
  const common = words.filter(({ word }) => isStopWord(word));
  const inCommon = common.map((entry) => ({ ...entry, neighbours: [] }));
  await write(fileNames.common, writeWordFile({ words: inCommon, stems: [] }, steps));
  const stems = stemEntries(rows);
  const files = fileCount(writeWordFile({ words: telling, stems }, steps).length);
  const filed = Array.from({ length: files }, () => ({ words: [] as WordEntry[], stems: [] as StemEntry[] }));
  for (const entry of telling) filed[fileOf(stemOf(entry.word), files)]!.words.push(entry);
  for (const entry of stems) filed[fileOf(entry.stem, files)]!.stems.push(entry);
  for (const [file, entries] of filed.entries()) await write(fileNames.words(file), writeWordFile(entries, steps));
  return { wordFiles: files, wordSteps: plainNumbers(steps) };
}

/** Every word of the archive or the model, by name. Of neighbours those that are said in the archive. */
async function describeWords(
  { embedder, neighbours }: IndexSources,
  vocabulary: readonly VocabularyWord[],
  space: Space,
): Promise<WordEntry[]> {
  const counts = new Map(vocabulary.map(({ word, passages }) => [word, passages]));
  const near = new Map([...listWordNeighbours(neighbours)].map((entry) => [entry.word, entry.near]));
  const names = [...new Set([...counts.keys(), ...near.keys()])].sort((a, b) => (a < b ? -1 : 1));
  const vectorsOf = await createWordVectors(embedder);
  const words: WordEntry[] = [];
  for (const chunk of chunksOf(names, AT_ONCE)) {
    const vectors = await vectorsOf(chunk);
    chunk.forEach((word, i) => {
      const said = (near.get(word) ?? []).filter(([other]) => counts.has(other));
      words.push({
        ...{ word, isKnown: near.has(word), passages: counts.get(word) ?? 0 },
        vector: vectors[i] ? space.turn(vectors[i]) : null,
        neighbours: said.map(([other, nearness]) => ({ key: wordKey(other), nearness })),
      });
    });
  }
  return words;
}

/** For the words' directions, as they differ in each dimension. */
function stepsOfWords(words: readonly WordEntry[]): Float32Array {
  const squares = new Float64Array(DIMENSIONS);
  let count = 0;
  for (const { vector } of words) {
    if (!vector) continue;
    count++;
    const length = lengthOf(vector);
    for (let i = 0; i < DIMENSIONS; i++) squares[i]! += (vector[i]! / length) ** 2;
  }
  return Float32Array.from(plainNumbers(stepsOf(squares.map((square) => Math.sqrt(square / (count || 1))))));
}

function stemEntries({ passages, lessons, episodes }: Rows): StemEntry[] {
  const stems = new Set([...passages.stems(), ...lessons.stems(), ...episodes.stems()]);
  return [...stems].sort().map((stem) => ({
    stem,
    passages: passages.postingsOf(stem, MAX_POSTINGS),
    lessons: lessons.postingsOf(stem, MAX_POSTINGS),
    episodes: episodes.postingsOf(stem, MAX_POSTINGS),
  }));
}

function fileCount(bytes: number): number {
  const wanted = Math.round(Math.log2(Math.max(1, bytes / FILE_BYTES)));
  return Math.max(FEWEST_FILES, Math.min(MOST_FILES, 2 ** wanted));
}

/** Words by their first letter, a line each with the number of passages. Others than letters are never corrected. */
async function writeSpellings(vocabulary: readonly VocabularyWord[], write: WriteFile): Promise<void> {
  const lines = new Map([...LETTERS, 'other'].map((file): [string, string[]] => [file, []]));
  const sorted = vocabulary.filter(({ word }) => /^\p{L}{3,}$/u.test(word)).sort((a, b) => (a.word < b.word ? -1 : 1));
  for (const { word, passages } of sorted) lines.get(spellingFile(word[0]!))!.push(`${word} ${passages}`);
  for (const [file, ofFile] of lines) {
    await write(fileNames.spelling(file), pack(new TextEncoder().encode(ofFile.join('\n'))));
  }
}
