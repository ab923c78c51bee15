// What the search index of a static site is made of, and where its files go.
import { deflateRawSync } from 'node:zlib';
import type { Embedder } from '../../embedder/embedder.js';
import type { RankerWeights } from '../../search/passage-ranker.js';
import type { EpisodeReader, PeopleReader, SearchIndex, TopicReader } from '../../store/store.js';

export interface IndexSources {
  readonly index: SearchIndex;
  readonly reader: EpisodeReader & TopicReader & Pick<PeopleReader, 'findPeopleNamed'>;
  /** The built-in model, whatever the archive's own is. */
  readonly embedder: Embedder;
  /** `data/models/word-neighbours.bin`. */
  readonly neighbours: Uint8Array;
  readonly weights: RankerWeights;
}

/** Takes the files of the index one by one, by their names in its folder. */
export type WriteFile = (name: string, bytes: Uint8Array) => Promise<void>;

/** Without a header (RFC 1951), as browsers' `deflate-raw`. */
export function pack(bytes: Uint8Array): Uint8Array {
  return deflateRawSync(bytes, { level: 9 });
}

export function packJson(value: unknown): Uint8Array {
  return pack(new TextEncoder().encode(JSON.stringify(value)));
}

/** Of lists that are read bit by bit. */
export function* chunksOf<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
