// At which rank does each step put the first passage that answers, for every question of a set?
import type { WordNeighbours } from '../../src/search/word-neighbours.js';
import type { Archive } from '../../training/search/archive.js';
import type { Asked } from '../../training/search/asked.js';
import { type PooledCase, poolAll } from '../../training/search/pooled-cases.js';
import { crossValidate, fitWeights, rankAll } from '../../training/search/ranker-fitting.js';
import { rankByFusion, retrieveAll } from '../../training/search/retrieved-cases.js';
import { fusionSteps, type LearnedStep, learnedSteps, withoutNeighbours } from './steps.js';

/** A step with a rank for each question; infinite where no passage that answers was found. */
export interface StepRanks {
  readonly label: string;
  readonly ranks: readonly number[];
  /** How far down was looked, where that is less than fifty. */
  readonly depth?: number;
}

/** A question's pool twice: with words alone, and with their neighbours. Only what words say differs. */
interface Pooled {
  readonly exact: readonly PooledCase[];
  readonly near: readonly PooledCase[];
}

/** Passages of a question that teach without being answers. All 400 of a pool give the same figures within .002, in four times the time. */
const MOST_OTHERS = 50;

/** Weights of a step by its label. */
export type StepWeights = ReadonlyMap<string, readonly number[]>;

/** The set that is learned from: each question is ranked by weights that were learned on other episodes. */
export async function measureLearningSet(
  archive: Archive,
  questions: readonly Asked[],
  neighbours: WordNeighbours,
): Promise<{ questions: readonly Asked[]; steps: StepRanks[]; weights: StepWeights }> {
  console.log(`gathering the pools of ${questions.length} questions`);
  const near = await poolAll(archive, { neighbours, nameSpeakers: true }, questions);
  // Some are asked with a speaker's name by now, and every step has to be asked the same.
  const asked = near.map(({ question }) => question);
  const exact = await poolAll(archive, { neighbours: withoutNeighbours(neighbours) }, asked);
  const fusion = await rankFusion(archive, asked);
  const learned = learnedSteps.map((step) => {
    const cases = step.exactWords ? exact : near;
    console.log(`learning: ${step.label}`);
    return {
      step,
      ranks: crossValidate(cases, step.features, MOST_OTHERS),
      weights: fitWeights(cases, step.features, MOST_OTHERS),
    };
  });
  return {
    questions: asked,
    steps: [...fusion, ...learned.map(({ step: { label }, ranks }) => ({ label, ranks }))],
    weights: new Map(learned.map(({ step: { label }, weights }) => [label, weights])),
  };
}

/** A set from which nothing is learned. */
export async function measureApart(
  archive: Archive,
  questions: readonly Asked[],
  { neighbours, weights }: { readonly neighbours: WordNeighbours; readonly weights: StepWeights },
): Promise<StepRanks[]> {
  console.log(`gathering the pools of ${questions.length} questions`);
  const pooled = {
    near: await poolAll(archive, { neighbours }, questions),
    exact: await poolAll(archive, { neighbours: withoutNeighbours(neighbours) }, questions),
  };
  const learned = learnedSteps.map((step) => ({ label: step.label, ranks: rankBy(step, pooled, weights) }));
  return [...(await rankFusion(archive, questions)), ...learned];
}

function rankBy({ label, features, exactWords }: LearnedStep, { exact, near }: Pooled, weights: StepWeights): number[] {
  return rankAll(exactWords ? exact : near, features, weights.get(label)!);
}

async function rankFusion(archive: Archive, questions: readonly Asked[]): Promise<StepRanks[]> {
  console.log(`ordering what the retrievers find for ${questions.length} questions`);
  const cases = await retrieveAll(archive, questions);
  return fusionSteps.map(({ label, weights }) => ({ label, ranks: cases.map((each) => rankByFusion(each, weights)) }));
}
