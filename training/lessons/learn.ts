// Two stages, each judged on episodes that it has not seen: sentences first, then runs of sentences.

import { readLessonContext } from '../../src/pipeline/extract/lesson-context.js';
import { emitLessonFeatures } from '../../src/pipeline/extract/lesson-features.js';
import { emitSpanFeatures, type LessonSpan, possibleSpans } from '../../src/pipeline/extract/lesson-spans.js';
import { findPromotion } from '../../src/pipeline/extract/promotion.js';
import type { Emit } from '../../src/pipeline/speech/linear-model.js';
import { type RowSource, tabulate } from '../linear/feature-table.js';
import type { Example } from '../linear/logistic-regression.js';
import { plainWords } from '../linear/match-text.js';
import type { Stage } from '../linear/stage.js';
import { type LessonEpisode, labelUnits, matchesOf } from './gold.js';

/** What a sentence counts by the strength of its lesson: weak lessons are neither good nor bad examples. */
const SENTENCE_WEIGHT = [1, 0.6, 1, 1.5];

/** The name under which a sentence's vector is asked for, like a feature's. */
export const VECTOR = 'vector';

/** One row a unit, of those features alone that are wanted. */
export function sentenceStage(
  episodes: readonly LessonEpisode[],
  minimum: { minRows: number; minGroups: number },
  isWanted: (feature: string) => boolean,
): Stage {
  const sources: RowSource[] = [];
  const examples: Example[] = [];
  const episodeOf: number[] = [];
  episodes.forEach(({ transcript, units, gold }, group) => {
    const context = readLessonContext(transcript, units);
    labelUnits(units, gold).forEach((strength, i) => {
      examples.push({ row: sources.length, label: Number(strength > 0), weight: SENTENCE_WEIGHT[strength]! });
      episodeOf.push(group);
      const emitAll = (emit: Emit) =>
        emitLessonFeatures(context, i, (name, value) => {
          if (isWanted(name)) emit(name, value);
        });
      sources.push({ group, emitAll, ...(isWanted(VECTOR) && { vector: units[i]!.vector }) });
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

/** The possible quotes of all episodes, with the lessons that each says. */
export function readSpans(episodes: readonly LessonEpisode[]): SpanRow[] {
  return episodes.flatMap(({ units, transcript, gold }, episode) => {
    const promotion = findPromotion(units);
    const honest = possibleSpans(units).filter(({ first, end }) => !promotion.slice(first, end).some(Boolean));
    return honest.map((span) => {
      const { turn, start } = units[span.first]!;
      const words = plainWords(transcript.turns[turn]!.text.slice(start, units[span.end - 1]!.end));
      return { episode, span, matches: matchesOf(words, gold), words: words.length };
    });
  });
}

/** One row a possible quote, from the log-odds of the units. */
export function spanStage(
  episodes: readonly LessonEpisode[],
  spans: readonly SpanRow[],
  logits: readonly (readonly number[])[],
): Stage {
  const sources = spans.map(({ episode, span }) => ({
    group: episode,
    emitAll: (emit: Emit) => emitSpanFeatures(episodes[episode]!.units, logits[episode]!, span, emit),
  }));
  return {
    table: tabulate(sources, { minRows: 1, minGroups: 1 }),
    examples: spans.map(({ matches }, row) => ({ row, label: Number(matches.length > 0), weight: 1 })),
    episodeOf: spans.map(({ episode }) => episode),
  };
}
