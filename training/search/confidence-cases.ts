// Questions that an archive answers or not, each asked of a large archive and of one episode alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { episodeIdOf } from '../../src/domain/episode.js';
import { readAsked } from '../written/asked.js';
import { HELD_OUT_SHOW, slugOf } from './archive.js';
import { readQuestions } from './labelled-questions.js';
import { readMeetings } from './meetings.js';

/**
 * `near`: about the archive's own subjects, answered nowhere. `foreign`: about episodes that are not in it. `elsewhere`:
 * about product and committee meetings, of which its shows say nothing. `general`: short ones about anything else.
 */
export type Group = 'answerable' | 'near' | 'foreign' | 'elsewhere' | 'general';

export interface AskedCase {
  readonly group: Group;
  /** Id of the only episode that is searched; `null`: all of them. */
  readonly within: string | null;
  readonly text: string;
  /** Of the episode that it was written about; empty for meetings. */
  readonly file: string;
  /** What answers it; empty but for answerable ones. */
  readonly evidence: readonly string[];
  /** By episode, or by question where there is none: what a fold is measured on shares no subject with the others. */
  readonly fold: number;
}

export const FOLDS = 5;
/** Of the questions about other episodes, every so many. */
const FOREIGN_STEP = 4;
const ASKING = /\?|^(?:how|what|why|when|who|which|is|are|do|does|can|should|where)\b/i;

const GENERAL = join(import.meta.dirname, '../written/general.txt');

type Written = Pick<AskedCase, 'group' | 'text' | 'file' | 'evidence'>;

/** `root`: the folder of the training text. Throws when it lacks a file. */
export function readConfidenceCases(root: string): AskedCase[] {
  const asked = askedOfEpisodes(root);
  const meetings = readMeetings(join(root, 'meetings/val')).questions.map(
    ({ text }): Written => ({ group: 'elsewhere', text, file: '', evidence: [] }),
  );
  const general = readFileSync(GENERAL, 'utf8')
    .trim()
    .split('\n')
    .map((text): Written => ({ group: 'general', text, file: '', evidence: [] }));
  const large = [...asked, ...otherQuestions(root), ...meetings, ...general].map((each) => ({ ...each, within: null }));
  const files = [...new Set(asked.map(({ file }) => file))];
  const small = [
    ...asked.map((each) => ({ ...each, within: idOf(each.file) })),
    ...asked
      .filter(({ group }) => group === 'answerable')
      .filter((_, i) => i % 2 === 0)
      .map((each): Written & { within: string } => ({
        ...{ ...each, group: 'foreign', evidence: [] },
        within: idOf(another(files, each)),
      })),
    ...[...meetings, ...general].map((each) => ({ ...each, within: idOf(another(files, each)) })),
  ];
  return [...large, ...small].map((each) => ({ ...each, fold: numberOf(each.file || each.text) % FOLDS }));
}

function askedOfEpisodes(root: string): Written[] {
  return readAsked(root).flatMap(({ file, questions, unanswerable }): Written[] => [
    ...questions.map(({ text, evidence }) => ({ group: 'answerable' as const, text, file, evidence })),
    ...unanswerable.map((text) => ({ group: 'near' as const, text, file, evidence: [] })),
  ]);
}

function otherQuestions(root: string): Written[] {
  const { answerable, foreign } = readQuestions(root);
  const isAsking = ({ text }: { readonly text: string }) => ASKING.test(text);
  return [
    ...answerable
      .filter(isAsking)
      .map(({ text, file, evidence }) => ({ group: 'answerable' as const, text, file, evidence })),
    ...foreign
      .filter(isAsking)
      .filter((_, i) => i % FOREIGN_STEP === 0)
      .map(({ text, file }) => ({ group: 'foreign' as const, text, file, evidence: [] })),
  ];
}

function idOf(file: string): string {
  return episodeIdOf(HELD_OUT_SHOW, slugOf(file));
}

/** Always the same one for a question, and never its own. */
function another(files: readonly string[], { text, file }: Written): string {
  const others = files.filter((each) => each !== file);
  return others[numberOf(text) % others.length]!;
}

function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
