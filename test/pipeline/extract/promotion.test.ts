import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { findPromotion } from '../../../src/pipeline/extract/promotion.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { someTurns } from '../../fixtures/builders.js';

const marked = async (text: string) => {
  const turns = someTurns(['Ada', text]);
  return findPromotion(cutUnits(turns, await embedSentences(turns, createDeterministicEmbedder())));
};

describe('findPromotion', () => {
  it.each([
    'Use the code SHIP for 20% off your first year.',
    'This episode is brought to you by our friends at Acme.',
    'Head over to acme.com/show and start your free trial.',
    'Thank you so much for listening, and leave us a review.',
  ])('marks %j', async (text) => {
    expect(await marked(text)).toEqual([true]);
  });

  it('marks what stands between the signs of a sponsor read', async () => {
    expect(
      await marked('We are sponsored by Acme. They make it easy to ship with confidence. Sign up at acme.dev today.'),
    ).toEqual([true, true, true]);
  });

  it('leaves talk about money, code and sites alone', async () => {
    expect(await marked('The code was 20 times slower. We had a trial run first. The site went down.')).toEqual([
      false,
      false,
      false,
    ]);
  });
});
