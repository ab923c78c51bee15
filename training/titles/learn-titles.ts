// Which weights put the candidates first that are nearest to the editors' titles?
import { dot, type Embedder } from '../../src/embedder/embedder.js';
import { createTitleScorer, rankTitles, type ScoreTitle } from '../../src/pipeline/segment/chapter-title.js';
import { speakersOf } from '../../src/pipeline/segment/chapter-words.js';
import type { TitleCandidate } from '../../src/pipeline/segment/title-candidates.js';
import { type ChapterView, emitTitleFeatures, viewChapter } from '../../src/pipeline/segment/title-features.js';
import { readTitleText } from '../../src/pipeline/segment/title-text.js';
import type { Emit, LinearWeights } from '../../src/pipeline/speech/linear-model.js';
import type { SpokenWordsModel } from '../../src/pipeline/speech/spoken-words.js';
import { createTagger } from '../../src/pipeline/speech/tag-words.js';
import type { FitOptions } from '../linear/logistic-regression.js';
import type { TitledChapter, TitledEpisode } from './gold.js';
import { type Choice, learnRanking } from './learn.js';
import { contentStems, overlap } from './measure.js';

export interface ViewedChapter {
  readonly episode: number;
  readonly chapter: TitledChapter;
  readonly view: ChapterView;
}

export function readViews(episodes: readonly TitledEpisode[], words: SpokenWordsModel): ViewedChapter[] {
  const tagger = createTagger(words);
  return episodes.flatMap(({ transcript, units, chapters }, episode) => {
    const text = readTitleText(units, { tagger, speakers: speakersOf(transcript) });
    return chapters.map((chapter) => ({ episode, chapter, view: viewChapter(text, chapter.first, chapter.end) }));
  });
}

const OPTIONS: FitOptions = {
  isWord: (name) => /^(?:stem|last|first):/.test(name),
  l2: 90,
  l2Vector: 1,
  l2Dense: 3,
  iterations: 80,
};
const KEPT = { keep: 3000, minGroups: 4 };
/** Pairs are made of what scores best, so the weights are learned again with the pairs that they themselves make. */
const ROUNDS = 2;

/** Deterministic. */
export async function learnTitles(chapters: readonly ViewedChapter[], embedder: Embedder): Promise<LinearWeights> {
  const cosine = await rememberCosines(embedder);
  let score: ScoreTitle = byKeys;
  let weights: LinearWeights | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const choices: Choice[] = [];
    for (const { view, chapter, episode } of chapters) {
      const ranked = rankTitles(view, score);
      if (ranked.length === 0) continue;
      const near = await cosine(
        chapter.title,
        ranked.map(({ text }) => text),
      );
      const rated = ranked.map((candidate, i) => ({
        emitAll: (emit: Emit) => emitTitleFeatures(view, candidate, emit),
        worth: worthOf(candidate, chapter.title, near[i]!),
      }));
      choices.push({ group: episode, rated });
    }
    weights = learnRanking(choices, OPTIONS, KEPT);
    score = createTitleScorer(weights);
  }
  return weights!;
}

/** Before anything is learned: how much the words are the chapter's own, for few words. */
const byKeys: ScoreTitle = ({ keys, topKey }, { stems, words }) =>
  stems.reduce((sum, stem) => sum + (keys.get(stem) ?? 0), 0) / topKey - words * 0.1;

/** What a candidate's overlap, its share of the editor's words, and its nearness in meaning count. */
const WORTH = { overlap: 0.5, recall: 0.2, cosine: 0.3 };
/** Two bare nouns read like a list of keywords: what each in a pair takes away. */
const BARE = 0.1;

function worthOf({ text, form }: TitleCandidate, title: string, cosine: number): number {
  const [ours, gold] = [contentStems(text), contentStems(title)];
  const recall = gold.size ? [...gold].filter((stem) => ours.has(stem)).length / gold.size : 0;
  const worth = WORTH.overlap * overlap(ours, gold) + WORTH.recall * recall + WORTH.cosine * Math.max(0, cosine);
  if (form !== 'pair') return worth;
  return worth * (1 - BARE * text.split(' and ').filter((part) => /^[\p{Ll}\p{N}-]+$/u.test(part)).length);
}

/** Cosines of a title with candidates; texts are embedded once. */
async function rememberCosines(embedder: Embedder) {
  const known = new Map<string, Float32Array>();
  return async (title: string, candidates: readonly string[]): Promise<number[]> => {
    const unknown = [...new Set([title, ...candidates])].filter((text) => !known.has(text));
    const vectors = await embedder.embedBatch(unknown, 'passage');
    unknown.forEach((text, i) => {
      known.set(text, vectors[i]!);
    });
    return candidates.map((text) => dot(known.get(title)!, known.get(text)!));
  };
}
