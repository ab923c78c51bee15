// The steps of training, in their order: what each one makes of which data, and the command that does it.
import { join } from 'node:path';
import { BUILT_IN_MODEL } from '../../src/config.js';
import type { TrainingText } from './training-text.js';

export const stepNames = [
  'embedder',
  'neighbours',
  'chapters',
  'words',
  'titles',
  'lessons',
  'topics',
  'topic-vectors',
  'ranker',
] as const;
export type StepName = (typeof stepNames)[number];

export interface Places {
  /** The training text. */
  readonly data: string;
  /** Finished models: those of earlier steps are read here. */
  readonly models: string;
  /** An empty folder to write to, below which data/models is laid out as in the repository. */
  readonly stage: string;
  /** The published word vectors. */
  readonly words: string;
  readonly python: string;
  /** Further options of embedding/train.py. */
  readonly embedderOptions: readonly string[];
}

export interface Step {
  /** Below data/models. */
  readonly makes: string;
  /** Models of earlier steps that it reads. */
  readonly reads: readonly StepName[];
  readonly needsPython: boolean;
  /** Why it can't be done with this text; null when it can. */
  lacks(text: TrainingText): string | null;
  /** Run in the stage. */
  command(places: Places): readonly string[];
}

const TRAINING = join(import.meta.dirname, '..');
/** Where a step writes and looks for models in its working folder. */
export const STAGED_MODELS = 'data/models';

export const steps: Readonly<Record<StepName, Step>> = {
  embedder: {
    ...{ makes: BUILT_IN_MODEL, reads: [], needsPython: true },
    lacks: () => null,
    command: ({ python, data, stage, words, embedderOptions }) => [
      ...[python, join(TRAINING, 'embedding/train.py'), '--data', data, '--words', words],
      ...['--out', join(stage, STAGED_MODELS, BUILT_IN_MODEL), ...embedderOptions],
    ],
  },
  neighbours: {
    ...{ makes: 'word-neighbours.bin', reads: ['embedder'], needsPython: true },
    lacks: () => null,
    command: ({ python, models, stage }) => [
      ...[python, join(TRAINING, 'embedding/neighbours.py'), '--model', join(models, BUILT_IN_MODEL)],
      ...['--out', join(stage, STAGED_MODELS, 'word-neighbours.bin')],
    ],
  },
  chapters: {
    ...{ makes: 'chapter-boundary.json', reads: ['embedder'], needsPython: false },
    lacks: ({ parts }) =>
      parts.has('lessons') && parts.has('talks') ? null : 'it learns from edited chapters in lessons/ and from talks/',
    command: ({ data }) => script('chapters/train.ts', '--train', data),
  },
  words: {
    ...{ makes: 'spoken-words.json', reads: [], needsPython: false },
    lacks: () => null,
    command: ({ data }) => script('titles/learn-words.ts', '--train', data),
  },
  titles: {
    ...{ makes: 'chapter-titles.json', reads: ['embedder', 'words'], needsPython: false },
    lacks: ({ parts }) => (parts.has('lessons') ? null : 'it learns from edited chapters in lessons/'),
    command: ({ data }) => script('titles/train.ts', '--train', data),
  },
  lessons: {
    ...{ makes: 'lesson-scorer.json', reads: ['embedder'], needsPython: false },
    lacks: ({ parts }) => (parts.has('lessons') ? null : 'it learns from edited lessons in lessons/'),
    command: ({ data }) => script('lessons/train.ts', '--train', data),
  },
  topics: {
    ...{ makes: 'topic-matcher.json', reads: ['embedder'], needsPython: false },
    lacks: ({ parts }) => (parts.has('lessons') ? null : 'it learns from edited lessons in lessons/'),
    command: ({ data }) => script('topics/train.ts', '--train', data),
  },
  'topic-vectors': {
    ...{ makes: 'topic-vectors.bin', reads: ['embedder'], needsPython: false },
    lacks: () => null,
    command: () => script('topics/embed.ts'),
  },
  ranker: {
    ...{
      makes: 'passage-ranker.json',
      reads: ['embedder', 'neighbours', 'chapters', 'words', 'titles', 'lessons', 'topics'],
      needsPython: false,
    },
    lacks({ parts, transcripts, heldOutIsWhole }) {
      if (!parts.has('questions') || !parts.has('lessons')) return 'it learns from questions/ and lessons/';
      if (transcripts.heldOut === 0) return 'it learns from held-out transcripts, and podcasts/ has none';
      return heldOutIsWhole ? null : 'transcripts on which training/written/questions.jsonl asks are not there';
    },
    command: ({ data, stage }) =>
      script(
        ...(['search/learn-ranker.ts', '--data', data, '--db', join(stage, 'held-out.db')] as const),
        ...['--out', join(stage, STAGED_MODELS, 'passage-ranker.json')],
      ),
  },
};

/** A TypeScript file, run by this Node wherever the working folder is. */
function script(path: string, ...args: readonly string[]): string[] {
  return [process.execPath, '--import', import.meta.resolve('tsx'), join(TRAINING, path), ...args];
}
