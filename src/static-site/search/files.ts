// The files of the index as the browser gets them: each once, those that are packed unpacked.
import { FORMAT, fileNames, fileOf, type Manifest, type People, spellingFile } from './format.js';
import { readWordFile, type WordEntry, type WordFile } from './word-file.js';

/** The bytes of a file of the index, by its name. Rejects when it cannot be had. */
export type FetchFile = (name: string) => Promise<Uint8Array>;
/** Undoes "deflate" without a header (RFC 1951). */
export type Inflate = (bytes: Uint8Array) => Promise<Uint8Array>;

export interface IndexFiles {
  readonly plain: FetchFile;
  readonly unpacked: FetchFile;
}

/** Keeps what came; what failed is asked for again the next time. */
export function rememberFiles(fetchFile: FetchFile, inflate: Inflate): IndexFiles {
  const plain = remember(fetchFile);
  return { plain, unpacked: remember(async (name) => inflate(await plain(name))) };
}

export function remember<Value>(make: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (name) => {
    const value = known.get(name) ?? make(name);
    known.set(name, value);
    value.catch(() => known.delete(name));
    return value;
  };
}

export async function readJson<Value>(files: IndexFiles, name: string): Promise<Value> {
  return JSON.parse(new TextDecoder().decode(await files.unpacked(name))) as Value;
}

/** Throws when the index is of another version than this code: a browser may keep an old script. */
export async function readManifest(files: IndexFiles): Promise<Manifest> {
  const manifest = await readJson<Manifest>(files, fileNames.manifest);
  if (manifest.format !== FORMAT) throw new Error(`The search index is ${manifest.format}, not ${FORMAT}`);
  return manifest;
}

export async function readPeople(files: IndexFiles): Promise<People> {
  return readJson<People>(files, fileNames.people);
}

/** Words by their stems, as the index has them in files; `common` are words that nearly every question holds. */
export interface Words {
  /** Reads what the stems' files hold, so that `known` can tell at once. */
  load(stems: readonly string[]): Promise<void>;
  /** A word of a file that was read, else undefined. */
  word(word: string, stem: string): WordEntry | undefined;
  /** The same for what a stem's file says of the stem. */
  stem(stem: string): ReturnType<WordFile['stems']['get']>;
  /** Words of the archive that begin with the letter, with the number of passages that hold each. */
  beginningWith(letter: string): Promise<readonly { readonly word: string; readonly passages: number }[]>;
}

export async function openWords(files: IndexFiles, { wordFiles, wordSteps }: Manifest): Promise<Words> {
  const steps = Float32Array.from(wordSteps);
  const common = readWordFile(await files.plain(fileNames.common), steps);
  const read = new Map<number, WordFile>();
  const fileAt = (stem: string) => read.get(fileOf(stem, wordFiles));
  return {
    async load(stems) {
      const wanted = new Set(stems.map((stem) => fileOf(stem, wordFiles)).filter((file) => !read.has(file)));
      await Promise.all(
        [...wanted].map(async (file) => read.set(file, readWordFile(await files.plain(fileNames.words(file)), steps))),
      );
    },
    word: (word, stem) => fileAt(stem)?.words.get(word) ?? common.words.get(word),
    stem: (stem) => fileAt(stem)?.stems.get(stem),
    async beginningWith(letter) {
      const lines = new TextDecoder().decode(await files.unpacked(fileNames.spelling(spellingFile(letter))));
      return lines.split('\n').filter(Boolean).map(readSpelling);
    },
  };
}

function readSpelling(line: string): { word: string; passages: number } {
  const [word, passages] = line.split(' ');
  return { word: word!, passages: Number(passages) };
}
