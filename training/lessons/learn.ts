// Two stages, each judged on episodes that it has not seen: sentences first, then runs of sentences.

import { readLessonContext } from '../../src/pipeline/extract/lesson-context.js';
import { emitLessonFeatures } from '../../src/pipeline/extract/lesson-features.js';
import { emitSpanFeatures, type LessonSpan, possibleSpans } from '../../src/pipeline/extract/lesson-spans.js';
import { findPromotion } from '../../src/pipeline/extract/promotion.js';
import { type RowSource, tabulate } from '../linear/feature-table.js';
import type { Example } from '../linear/logistic-regression.js';
import { plainWords } from '../linear/match-text.js';
import type { ReadEpisode } from '../linear/read-episodes.js';
import type { Stage } from '../linear/stage.js';
import { type GoldQuotes, labelUnits, matchesOf } from './gold.js';

export interface LessonEpisode extends ReadEpisode {
  readonly gold: readonly GoldQuotes[];
}

/** What a sentence counts by the strength of its lesson: weak lessons are neither good nor bad examples. */
const SENTENCE_WEIGHT = [1, 0.6, 1, 1.5];

/** One row a unit. */
export function sentenceStage(
  episodes: readonly LessonEpisode[],
  minimum: { minRows: number; minGroups: number },
): Stage {
  const sources: RowSource[] = [];
  const examples: Example[] = [];
  const episodeOf: number[] = [];
  episodes.forEach(({ transcript, units, gold }, group) => {
    const context = readLessonContext(transcript, units);
    labelUnits(units, gold).forEach((strength, i) => {
      examples.push({ row: sources.length, label: Number(strength > 0), weight: SENTENCE_WEIGHT[strength]! });
      episodeOf.push(group);
      sources.push({ group, emitAll: (emit) => emitLessonFeatures(context, i, emit), vector: units[i]!.vector });
    });
  });
  return { table: tabulate(sources, minimum), examples, episodeOf };
}

export interface SpanRow {
  readonly episode: number;
  readonly span: LessonSpan;
  readonly matches: readonly number[];
  readonly words: number;
}

/** One row a possible quote, from the log-odds of the units. */
export function spanStage(
  episodes: readonly LessonEpisode[],
  logits: readonly (readonly number[])[],
): Stage & { spans: readonly SpanRow[] } {
  const sources: RowSource[] = [];
  const examples: Example[] = [];
  const spans: SpanRow[] = [];
  episodes.forEach(({ units, transcript, gold }, episode) => {
    const promotion = findPromotion(units);
    for (const span of possibleSpans(units)) {
      if (promotion.slice(span.first, span.end).some(Boolean)) continue;
      const { turn, start } = units[span.first]!;
      const words = plainWords(transcript.turns[turn]!.text.slice(start, units[span.end - 1]!.end));
      const matches = matchesOf(words, gold);
      examples.push({ row: sources.length, label: Number(matches.length > 0), weight: 1 });
      sources.push({ group: episode, emitAll: (emit) => emitSpanFeatures(units, logits[episode]!, span, emit) });
      spans.push({ episode, span, matches, words: words.length });
    }
  });
  const table = tabulate(sources, { minRows: 1, minGroups: 1 });
  return { table, examples, episodeOf: spans.map(({ episode }) => episode), spans };
}
