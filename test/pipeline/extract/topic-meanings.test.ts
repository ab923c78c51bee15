import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { dot } from '../../../src/embedder/embedder.js';
import { createMeanings } from '../../../src/pipeline/extract/topic-meanings.js';
import { embedTopics } from '../../../src/pipeline/extract/topic-vectors.js';
import { aCuratedTopic } from '../../fixtures/builders.js';

const embedder = createDeterministicEmbedder({ dimension: 64 });
const labels = ['Backups', 'Hiring', 'Compilers', 'Beekeeping', 'Chess', 'Baking', 'Rowing'];

describe('createMeanings', () => {
  // Four topics are multiplied at once.
  it.each([0, 1, 3, 4, 5, 7])('gives the cosine with the names of each of %i topics', async (count) => {
    const vectors = await embedTopics(
      labels.slice(0, count).map((label) => aCuratedTopic(label)),
      embedder,
    );
    const [vector] = await embedder.embedBatch(['We restore our backups while baking'], 'passage');
    const near = createMeanings(vectors).nearAllNames(vector!);
    expect(near).toHaveLength(count);
    vectors.names.forEach((names, i) => {
      expect(near[i]).toBeCloseTo(dot(names, vector!), 6);
    });
  });
});
