// The steps of the write path with the models as they are shipped, and what names the result.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BUILT_IN_MODEL } from './config.js';
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

/** Raised when the code changes what it derives from the same bytes and models: episodes are then derived again. */
const PIPELINE_VERSION = 6;

const CHAPTER_MODEL = 'models/chapter-boundary.json';
const TITLE_MODEL = 'models/chapter-titles.json';
const SPOKEN_WORDS = 'models/spoken-words.json';
const LESSON_MODEL = 'models/lesson-scorer.json';
const TOPICS = 'topics/topics.json';
const TOPIC_MODEL = 'models/topic-matcher.json';
const TOPIC_VECTORS = 'models/topic-vectors.bin';
/** Below data/: of the built-in model, which reads every transcript. */
export const TOKENIZER = `models/${BUILT_IN_MODEL}/tokenizer.json`;
const DERIVING_DATA = [
  CHAPTER_MODEL,
  TITLE_MODEL,
  SPOKEN_WORDS,
  LESSON_MODEL,
  TOPICS,
  TOPIC_MODEL,
  TOKENIZER,
  `models/${BUILT_IN_MODEL}/onnx/model_quantized.onnx`,
];

/** The curated topics. */
export function readTopics(): readonly CuratedTopic[] {
  return JSON.parse(readData(TOPICS));
}

/** Reads the models of segment and extract. Rejects when the embedder cannot run; throws when a file is broken. */
export async function loadSteps(analysisEmbedder: Embedder, topics: readonly CuratedTopic[]): Promise<DerivingSteps> {
  const topicModel = parseTopicModel(JSON.parse(readData(TOPIC_MODEL)));
  const topicVectors = await loadTopicVectors(topics, analysisEmbedder);
  const words = parseSpokenWords(JSON.parse(readData(SPOKEN_WORDS)));
  return {
    analysisEmbedder,
    segmenter: createChapterSegmenter({
      model: parseChapterModel(JSON.parse(readData(CHAPTER_MODEL))),
      titles: parseTitleModel(JSON.parse(readData(TITLE_MODEL))),
      words,
    }),
    extractor: createLessonExtractor({
      model: parseLessonModel(JSON.parse(readData(LESSON_MODEL))),
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

/** Names everything that shapes what is derived from a transcript, the vectors of the search index aside. */
export function derivation(): string {
  const hash = createHash('sha256');
  for (const path of DERIVING_DATA) hash.update(readFileSync(dataPath(path)));
  return `${PIPELINE_VERSION}-${hash.digest('hex').slice(0, 16)}`;
}
