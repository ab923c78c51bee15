// Questions about training episodes, each with the words that answer it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stemOf, wordsOf } from '../../src/domain/words.js';
import { parseQuery } from '../../src/search/parse-query.js';
import { readWrittenQuestions } from './written-questions.js';

/**
 * `worded`: a lesson's statement or a question that shares words with its evidence. `paraphrased`: a question that
 * shares few. People ask both ways, and what is good for one is bad for the other.
 */
export const questionKinds = ['worded', 'paraphrased'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface LabelledQuestion {
  readonly kind: QuestionKind;
  readonly text: string;
  /** Path of the transcript below the training folder. */
  readonly file: string;
  /** Any of them answers. */
  readonly evidence: readonly string[];
}

/** Episodes that the embedding model never saw: the same rule as in training/embedding/corpus.py. */
const HELD_OUT_SHARE = 0.08;

export function isHeldOut(file: string): boolean {
  return createHash('sha256').update(file).digest()[0]! < 256 * HELD_OUT_SHARE;
}

/** The transcripts of held-out episodes, by path below `root`. */
export function heldOutFiles(root: string): string[] {
  return readdirSync(join(root, 'podcasts'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `podcasts/${path}`)
    .filter(isHeldOut)
    .sort();
}

/** `answerable`: about held-out episodes. `foreign`: the same kinds of questions about all the others. */
export function readQuestions(root: string): { answerable: LabelledQuestion[]; foreign: LabelledQuestion[] } {
  const listener = readFileSync(join(root, 'questions/questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; text: string; q: string })
    .map(({ file, text, q }): LabelledQuestion => ({ kind: kindOf(q, text), text: q, file, evidence: [text] }));
  const written = readWrittenQuestions(root, isHeldOut).flatMap(({ file, worded, paraphrased, evidence }) => [
    { kind: 'worded' as const, text: worded, file, evidence: [evidence] },
    { kind: 'paraphrased' as const, text: paraphrased, file, evidence: [evidence] },
  ]);
  const all = [...listener, ...readLessons(root), ...written];
  return { answerable: all.filter(({ file }) => isHeldOut(file)), foreign: all.filter(({ file }) => !isHeldOut(file)) };
}

/** A question of which the evidence holds less than this share of the telling words is paraphrased. */
const SHARED_WORDS = 0.34;

function kindOf(question: string, evidence: string): QuestionKind {
  const stems = parseQuery(question).keyword.terms.map(stemOf);
  const held = new Set(wordsOf(evidence).map((word) => stemOf(word.text)));
  return stems.filter((stem) => held.has(stem)).length < SHARED_WORDS * stems.length ? 'paraphrased' : 'worded';
}

interface EditedEpisode {
  readonly file: string;
  readonly lessons: readonly { statement: string; quote: string; alt_quotes: readonly string[] }[];
}

function readLessons(root: string): LabelledQuestion[] {
  const folder = join(root, 'lessons');
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as EditedEpisode)
    .flatMap(({ file, lessons }) =>
      lessons.map(
        ({ statement, quote, alt_quotes }): LabelledQuestion => ({
          ...{ kind: kindOf(statement, quote), text: statement, file },
          evidence: [quote, ...alt_quotes],
        }),
      ),
    );
}

/** Words of a text past which it earns nothing: returning a whole episode is no answer. */
const WORDS_READ = 250;
const RUN_WORDS = 6;

/** The share of the evidence's six-word runs that stand in the text. */
export function coverage(evidence: string, text: string): number {
  const within = ` ${plainWords(text).slice(0, WORDS_READ).join(' ')} `;
  const words = plainWords(evidence);
  const runs: string[] = [];
  for (let i = 0; i + RUN_WORDS <= words.length; i += 2) runs.push(words.slice(i, i + RUN_WORDS).join(' '));
  if (runs.length === 0) runs.push(words.join(' '));
  return runs.filter((run) => within.includes(` ${run} `)).length / runs.length;
}

function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
