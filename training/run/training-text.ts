// What a folder of training text holds: enough transcripts to learn from, and which of the labelled parts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heldOutFiles, isHeldOut } from '../search/labelled-questions.js';

export interface TrainingText {
  readonly root: string;
  /** Transcripts in podcasts/ that are learned from, and those that are kept out to measure on. */
  readonly transcripts: { readonly learned: number; readonly heldOut: number };
  /** Those of the labelled and further parts that are there. */
  readonly parts: ReadonlySet<Part>;
  /** Of the questions in training/written, how many there are and how many are about transcripts that are there. */
  readonly written: { readonly all: number; readonly present: number };
  /** Whether every transcript is there on which training/written asks and which is held out. */
  readonly heldOutIsWhole: boolean;
}

/** What may stand beside podcasts/, with the file or the kind of file that makes it count. */
const parts = {
  talks: '.md',
  'meetings/train': '.json',
  questions: 'questions.jsonl',
  lessons: '.json',
  concepts: 'concepts.jsonl',
} as const;
export type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

const WRITTEN = join(import.meta.dirname, '../written/questions.jsonl');

/** Looks, and reads no transcript. A folder that is not there is an empty one. */
export function surveyTrainingText(root: string): TrainingText {
  const all = filesBelow(join(root, 'podcasts'), '.md').length;
  const heldOut = all === 0 ? 0 : heldOutFiles(root).length;
  const asked = readFileSync(WRITTEN, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { file: string }).file);
  const present = new Set(asked.filter((file) => existsSync(join(root, file))));
  return {
    root,
    transcripts: { learned: all - heldOut, heldOut },
    parts: new Set(partNames.filter((part) => filesBelow(join(root, part), parts[part]).length > 0)),
    written: { all: asked.length, present: asked.filter((file) => present.has(file)).length },
    heldOutIsWhole: asked.every((file) => present.has(file) || !isHeldOut(file)),
  };
}

function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
}

/** What training goes without, a line each. */
export function describeGaps({ parts: there, written }: TrainingText): string[] {
  const gaps = partNames
    .filter((part) => !there.has(part))
    .map((part) => `${part}/ is not there: training goes without`);
  const left = written.all - written.present;
  if (left > 0) gaps.push(`${left} of the ${written.all} written questions are about transcripts that are not there`);
  return gaps;
}
