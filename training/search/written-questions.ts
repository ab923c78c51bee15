// The questions of training/written about held-out episodes, with the words that answer them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface WrittenQuestion {
  readonly file: string;
  /** Turn and word of the first and of the last word of what answers. */
  readonly evidence: readonly [number, number, number, number];
  readonly worded: string;
  readonly paraphrased: string;
}

export interface LocatedQuestion {
  readonly file: string;
  readonly worded: string;
  readonly paraphrased: string;
  readonly evidence: string;
}

const PATH = join(import.meta.dirname, '../written/questions.jsonl');

/** Reads the questions about the transcripts that pass. `root`: the folder of the training text. */
export function readWrittenQuestions(root: string, passes: (file: string) => boolean): LocatedQuestion[] {
  return readFileSync(PATH, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WrittenQuestion)
    .filter(({ file }) => passes(file))
    .map(({ file, worded, paraphrased, evidence }) => ({
      ...{ file, worded, paraphrased },
      evidence: wordsBetween(turnsOf(readFileSync(join(root, file), 'utf8')), evidence),
    }));
}

const LABEL = /^\*\*[^*\n]{1,60}?:\*\*\s*/gm;
const LINK = /\[([^\]\n]+)\]\([^)\n]+\)|<https?:\/\/[^>\s]+>|https?:\/\/\S+/g;
const STAMP_OR_SOUND = /\\?\[[^\]\n]{0,40}\]/g;

/** The turns' words, counted as training/embedding/corpus.py counts them. */
export function turnsOf(markdown: string): string[][] {
  return markdown
    .split(LABEL)
    .slice(1)
    .map((text) => text.replaceAll('*', ' ').replace(LINK, '$1').replace(STAMP_OR_SOUND, ' '))
    .map((text) => text.split(/\s+/).filter(Boolean));
}

function wordsBetween(turns: readonly string[][], [first, start, last, end]: WrittenQuestion['evidence']): string {
  const words = turns.slice(first, last + 1).map((turn, i) => {
    const to = first + i === last ? end + 1 : turn.length;
    return turn.slice(i === 0 ? start : 0, to);
  });
  return words.flat().join(' ');
}
