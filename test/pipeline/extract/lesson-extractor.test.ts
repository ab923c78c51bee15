import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonIdOf } from '../../../src/domain/lesson.js';
import { comparePositions } from '../../../src/domain/position.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { createLessonExtractor } from '../../../src/pipeline/extract/lesson-extractor.js';
import { parseLessonModel } from '../../../src/pipeline/extract/lesson-model.js';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { embedTopics } from '../../../src/pipeline/extract/topic-vectors.js';
import { createChapterSegmenter } from '../../../src/pipeline/segment/chapter-segmenter.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import {
  curatedTopics,
  lessonModel,
  loadAnalysisEmbedder,
  segmenterModels,
  topicModel,
} from '../../fixtures/analysis-models.js';
import { aCuratedTopic, anEpisode } from '../../fixtures/builders.js';
import { aConversation, anyTranscript, conversationAbout } from '../../fixtures/conversations.js';

const embedder = createDeterministicEmbedder({ dimension: 256 });
const threeTopics = [
  aCuratedTopic('Backups', { aliases: ['restore'] }),
  aCuratedTopic('Hiring'),
  aCuratedTopic('Compilers'),
];
const topics = createTopicMatcher(threeTopics, await embedTopics(threeTopics, embedder), topicModel);
const segmenter = createChapterSegmenter(segmenterModels);
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
    const builtIn = await loadAnalysisEmbedder();
    const transcript = aConversation([
      ['Ada', 'Welcome back, Bo. How was the trip to the office on the coast?'],
      ['Bo', 'It was fine, thanks. The train was late and we had soup. My sister was there with her dog.'],
      ['Ada', 'And that was the week in which the archive went away, was it not?'],
      ['Bo', `It was a Tuesday. ${LESSON} Then we had pizza at Carla's place.`],
      ['Ada', 'Wow. Okay. And who was in the room when it happened?'],
      ['Bo', 'Carla was there, and a guy named Tom. He had a red bike. We went home at nine.'],
    ]);
    const sentences = await embedSentences(transcript.turns, builtIn);
    const chapters = segmenter.segment(transcript, sentences);
    const { extract: find } = createLessonExtractor({
      // How much is enough was learned on whole episodes; what is best has to be best in a short talk too.
      model: { ...lessonModel, selection: { ...lessonModel.selection, threshold: 0.1 } },
      topics: createTopicMatcher(curatedTopics, await embedTopics(curatedTopics, builtIn), topicModel),
    });
    const { lessons } = find({ episode, transcript, sentences, chapters });
    expect(lessons[0]!.quote).toContain(LESSON);
    expect(lessons[0]!.turn).toBe(3);
    expect(lessons[0]!.topics.map(({ slug }) => slug)).toContain('restore-testing');
  });

  it('takes what says a lesson again as its evidence', async () => {
    const builtIn = await loadAnalysisEmbedder();
    const again = 'So never trust a backup until you have restored it, because an untested backup is a hope.';
    const lines = conversationAbout(['hiring']);
    const transcript = aConversation([...lines, ['Bo', LESSON], ...lines, ['Carla', again]]);
    const sentences = await embedSentences(transcript.turns, builtIn);
    const chapters = segmenter.segment(transcript, sentences);
    const { extract: find } = createLessonExtractor({
      model: { ...lessonModel, selection: { ...lessonModel.selection, threshold: 0.05 } },
      topics,
    });
    const told = find({ episode, transcript, sentences, chapters }).lessons.filter((one) => one.quote.includes('hope'));
    expect(told).toHaveLength(1);
    const [{ evidence, ...lesson }] = told as [(typeof told)[number]];
    expect(new Set([lesson, ...evidence].map(({ speaker }) => speaker))).toEqual(new Set(['Bo', 'Carla']));
    for (const { turn, startOffset, endOffset, quote } of evidence) {
      expect(transcript.turns[turn]!.text.slice(startOffset, endOffset)).toBe(quote);
    }
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

  it('segments and reads ten thousand words in less than a second of one core', async () => {
    const transcript = aConversation(conversationAbout(['backups', 'hiring', 'compilers'], 45));
    const sentences = await embedSentences(transcript.turns, embedder);
    const before = process.cpuUsage();
    extractor.extract({ episode, transcript, sentences, chapters: segmenter.segment(transcript, sentences) });
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
  });
});

describe('parseLessonModel', () => {
  it('throws when the JSON is no lesson model', () => {
    expect(() => parseLessonModel({})).toThrow();
    expect(() => parseLessonModel({ ...lessonModel, kind: 'chapter-boundary' })).toThrow();
    expect(() => parseLessonModel({ ...lessonModel, selection: { threshold: 0.3 } })).toThrow();
  });
});
