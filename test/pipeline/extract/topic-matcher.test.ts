import { describe, expect, it } from 'vitest';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { aCuratedTopic } from '../../fixtures/builders.js';
import { wordEmbedder } from '../../fixtures/word-embedder.js';

const about = (label: string, aliases: string[], ...examples: string[]) =>
  aCuratedTopic(label, { aliases, examples, definition: label });
const topics = [
  about(
    'Backups',
    ['nightly dump', 'restore'],
    'A job copies the database to another provider.',
    'Tapes in a vault outlive the server room.',
  ),
  about(
    'Maintenance',
    ['restore window'],
    'Between two and four the disks are busy.',
    'We patch every kernel at midnight.',
  ),
  about('Hiring', [], 'We interview candidates in pairs.', 'A recruiter reads every resume.'),
  about('Compilers', [], 'The parser builds a tree.', 'The linker resolves symbols.'),
  about('Gardening', [], 'Tomatoes want sun and water.', 'Prune roses in spring.'),
  about('Sailing', [], 'The keel hit a rock.', 'Reef before the wind rises.'),
  about('Music', [], 'The drummer counts four bars.', 'A chord resolves to its tonic.'),
  about('Pricing', [], 'Customers pay for seats.', 'Discounts train buyers to wait.'),
];
const embedder = wordEmbedder();
const matcher = await createTopicMatcher(topics, embedder);
const match = async (text: string, context?: string) => {
  const [vector] = await embedder.embedBatch([text], 'passage');
  return matcher
    .match({ text, vector: vector!, ...(context === undefined ? {} : { context }) })
    .map(({ topic }) => topic.slug);
};

describe('createTopicMatcher', () => {
  it('finds a topic by any form of its name', async () => {
    expect(await match('Then we looked at our backup again')).toEqual(['backups']);
    expect(await match('NIGHTLY DUMPS are slow')).toEqual(['backups']);
  });

  it('takes the longest name at a place', async () => {
    expect(await match('the restore window was missed')).toEqual(['maintenance']);
  });

  it('finds a topic that is spoken of without being named', async () => {
    expect(await match('Two candidates came to the interview with a resume')).toEqual(['hiring']);
  });

  it('finds nothing in talk of something else', async () => {
    expect(await match('The weather was lovely on the island')).toEqual([]);
    expect(await match('')).toEqual([]);
  });

  it('needs more than a name in the words around', async () => {
    expect(await match('The weather was lovely', 'we had dinner after the nightly dump')).toEqual([]);
  });

  it('tells whether a text names a topic', () => {
    expect(matcher.names('a Nightly Dump')).toBe(true);
    expect(matcher.names('a nightly walk')).toBe(false);
  });
});
