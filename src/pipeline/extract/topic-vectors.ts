// Which vectors do the curated topics have, and how are they kept in a file, so that no start has to embed them?
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CuratedTopic } from '../../domain/topic.js';
import type { Embedder } from '../../embedder/embedder.js';
import { centreOf } from './vector-centre.js';

/** By the topic's index; all of length 1, or zero where the model knows no word. */
export interface TopicVectors {
  /** The centre of the topic's label and aliases. */
  readonly names: readonly Float32Array[];
  /** What people say of the topic, sentence by sentence. */
  readonly sayings: readonly (readonly Float32Array[])[];
}

/** Embeds thousands of texts, which takes most of a second. Rejects when the embedder cannot run. */
export async function embedTopics(topics: readonly CuratedTopic[], embedder: Embedder): Promise<TopicVectors> {
  const names = await embedEach(topics.map(namesOf), embedder);
  return { names: names.map(centreOf), sayings: await embedEach(topics.map(sayingsOf), embedder) };
}

/** The label twice: it is what the others are other names of. */
const namesOf = ({ label, aliases }: CuratedTopic) => [label, label, ...aliases];
const sayingsOf = ({ label, definition, examples }: CuratedTopic) => [`${label}. ${definition}`, ...examples];

async function embedEach(texts: readonly (readonly string[])[], embedder: Embedder): Promise<Float32Array[][]> {
  return cut(
    await embedder.embedBatch(texts.flat(), 'passage'),
    texts.map(({ length }) => length),
  );
}

/** Runs of the given lengths. */
function cut<T>(values: readonly T[], lengths: readonly number[]): T[][] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return values.slice(from - length, from);
  });
}

const FORMAT = 'hindcast-topic-vectors/1';
const headerSchema = z.object({
  format: z.literal(FORMAT),
  /** Names the texts that were embedded. */
  texts: z.string(),
  /** Fingerprint of the embedder. */
  embedder: z.string(),
  dimension: z.number().int().positive(),
  /** Of each topic, how many vectors of sayings there are. */
  sayings: z.array(z.number().int().positive()),
});

/** What vectors belong to. */
interface Origin {
  readonly topics: readonly CuratedTopic[];
  readonly embedder: Pick<Embedder, 'fingerprint' | 'dimension'>;
}

/**
 * The bytes of data/models/topic-vectors.bin: a line of JSON (`headerSchema`), then the numbers of the names, one vector
 * a topic, and of all sayings in the topics' order (32-bit floats, little-endian).
 */
export function formatTopicVectors({ names, sayings }: TopicVectors, { topics, embedder }: Origin): Uint8Array {
  const header: z.infer<typeof headerSchema> = {
    ...{ format: FORMAT, texts: textsOf(topics), embedder: embedder.fingerprint, dimension: embedder.dimension },
    sayings: sayings.map(({ length }) => length),
  };
  const rows = [...names, ...sayings.flat()].map((row) => new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...rows]);
}

/** Null when the vectors are those of other topics or of another embedder. Throws when the bytes are anything else. */
export function parseTopicVectors(bytes: Uint8Array, { topics, embedder }: Origin): TopicVectors | null {
  const headerEnd = bytes.indexOf(0x0a);
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, headerEnd))));
  if (header.texts !== textsOf(topics) || header.embedder !== embedder.fingerprint) return null;
  const rows = header.sayings.reduce((sum, length) => sum + length, topics.length);
  const numbers = bytes.subarray(headerEnd + 1);
  if (header.sayings.length !== topics.length || numbers.length !== 4 * rows * header.dimension) {
    throw new Error(`The vectors of the topics are not as many as they say (${bytes.length} bytes)`);
  }
  // A copy, because 32-bit numbers have to start at an address that four divides.
  const all = new Float32Array(Uint8Array.from(numbers).buffer);
  const vectors = Array.from({ length: rows }, (_, i) =>
    all.subarray(i * header.dimension, (i + 1) * header.dimension),
  );
  return { names: vectors.slice(0, topics.length), sayings: cut(vectors.slice(topics.length), header.sayings) };
}

/** 16 hex digits of the SHA-256 over what `embedTopics` embeds. */
function textsOf(topics: readonly CuratedTopic[]): string {
  const texts = JSON.stringify(topics.map((topic) => [namesOf(topic), sayingsOf(topic)]));
  return createHash('sha256').update(texts).digest('hex').slice(0, 16);
}
