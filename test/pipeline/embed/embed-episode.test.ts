import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { embedEpisode } from '../../../src/pipeline/embed/embed-episode.js';
import { aLesson, anEpisode, aPassage } from '../../fixtures/builders.js';

describe('embedEpisode', () => {
  const passages = [
    aPassage({ text: 'Ada: Is it safe?\nBo: It is tested.', speakers: ['Ada', 'Bo'] }),
    aPassage({ text: 'A backup counts once it was restored.', speakers: ['Ada'] }),
  ];
  const lessons = [aLesson({ statement: 'Restore your backups.', quote: 'It counts once it was restored.' })];
  const input = { episode: anEpisode(), chapters: [], passages, lessons };

  it('gives a vector a passage and a lesson, in order, with the model that made them', async () => {
    const embedder = createDeterministicEmbedder({ dimension: 32 });
    const vectors = await embedEpisode(input, embedder);
    const [passage] = await embedder.embedBatch(['A backup counts once it was restored.'], 'passage');
    expect(vectors).toMatchObject({ model: 'deterministic', fingerprint: embedder.fingerprint, dimension: 32 });
    expect(vectors.passages).toHaveLength(2);
    expect(vectors.passages[1]).toEqual(passage);
    expect(vectors.lessons).toHaveLength(1);
  });

  it('embeds what was said, not who said it', async () => {
    const embedder = createDeterministicEmbedder();
    const vectors = await embedEpisode(input, embedder);
    const [said] = await embedder.embedBatch(['Is it safe? It is tested.'], 'passage');
    expect(vectors.passages[0]).toEqual(said);
  });

  it('embeds a lesson by its statement and its quote', async () => {
    const embedder = createDeterministicEmbedder();
    const vectors = await embedEpisode(input, embedder);
    const [both] = await embedder.embedBatch(['Restore your backups. It counts once it was restored.'], 'passage');
    expect(vectors.lessons[0]).toEqual(both);
  });

  it('calls the model with passages, twice in all', async () => {
    const embedder = createDeterministicEmbedder();
    await embedEpisode(input, embedder);
    expect(embedder.calls).toEqual([
      { purpose: 'passage', texts: 2 },
      { purpose: 'passage', texts: 1 },
    ]);
  });

  it('fails when the model does', async () => {
    const broken = { ...createDeterministicEmbedder(), embedBatch: async () => Promise.reject(new Error('no model')) };
    await expect(embedEpisode(input, broken)).rejects.toThrow('no model');
  });
});
