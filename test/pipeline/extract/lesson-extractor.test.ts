import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonIdOf } from '../../../src/domain/lesson.js';
import { comparePositions } from '../../../src/domain/position.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { createLessonExtractor } from '../../../src/pipeline/extract/lesson-extractor.js';
import { parseLessonModel } from '../../../src/pipeline/extract/lesson-model.js';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { createChapterSegmenter } from '../../../src/pipeline/segment/chapter-segmenter.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { chapterModel, lessonModel } from '../../fixtures/analysis-models.js';
import { aCuratedTopic, anEpisode } from '../../fixtures/builders.js';
import { aConversation, anyTranscript, conversationAbout } from '../../fixtures/conversations.js';

const embedder = createDeterministicEmbedder({ dimension: 256 });
const topics = await createTopicMatcher(
  [aCuratedTopic('Backups', { aliases: ['restore'] }), aCuratedTopic('Hiring'), aCuratedTopic('Compilers')],
  embedder,
);
const segmenter = createChapterSegmenter({ model: chapterModel });
const extractor = createLessonExtractor({ model: lessonModel, topics });
const episode = anEpisode();
const extract = async (transcript: Transcript) => {
  const sentences = await embedSentences(transcript.turns, embedder);
  return extractor.extract({ episode, transcript, sentences, chapters: segmenter.segment(transcript, sentences) });
};
const LESSON = 'You should never trust a backup until you have restored it, because an untested backup is only a hope.';

describe('createLessonExtractor', () => {
  it('quotes any transcript verbatim, in range, once, best first, and the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(anyTranscript, async (transcript) => {
        const extraction = await extract(transcript);
        const { lessons, chapters } = extraction;
        for (const { turn, startOffset, endOffset, quote, speaker, id, chapter, statement } of lessons) {
          expect(transcript.turns[turn]!.text.slice(startOffset, endOffset)).toBe(quote);
          expect(speaker).toBe(transcript.turns[turn]!.speaker);
          expect(id).toBe(lessonIdOf(episode.id, quote));
          expect(statement).toMatch(/[.?!…]["'”’)]*$/u);
          const at = { turn, offset: startOffset };
          expect(comparePositions(chapters[chapter]!.start, at)).toBeLessThanOrEqual(0);
          expect(comparePositions(at, chapters[chapter]!.end)).toBeLessThan(0);
        }
        expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
        const scores = lessons.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(JSON.stringify(await extract(transcript))).toBe(JSON.stringify(extraction));
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('finds the advice in a conversation and labels it', async () => {
    const lines = conversationAbout(['hiring', 'compilers']);
    const { lessons } = await extract(aConversation([...lines.slice(0, 8), ['Bo', LESSON], ...lines.slice(8)]));
    const found = lessons.findIndex(({ quote }) => quote.includes(LESSON));
    expect(found).toBeGreaterThanOrEqual(0);
    expect(found).toBeLessThan(3);
    expect(lessons[found]!.topics.map(({ slug }) => slug)).toContain('backups');
  });

  it('takes no lesson from a sponsor read', async () => {
    const advert = `${LESSON} Use the code HOPE for 20% off at acme.com/backup. Our friends at Acme are great.`;
    const { lessons } = await extract(aConversation([...conversationAbout(['hiring']), ['Ada', advert]]));
    expect(lessons.filter(({ quote }) => quote.includes('20%') || quote.includes('Acme'))).toEqual([]);
  });

  it('labels chapters with what they are about and keeps the rest of them', async () => {
    const transcript = aConversation(conversationAbout(['backups', 'compilers']));
    const sentences = await embedSentences(transcript.turns, embedder);
    const segmented = segmenter.segment(transcript, sentences);
    const { chapters } = extractor.extract({ episode, transcript, sentences, chapters: segmented });
    expect(chapters.map((chapter) => ({ ...chapter, topics: [] }))).toEqual(segmented);
    expect(chapters[0]!.topics.map(({ slug }) => slug)).toContain('backups');
    expect(chapters.at(-1)!.topics.map(({ slug }) => slug)).not.toContain('backups');
  });

  it('returns the found topics that something carries', async () => {
    const said: [string, string] = ['Bo', 'Then we put Riak behind it. '.repeat(5)];
    const { foundTopics, chapters } = await extract(aConversation([said, ...conversationAbout(['hiring'])]));
    expect(foundTopics).toEqual([{ slug: 'riak', label: 'Riak' }]);
    expect(chapters.some(({ topics: own }) => own.some(({ slug }) => slug === 'riak'))).toBe(true);
  });

  it('reads ten thousand words in about a second', async () => {
    const transcript = aConversation(conversationAbout(['backups', 'hiring', 'compilers'], 45));
    const sentences = await embedSentences(transcript.turns, embedder);
    const begun = performance.now();
    extractor.extract({ episode, transcript, sentences, chapters: segmenter.segment(transcript, sentences) });
    // The bound leaves room for a busy machine.
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('parseLessonModel', () => {
  it('throws when the JSON is no lesson model', () => {
    expect(() => parseLessonModel({})).toThrow();
    expect(() => parseLessonModel({ ...lessonModel, kind: 'chapter-boundary' })).toThrow();
    expect(() => parseLessonModel({ ...lessonModel, selection: { threshold: 0.3 } })).toThrow();
  });
});
