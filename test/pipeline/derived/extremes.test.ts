// Chapters and lessons where a transcript is very long, very short, in no sentences, in another language, or nothing.
// How long they take stands in docs/benchmarks.md, see scripts/bench.ts.
import { describe, expect, it } from 'vitest';
import { countWords, type Transcript, textOfSpan } from '../../../src/domain/transcript.js';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { loadAnalysisEmbedder } from '../../fixtures/analysis-models.js';
import { aConversation } from '../../fixtures/conversations.js';
import { chapterFaults } from './chapter-faults.js';
import { createDeriver } from './derive.js';
import { captions, german, japanese, manyTurns, marked, nearlyEmpty, noise, oneTurn } from './extreme-speech.js';
import { lessonFaults } from './lesson-faults.js';

const deriveAsShipped = await createDeriver(await loadAnalysisEmbedder());
/** Reads ten thousand sentences at once where the built-in model would take ten seconds. */
const deriveQuickly = await createDeriver(createDeterministicEmbedder({ dimension: 32 }));

/** Everything derived, after all rules were found kept. */
async function soundly(transcript: Transcript, derive = deriveAsShipped) {
  const derived = await derive(transcript);
  expect([...chapterFaults(derived), ...lessonFaults(derived)]).toEqual([]);
  const lengths = derived.chapters.map((chapter) => countWords(textOfSpan(transcript.turns, chapter)));
  return { ...derived, lengths };
}

describe('long transcripts', { timeout: 120_000 }, () => {
  it('ten thousand turns have chapters of some minutes', async () => {
    const { lengths, lessons } = await soundly(manyTurns(10_000), deriveQuickly);
    expect(lengths.length).toBeGreaterThan(30);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4000);
    expect(lessons.length).toBeGreaterThan(10);
  });

  it('one turn of fifty thousand words has chapters of some minutes, which start at sentences', async () => {
    const { lengths, lessons, chapters, transcript } = await soundly(oneTurn(50_000), deriveQuickly);
    expect(lengths.length).toBeGreaterThan(15);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4000);
    expect(lessons.length).toBeGreaterThan(10);
    for (const { start } of chapters.slice(1)) {
      expect(transcript.turns[0]!.text.slice(0, start.offset)).toMatch(/[.?!…]["'”’)]*\s$/u);
    }
  });

  it('captions without punctuation and capitals have chapters of some minutes, with names', async () => {
    const { lengths, lessons, chapters } = await soundly(captions(30_000));
    expect(lengths.length).toBeGreaterThan(8);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4000);
    expect(chapters.filter(({ title }) => /^Part \d+$/.test(title))).toEqual([]);
    expect(lessons.length).toBeGreaterThan(0);
  });
});

describe('short transcripts', () => {
  it('three words are one chapter without a lesson', async () => {
    const { chapters, lessons } = await soundly(aConversation([['Ada', 'Hello, dear listeners.']]));
    expect(chapters).toHaveLength(1);
    expect(lessons).toEqual([]);
  });

  it('turns of hardly anything are one chapter without a lesson', async () => {
    const { chapters, lessons } = await soundly(nearlyEmpty);
    expect(chapters).toHaveLength(1);
    expect(lessons).toEqual([]);
  });

  it('emoji and marks at the borders of sentences stay whole', async () => {
    const { lessons } = await soundly(marked);
    expect(lessons.map(({ quote, statement }) => quote + statement).join()).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('transcripts in other languages', () => {
  it('German has a chapter named by German words, and no lesson by what English ones are known by', async () => {
    const { chapters, lessons } = await soundly(german);
    expect(lessons).toEqual([]);
    const spoken = german.turns.map(({ text }) => text.toLowerCase()).join(' ');
    for (const { title } of chapters) {
      for (const word of title.toLowerCase().split(/[ ,]+/)) expect(spoken).toContain(word);
    }
  });

  it('Japanese has a chapter with a name and a sentence of its own', async () => {
    const { chapters, lessons } = await soundly(japanese);
    expect(lessons).toEqual([]);
    expect(chapters[0]!.title).not.toBe('');
    expect(chapters[0]!.summary).toMatch(/\p{Script=Hiragana}/u);
  });
});

describe('noise', () => {
  it.each(noise)('%s teaches nothing', async (_, transcript) => {
    const { lessons } = await soundly(transcript);
    expect(lessons.map(({ quote }) => quote)).toEqual([]);
  });
});
