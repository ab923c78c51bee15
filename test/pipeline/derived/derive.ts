// A transcript with everything that segment and extract derive from it, by the models as they are shipped.
import type { Chapter } from '../../../src/domain/chapter.js';
import type { Episode } from '../../../src/domain/episode.js';
import type { Lesson } from '../../../src/domain/lesson.js';
import type { TopicRef } from '../../../src/domain/topic.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import type { Embedder } from '../../../src/embedder/embedder.js';
import { createLessonExtractor } from '../../../src/pipeline/extract/lesson-extractor.js';
import { createTopicMatcher } from '../../../src/pipeline/extract/topic-matcher.js';
import { embedTopics } from '../../../src/pipeline/extract/topic-vectors.js';
import { createChapterSegmenter } from '../../../src/pipeline/segment/chapter-segmenter.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { curatedTopics, lessonModel, segmenterModels, topicModel } from '../../fixtures/analysis-models.js';
import { anEpisode } from '../../fixtures/builders.js';

export interface Derived {
  readonly episode: Episode;
  readonly transcript: Transcript;
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  readonly foundTopics: readonly TopicRef[];
}

export type Derive = (transcript: Transcript) => Promise<Derived>;

const episode = anEpisode({ slug: 'derived', title: 'An episode' });

/** Fresh steps over an embedder. All transcripts are taken for the same episode's. */
export async function createDeriver(embedder: Embedder): Promise<Derive> {
  const segmenter = createChapterSegmenter(segmenterModels);
  const topics = createTopicMatcher(curatedTopics, await embedTopics(curatedTopics, embedder), topicModel);
  const extractor = createLessonExtractor({ model: lessonModel, topics });
  return async (transcript) => {
    const sentences = await embedSentences(transcript.turns, embedder);
    const segmented = segmenter.segment(transcript, sentences);
    const extraction = extractor.extract({ episode, transcript, chapters: segmented, sentences });
    return { episode, transcript, ...extraction };
  };
}
