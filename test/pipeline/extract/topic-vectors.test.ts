import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { embedTopics, formatTopicVectors, parseTopicVectors } from '../../../src/pipeline/extract/topic-vectors.js';
import { curatedTopics, loadAnalysisEmbedder } from '../../fixtures/analysis-models.js';
import { aCuratedTopic } from '../../fixtures/builders.js';

const SHIPPED = new URL('../../../data/models/topic-vectors.bin', import.meta.url);

describe('data/models/topic-vectors.bin', () => {
  it('holds to the bit what the shipped model makes of the shipped topics', async () => {
    const embedder = await loadAnalysisEmbedder();
    const made = formatTopicVectors(await embedTopics(curatedTopics, embedder), { topics: curatedTopics, embedder });
    const isSame = Buffer.from(made).equals(readFileSync(SHIPPED));
    expect(isSame, 'made anew by `npx tsx training/topics/embed.ts`').toBe(true);
  });
});

describe('parseTopicVectors', () => {
  const topics = [aCuratedTopic('Backups', { aliases: ['restore', 'snapshots'] }), aCuratedTopic('Hiring')];
  const embedder = createDeterministicEmbedder({ dimension: 32 });
  const origin = { topics, embedder };
  const format = async () => formatTopicVectors(await embedTopics(topics, embedder), origin);

  it('gives the vectors that were written', async () => {
    expect(parseTopicVectors(await format(), origin)).toEqual(await embedTopics(topics, embedder));
  });

  it('reads bytes that begin at any address', async () => {
    const bytes = await format();
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(parseTopicVectors(moved.subarray(1), origin)).toEqual(parseTopicVectors(bytes, origin));
  });

  it('gives none for another embedder', async () => {
    const other = createDeterministicEmbedder({ dimension: 64 });
    expect(parseTopicVectors(await format(), { topics, embedder: other })).toBeNull();
  });

  it.each([
    ['another alias', [{ ...topics[0]!, aliases: ['restore'] }, topics[1]!]],
    ['another definition', [topics[0]!, { ...topics[1]!, definition: 'Finding people for a team.' }]],
    ['another order', topics.toReversed()],
    ['one topic less', topics.slice(1)],
  ])('gives none for topics with %s', async (_, others) => {
    expect(parseTopicVectors(await format(), { topics: others, embedder })).toBeNull();
  });

  it('throws when bytes are missing', async () => {
    const bytes = await format();
    expect(() => parseTopicVectors(bytes.subarray(0, -4), origin)).toThrow('not as many as they say');
    expect(() => parseTopicVectors(bytes.subarray(0, 20), origin)).toThrow();
  });
});
