// What speaks for a span of sentences being the answer? Every feature is a number of about 0 to 1.
import { dot } from '../embedder/embedder.js';
import type { Hit } from '../search/search.js';
import { holdsAskedFor } from './asked-for.js';
import type { EvidenceRun, EvidenceSentence } from './evidence.js';
import type { Question } from './question.js';

/** Adjacent sentences of one turn that may be cited. */
export interface Span {
  readonly run: EvidenceRun;
  readonly sentences: readonly EvidenceSentence[];
}

/** What features are computed against: the question, and how telling its words are among the hits. */
export interface QuestionContext {
  readonly question: Question;
  /** Of the question without its speakers' names; `null` without a model. */
  readonly vector: Float32Array | null;
  /** Of the question without any name. */
  readonly topicVector: Float32Array | null;
  /** Information of each stem of the question. Sums to 1, or is empty. */
  readonly weights: ReadonlyMap<string, number>;
  /** Share of a short question's telling words, its names aside, that none of the hits holds; 0 in a longer one. */
  readonly unheard: number;
  readonly bestScore: number;
}

export type FeatureName =
  | 'passage'
  | 'closestSentence'
  | 'meanCosine'
  | 'coverage'
  | 'topicCoverage'
  | 'topicCosine'
  | 'names'
  | 'unheard'
  | 'cue'
  | 'askedCosine'
  | 'isQuestion'
  | 'brevity'
  | 'length'
  | 'whole'
  | 'sells'
  | 'leans';

export type Features = Readonly<Record<FeatureName, number>>;

/** Words of a span that is long enough to say something. */
const FULL_LENGTH_WORDS = 50;
/** Sentences below this are asides ("Yeah, exactly."). */
const SHORT_SPAN_WORDS = 8;
/** Of so few telling words each is a third of what is asked or more; a longer question is often asked in other words. */
const SHORT_QUESTION = 3;

export function featuresOf(span: Span, context: QuestionContext): Features {
  const { run, sentences } = span;
  const { question, vector, weights, bestScore } = context;
  const hit = bestHit(span);
  const cosines = sentences.map((sentence) => cosine(vector, sentence));
  const words = sentences.reduce((sum, sentence) => sum + sentence.wordCount, 0);
  const covered = (stem: string) => sentences.some(({ stems }) => stems.has(stem));
  const places = [run.setting, ...run.sentences.map(({ stems }) => stems), ...(run.asked ? [run.asked.stems] : [])];
  const around = (stem: string) => places.some((stems) => stems.has(stem));
  return {
    passage: bestScore > 0 ? hit.score / bestScore : 0,
    closestSentence: Math.max(...cosines),
    meanCosine: weightedMean(cosines, sentences),
    coverage: shareOf(weights, covered),
    topicCoverage: topicCoverage(context, around),
    topicCosine: Math.max(...sentences.map((sentence) => cosine(context.topicVector, sentence))),
    names: question.names.size === 0 ? 0 : [...question.names].filter(around).length / question.names.size,
    unheard: context.unheard,
    cue: holdsAskedFor(question, sentences.map(({ text }) => text).join(' ')) ? 1 : 0,
    askedCosine: run.asked ? Math.max(0, cosine(vector, run.asked)) : 0,
    isQuestion: sentences.filter(({ text }) => text.endsWith('?')).length / sentences.length,
    brevity: words < SHORT_SPAN_WORDS ? 1 : 0,
    length: Math.min(1, words / FULL_LENGTH_WORDS),
    whole: Math.max(0, words / FULL_LENGTH_WORDS - 1),
    sells: run.sells,
    leans: LEANING.test(sentences[0]!.text) ? 1 : 0,
  };
}

/**
 * How telling each stem is: log(1 + (N - n + ½) / (n + ½)), as in BM25, with n of the N hits holding it, scaled to a
 * sum of 1. The hits are what the index found closest, so a stem that none of them holds is one that the archive lacks.
 */
export function weighStems(stems: readonly string[], stemsOfHits: readonly ReadonlySet<string>[]): Map<string, number> {
  const all = stemsOfHits.length;
  const information = stems.map((stem) => {
    const holding = stemsOfHits.filter((of) => of.has(stem)).length;
    return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
  });
  const total = information.reduce((sum, value) => sum + value, 0);
  return new Map(stems.map((stem, i) => [stem, total > 0 ? information[i]! / total : 0]));
}

/** The share of a short question's stems that none of the hits holds. */
export function unheardShare(stems: ReadonlySet<string>, stemsOfHits: readonly ReadonlySet<string>[]): number {
  if (stems.size === 0 || stems.size > SHORT_QUESTION) return 0;
  return [...stems].filter((stem) => !stemsOfHits.some((of) => of.has(stem))).length / stems.size;
}

/** A quote that opens so goes on from something that is not in it. */
const LEANING =
  /^(?:and|but|so|or|because|which|then|also|plus|anyway|yeah|yes|no|right|exactly|he|she|they|it|it['’]s|this|that|that['’]s|those|these|there (?:is|was|were)[.!?])\b/i;

/** The best passage that covers a sentence of the span. */
export function bestHit({ sentences }: Span): Hit {
  return sentences.map(({ hit }) => hit).reduce((best, hit) => (hit.score > best.score ? hit : best));
}

function cosine(vector: Float32Array | null, sentence: EvidenceSentence): number {
  return vector && sentence.vector ? dot(vector, sentence.vector) : 0;
}

function weightedMean(values: readonly number[], sentences: readonly EvidenceSentence[]): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.wordCount, 0);
  if (words === 0) return 0;
  return values.reduce((sum, value, i) => sum + value * sentences[i]!.wordCount, 0) / words;
}

/** The share of the information in the question's topic, its names aside, that is held. */
function topicCoverage({ question, weights }: QuestionContext, holds: (stem: string) => boolean): number {
  const topic = new Map([...weights].filter(([stem]) => question.topic.stems.has(stem)));
  const all = shareOf(topic, () => true);
  return all > 0 ? shareOf(topic, holds) / all : 0;
}

function shareOf(weights: ReadonlyMap<string, number>, holds: (stem: string) => boolean): number {
  let share = 0;
  for (const [stem, weight] of weights) if (holds(stem)) share += weight;
  return share;
}
