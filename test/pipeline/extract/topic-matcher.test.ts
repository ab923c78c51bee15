// On the shipped topics and model: how near is near enough was set for them.
import { describe, expect, it } from 'vitest';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { curatedTopics, loadAnalysisEmbedder } from '../../fixtures/analysis-models.js';

const embedder = await loadAnalysisEmbedder();
const matcher = await createTopicMatcher(curatedTopics, embedder);
const match = async (text: string, context = '') => {
  const [vector] = await embedder.embedBatch([text], 'passage');
  return matcher.match({ text, context, vector: vector! }).map(({ topic }) => topic.slug);
};

describe('createTopicMatcher', () => {
  it('finds a topic by any form of its name or alias', async () => {
    expect(await match('Then we looked at our BACKUP again')).toContain('backups');
    expect(await match('We were doing exponential backoff by then')).toContain('retries');
  });

  it('finds a topic by the words of its name standing apart, when the meaning is near', async () => {
    expect(
      await match('The design of that whole thing was extremely defensive, it assumed every piece to fail.'),
    ).toContain('defensive-design');
  });

  it('finds a topic that is spoken of without being named', async () => {
    expect(
      await match('We interviewed twelve candidates and made an offer to the one whose resume was the shortest.'),
    ).toContain('hiring');
    expect(
      await match(
        'I would rather it breaks every week and recovers by itself than that it breaks once a year and nobody can bring it back.',
      ),
    ).toContain('recovery-over-prevention');
  });

  it('takes the longest name at a place', async () => {
    expect(await match('chaos engineering')).toContain('chaos-engineering');
    expect(matcher.match({ text: 'chaos engineering', vector: new Float32Array(embedder.dimension) })).toHaveLength(1);
  });

  it('finds nothing in talk of nothing on the list', async () => {
    expect(await match('Yes, it was lovely, we sat there and then we went home.')).toEqual([]);
    expect(await match('')).toEqual([]);
  });

  it('needs more than a name in the words around', async () => {
    expect(await match('Yes, it was lovely.', 'we had backups')).toEqual([]);
  });

  it('tells whether a text names a topic', () => {
    expect(matcher.names('a Nightly Backup')).toBe(true);
    expect(matcher.names('a nightly walk')).toBe(false);
  });

  it('matches nothing where there are no topics', async () => {
    const none = await createTopicMatcher([], embedder);
    expect(none.match({ text: 'backups', vector: new Float32Array(embedder.dimension) })).toEqual([]);
  });
});
