// On the shipped topics and model: how near is near enough was set for them.
import { describe, expect, it } from 'vitest';
import type { CuratedTopic } from '../../../src/domain/topic.js';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { embedTopics } from '../../../src/pipeline/extract/topic-vectors.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { curatedTopics, loadAnalysisEmbedder, topicModel } from '../../fixtures/analysis-models.js';
import { aCuratedTopic, aTranscript, someTurns } from '../../fixtures/builders.js';

const embedder = await loadAnalysisEmbedder();
const matcherOf = async (topics: readonly CuratedTopic[]) =>
  createTopicMatcher(topics, await embedTopics(topics, embedder), topicModel);
const matcher = await matcherOf(curatedTopics);

const unitsOf = async (text: string) => {
  const { turns } = aTranscript({ turns: someTurns(['Ada', text]) });
  return cutUnits(turns, await embedSentences(turns, embedder));
};
/** Slugs of a text's topics as a lesson's, between other talk. */
const match = async (text: string) => {
  const units = await unitsOf(text);
  return matcher
    .read(units)
    .lesson(0, units.length)
    .map(({ topic }) => topic.slug);
};

describe('createTopicMatcher', () => {
  it('finds a topic by any form of its name or alias', async () => {
    expect(await match('Then we looked at our BACKUP again')).toContain('backups');
    expect(await match('We were doing exponential backoff by then')).toContain('retries');
  });

  it('finds a topic by the words of its name standing apart, when the meaning is near', async () => {
    expect(
      await match('We went for a design that is rather defensive: each part has to live with the others being down.'),
    ).toContain('defensive-design');
  });

  it('finds a topic that is spoken of without being named', async () => {
    expect(
      await match('We interviewed twelve candidates and made an offer to the one whose resume was the shortest.'),
    ).toContain('hiring');
    expect(
      await match(
        'I would rather it breaks every week and recovers by itself than that it breaks once a year. ' +
          'You cannot prevent every failure, but you can get good at recovering from it.',
      ),
    ).toContain('recovery-over-prevention');
  });

  it('takes the longest name at a place', async () => {
    expect(await match('chaos engineering')).toContain('chaos-engineering');
    expect(await match('chaos engineering')).not.toContain('site-reliability-engineering');
  });

  it('finds nothing in talk of nothing on the list', async () => {
    expect(await match('Yes, it was lovely, we sat there and then we went home.')).toEqual([]);
    expect(await match('')).toEqual([]);
  });

  it('needs more than a name in the words around', async () => {
    const units = await unitsOf('We had backups. Yes, it was lovely there.');
    expect(units).toHaveLength(2);
    expect(matcher.read(units).lesson(1, 2)).toEqual([]);
  });

  it('gives topics in the order of their probability, above what was learned as enough', async () => {
    const units = await unitsOf('Our backups were fine, but nobody had tested the restore, and hiring was slow.');
    const matches = matcher.read(units).lesson(0, 1);
    expect(matches.length).toBeGreaterThan(0);
    expect(matches).toEqual(matches.toSorted((a, b) => b.probability - a.probability));
    for (const { probability } of matches) expect(probability).toBeGreaterThanOrEqual(topicModel.lesson.threshold);
  });

  it('tells whether a text names a topic', () => {
    expect(matcher.names('a Nightly Backup')).toBe(true);
    expect(matcher.names('a nightly walk')).toBe(false);
  });

  it('matches nothing where there are no topics', async () => {
    const none = await matcherOf([]);
    const units = await unitsOf('backups');
    expect(none.read(units).chapter(0, 1)).toEqual([]);
  });

  it('finds a topic that nothing was learned of by its name', async () => {
    const own = await matcherOf([aCuratedTopic('Beekeeping')]);
    const units = await unitsOf('Beekeeping taught me patience, and beekeeping is the best hobby.');
    expect(own.read(units).lesson(0, 1)).toHaveLength(1);
  });
});
