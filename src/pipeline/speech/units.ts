// What is the smallest piece of speech that is looked at? A sentence, with its words and what opens with it.
import type { Turn } from '../../domain/transcript.js';
import type { TranscriptSentence } from '../sentences.js';
import { spokenWords } from './words.js';

export interface Unit extends TranscriptSentence {
  readonly words: readonly string[];
  /** Stands at its turn's beginning. */
  readonly opensTurn: boolean;
  readonly opensParagraph: boolean;
  /** Cut out of a longer sentence (`cutLongSentence`), so it may begin or end in the middle of a thought. */
  readonly isPiece: boolean;
}

/** Segmenting and extracting read the same sentences. */
const ofSentences = new WeakMap<readonly TranscriptSentence[], readonly Unit[]>();

/** Sentences in spoken order -> units in spoken order that hold the same words. Made once for a list of sentences. */
export function cutUnits(turns: readonly Turn[], sentences: readonly TranscriptSentence[]): readonly Unit[] {
  const known = ofSentences.get(sentences);
  if (known) return known;
  const units = makeUnits(turns, sentences);
  ofSentences.set(sentences, units);
  return units;
}

function makeUnits(turns: readonly Turn[], sentences: readonly TranscriptSentence[]): Unit[] {
  const gaps = sentences.map((sentence, i) => gapBefore(turns, sentences[i - 1], sentence));
  return sentences.map((sentence, i) => ({
    ...sentence,
    words: spokenWords(sentence.text),
    opensTurn: gaps[i] === 'turn',
    opensParagraph: gaps[i] !== 'none',
    isPiece: isOpenEnded(sentences[i - 1], gaps[i]) || isOpenEnded(sentence, gaps[i + 1]),
  }));
}

/** Words spoken before each unit; one entry more than units, the last is the total. */
export function countWordsBefore(units: readonly Unit[]): number[] {
  const before = [0];
  for (const { words } of units) before.push(before.at(-1)! + words.length);
  return before;
}

type Gap = 'turn' | 'paragraph' | 'none';

function gapBefore(
  turns: readonly Turn[],
  previous: TranscriptSentence | undefined,
  sentence: TranscriptSentence,
): Gap {
  if (previous?.turn !== sentence.turn) return 'turn';
  return turns[sentence.turn]!.text.slice(previous.end, sentence.start).includes('\n') ? 'paragraph' : 'none';
}

/** Nothing ended the sentence, yet another follows in its paragraph: it is the first part of one that was cut. */
function isOpenEnded(sentence: TranscriptSentence | undefined, gapAfter: Gap | undefined): boolean {
  return gapAfter === 'none' && !/[.?!…。？！]["'”’)\]]*$/u.test(sentence!.text);
}
