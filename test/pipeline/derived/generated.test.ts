// Chapters and lessons of generated transcripts: whatever comes in, every rule is kept, and the same comes out again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { anySpeech } from './any-speech.js';
import { chapterFaults } from './chapter-faults.js';
import { createDeriver } from './derive.js';
import { lessonFaults } from './lesson-faults.js';

const embedder = createDeterministicEmbedder({ dimension: 32 });
const derive = await createDeriver(embedder);

describe('any transcript', { timeout: 120_000 }, () => {
  it('gives chapters and lessons that keep every rule', async () => {
    let lessons = 0;
    let computed = 0;
    await fc.assert(
      fc.asyncProperty(anySpeech, async (transcript) => {
        const derived = await derive(transcript);
        lessons += derived.lessons.length;
        computed += derived.chapters.filter(({ origin, index }) => origin === 'computed' && index > 0).length;
        expect([...chapterFaults(derived), ...lessonFaults(derived)]).toEqual([]);
      }),
      { numRuns: 60, seed: 20 },
    );
    // Rules for things that never come would hold too.
    expect(lessons).toBeGreaterThan(100);
    expect(computed).toBeGreaterThan(50);
  });

  it('gives the same bytes again, by fresh steps and after other transcripts', async () => {
    await fc.assert(
      fc.asyncProperty(anySpeech, anySpeech, async (transcript, other) => {
        const fresh = await createDeriver(embedder);
        const first = JSON.stringify(await fresh(transcript));
        await derive(other);
        expect(JSON.stringify(await derive(structuredClone(transcript)))).toBe(first);
      }),
      { numRuns: 6, seed: 21 },
    );
  });
});
