// A file of words: what each means, which words are near to it, and where its stem is said.
import { ByteReader, ByteWriter } from './bytes.js';
import { codeLength, decode, encode } from './codes.js';
import { DIMENSIONS } from './format.js';

/** A word in lower case without accents. */
export interface WordEntry {
  readonly word: string;
  /** The built-in model learned it whole. */
  readonly isKnown: boolean;
  /** How many passages hold it, their titles and names included. */
  readonly passages: number;
  /** Its part of a query's vector; null where it has none. */
  readonly vector: Float32Array | null;
  readonly neighbours: readonly Neighbour[];
}

/** A near word by its `wordKey`, and how near it is, in 255ths. */
export interface Neighbour {
  readonly key: number;
  readonly nearness: number;
}

/** Who holds a stem, by rising id, and what that adds to each one's BM25. */
export interface Postings {
  readonly ids: readonly number[];
  readonly scores: ArrayLike<number>;
}

/** `passages` and `lessons` are cut to those that it adds most to. */
export interface StemEntry {
  readonly stem: string;
  readonly passages: Postings;
  readonly lessons: Postings;
  readonly episodes: Postings;
}

export interface WordFile {
  readonly words: ReadonlyMap<string, WordEntry>;
  readonly stems: ReadonlyMap<string, StemEntry>;
}

const MAX_BYTE = 255;
const [KNOWN, WITH_VECTOR] = [1, 2];

/** `steps`: of codes of words' vectors, made to length 1. */
export function writeWordFile(
  { words, stems }: { readonly words: readonly WordEntry[]; readonly stems: readonly StemEntry[] },
  steps: Float32Array,
): Uint8Array {
  const writer = new ByteWriter();
  writer.number(words.length);
  for (const word of words) writeWord(writer, word, steps);
  writer.number(stems.length);
  for (const { stem, passages, lessons, episodes } of stems) {
    writer.text(stem);
    for (const postings of [passages, lessons, episodes]) writePostings(writer, postings);
  }
  return writer.done();
}

export function readWordFile(bytes: Uint8Array, steps: Float32Array): WordFile {
  const reader = new ByteReader(bytes);
  const words = new Map<string, WordEntry>();
  for (let left = reader.number(); left > 0; left--) {
    const entry = readWord(reader, steps);
    words.set(entry.word, entry);
  }
  const stems = new Map<string, StemEntry>();
  for (let left = reader.number(); left > 0; left--) {
    const stem = reader.text();
    const [passages, lessons, episodes] = [readPostings(reader), readPostings(reader), readPostings(reader)];
    stems.set(stem, { stem, passages, lessons, episodes });
  }
  return { words, stems };
}

function writeWord(writer: ByteWriter, entry: WordEntry, steps: Float32Array): void {
  const { word, isKnown, passages, vector, neighbours } = entry;
  writer.text(word);
  writer.byte((isKnown ? KNOWN : 0) | (vector ? WITH_VECTOR : 0));
  writer.number(passages);
  if (vector) writeVector(writer, vector, steps);
  writer.number(neighbours.length);
  for (const { key, nearness } of neighbours) {
    writer.bytes(Uint8Array.of(key & 0xff, (key >> 8) & 0xff, key >> 16, nearness));
  }
}

function readWord(reader: ByteReader, steps: Float32Array): WordEntry {
  const word = reader.text();
  const flags = reader.byte();
  const passages = reader.number();
  const vector = flags & WITH_VECTOR ? readVector(reader, steps) : null;
  const neighbours = Array.from({ length: reader.number() }, () => {
    const [low, middle, high, nearness] = reader.bytes(4) as unknown as [number, number, number, number];
    return { key: low | (middle << 8) | (high << 16), nearness };
  });
  return { word, isKnown: (flags & KNOWN) !== 0, passages, vector, neighbours };
}

/** Its length, and its direction. */
function writeVector(writer: ByteWriter, vector: Float32Array, steps: Float32Array): void {
  const length = lengthOf(vector);
  writer.float(length);
  writer.bytes(
    encode(
      vector.map((value) => value / length),
      steps,
      DIMENSIONS,
    ),
  );
}

function readVector(reader: ByteReader, steps: Float32Array): Float32Array {
  const length = reader.float();
  return decode(reader.bytes(codeLength(DIMENSIONS)), steps).map((value) => value * length);
}

/** At least a little more than 0, so that it can divide. */
export function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, Number.EPSILON));
}

/** The highest score, then a step and a score in 255ths of it for each. */
function writePostings(writer: ByteWriter, { ids, scores }: Postings): void {
  writer.number(ids.length);
  if (ids.length === 0) return;
  const highest = Array.from(scores).reduce((max, score) => Math.max(max, score), 0) || 1;
  writer.float(highest / MAX_BYTE);
  let last = 0;
  ids.forEach((id, i) => {
    writer.number(id - last);
    writer.byte(Math.round((scores[i]! / highest) * MAX_BYTE));
    last = id;
  });
}

function readPostings(reader: ByteReader): Postings {
  const length = reader.number();
  if (length === 0) return NONE;
  const scale = reader.float();
  const [ids, scores] = [new Array<number>(length), new Float32Array(length)];
  let last = 0;
  for (let i = 0; i < length; i++) {
    last += reader.number();
    ids[i] = last;
    scores[i] = reader.byte() * scale;
  }
  return { ids, scores };
}

const NONE: Postings = { ids: [], scores: [] };
