// Which one to three spans answer best? Scores every span of one to four adjacent sentences and picks without overlap.
import type { EvidenceRun } from './evidence.js';
import { bestHit, type FeatureName, type Features, featuresOf, type QuestionContext, type Span } from './features.js';

const MAX_SENTENCES = 4;
/** A longer span is a speech, not a citation; a single sentence may be longer. */
const MAX_SPAN_WORDS = 110;

/** Features that say which span answers. */
export type SpanFeatureName = Exclude<FeatureName, 'topicCoverage' | 'topicCosine' | 'names' | 'unheard'>;

/**
 * Fitted on questions about held-out training episodes by training/search/fit-answers.ts, but for the last six, which
 * are a matter of taste: an answer is no question, no aside, no advert, rather a thought than half of one, and opens
 * with what it is about.
 */
export const spanWeights: Readonly<Record<SpanFeatureName, number>> = {
  passage: 8.06,
  closestSentence: 0.65,
  meanCosine: 0.92,
  coverage: 5.25,
  askedCosine: 0.85,
  cue: 0.36,
  isQuestion: -1,
  brevity: -1.5,
  length: 1.5,
  whole: 1,
  sells: -4,
  leans: -0.8,
};

export interface ScoredSpan {
  readonly span: Span;
  readonly features: Features;
  readonly score: number;
}

/** All spans of the runs with their scores, best first; equal ones as they are spoken. */
export function scoreSpans(runs: readonly EvidenceRun[], context: QuestionContext): ScoredSpan[] {
  return runs
    .flatMap(spansOf)
    .map((span) => {
      const features = featuresOf(span, context);
      return { span, features, score: weigh(features) };
    })
    .sort((a, b) => b.score - a.score);
}

/** The best `count` spans that do not overlap, one a passage: the second place of a passage is seldom the answer. */
export function chooseSpans<Scored extends ScoredSpan>(scored: readonly Scored[], count: number): Scored[] {
  const chosen: Scored[] = [];
  for (const candidate of scored) {
    if (chosen.length === count) break;
    if (!chosen.some(({ span }) => overlap(span, candidate.span) || samePassage(span, candidate.span))) {
      chosen.push(candidate);
    }
  }
  return chosen;
}

function spansOf(run: EvidenceRun): Span[] {
  return run.sentences.flatMap((_, from) => {
    const spans: Span[] = [];
    for (let count = 1; count <= MAX_SENTENCES && from + count <= run.sentences.length; count++) {
      const sentences = run.sentences.slice(from, from + count);
      const words = sentences.reduce((sum, sentence) => sum + sentence.wordCount, 0);
      if (count > 1 && words > MAX_SPAN_WORDS) break;
      spans.push({ run, sentences });
    }
    return spans;
  });
}

function weigh(features: Features): number {
  return Object.entries(spanWeights).reduce(
    (sum, [name, weight]) => sum + weight * features[name as SpanFeatureName],
    0,
  );
}

function samePassage(a: Span, b: Span): boolean {
  return bestHit(a) === bestHit(b);
}

function overlap(a: Span, b: Span): boolean {
  return (
    a.run === b.run &&
    a.sentences[0]!.start < b.sentences.at(-1)!.end &&
    b.sentences[0]!.start < a.sentences.at(-1)!.end
  );
}
