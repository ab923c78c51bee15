// The steps of the write path with the models as they are shipped.
import { readFileSync } from 'node:fs';
import { derivingData } from './derivation.js';
import type { CuratedTopic } from './domain/topic.js';
import type { Embedder } from './embedder/embedder.js';
import { dataPath, readData } from './package-files.js';
import { createLessonExtractor } from './pipeline/extract/lesson-extractor.js';
import { parseLessonModel } from './pipeline/extract/lesson-model.js';
import { createTopicMatcher } from './pipeline/extract/topic-matcher.js';
import { parseTopicModel } from './pipeline/extract/topic-model.js';
import { embedTopics, parseTopicVectors, type TopicVectors } from './pipeline/extract/topic-vectors.js';
import type { DerivingSteps } from './pipeline/ingest-episode.js';
import { parseChapterModel } from './pipeline/segment/boundary-model.js';
import { createChapterSegmenter } from './pipeline/segment/chapter-segmenter.js';
import { parseTitleModel } from './pipeline/segment/title-model.js';
import { parseSpokenWords } from './pipeline/speech/spoken-words.js';
import { createQuestionSuggester } from './pipeline/suggest/suggest-questions.js';

const TOPIC_VECTORS = 'models/topic-vectors.bin';

/** The curated topics. */
export function readTopics(): readonly CuratedTopic[] {
  return JSON.parse(readData(derivingData.topics));
}

/** Reads the models of segment and extract. Rejects when the embedder cannot run; throws when a file is broken. */
export async function loadSteps(analysisEmbedder: Embedder, topics: readonly CuratedTopic[]): Promise<DerivingSteps> {
  const topicModel = parseTopicModel(JSON.parse(readData(derivingData.topicModel)));
  const topicVectors = await loadTopicVectors(topics, analysisEmbedder);
  const words = parseSpokenWords(JSON.parse(readData(derivingData.spokenWords)));
  return {
    analysisEmbedder,
    segmenter: createChapterSegmenter({
      model: parseChapterModel(JSON.parse(readData(derivingData.chapterModel))),
      titles: parseTitleModel(JSON.parse(readData(derivingData.titleModel))),
      words,
    }),
    extractor: createLessonExtractor({
      model: parseLessonModel(JSON.parse(readData(derivingData.lessonModel))),
      topics: createTopicMatcher(topics, topicVectors, topicModel),
    }),
    suggester: createQuestionSuggester(words),
  };
}

/** Of topics or of a model that were changed since the file was made, they are made here: a start takes longer then. */
async function loadTopicVectors(topics: readonly CuratedTopic[], embedder: Embedder): Promise<TopicVectors> {
  return (
    parseTopicVectors(readFileSync(dataPath(TOPIC_VECTORS)), { topics, embedder }) ?? embedTopics(topics, embedder)
  );
}
