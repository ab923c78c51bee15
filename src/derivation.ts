// Which files and which version of the code shape what is derived from a transcript?
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BUILT_IN_MODEL } from './config.js';
import { dataPath } from './package-files.js';

/** Raised when the code changes what it derives from the same bytes and models: episodes are then derived again. */
const PIPELINE_VERSION = 7;

/** Below data/. The tokenizer and the network are those of the built-in model, which reads every transcript. */
export const derivingData = {
  chapterModel: 'models/chapter-boundary.json',
  titleModel: 'models/chapter-titles.json',
  spokenWords: 'models/spoken-words.json',
  lessonModel: 'models/lesson-scorer.json',
  topics: 'topics/topics.json',
  topicModel: 'models/topic-matcher.json',
  tokenizer: `models/${BUILT_IN_MODEL}/tokenizer.json`,
  network: `models/${BUILT_IN_MODEL}/onnx/model_quantized.onnx`,
} as const;

/** Names everything that shapes what is derived from a transcript, the vectors of the search index aside. */
export function derivation(): string {
  const hash = createHash('sha256');
  for (const path of Object.values(derivingData)) hash.update(readFileSync(dataPath(path)));
  return `${PIPELINE_VERSION}-${hash.digest('hex').slice(0, 16)}`;
}
