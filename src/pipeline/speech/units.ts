// What is the smallest piece of speech that is looked at? A sentence; where the source has no punctuation, a piece of
// one, so that an unpunctuated hour is not a single unit.
import type { Turn } from '../../domain/transcript.js';
import type { TranscriptSentence } from '../sentences.js';
import { spokenWords } from './words.js';

export interface Unit extends TranscriptSentence {
  readonly words: readonly string[];
  /** Stands at its turn's beginning. */
  readonly opensTurn: boolean;
  readonly opensParagraph: boolean;
  /** Cut out of a longer sentence, so it may begin or end in the middle of a thought. */
  readonly isPiece: boolean;
}

/** Words of a sentence beyond which it is cut; human transcripts rarely have longer ones. */
const MAX_WORDS = 70;
/** Words after which a piece ends at the next clause, and at the latest. */
const PIECE_WORDS = { soft: 18, hard: 40 };
const CLAUSE_START = new Set(['so', 'and', 'but', 'because', 'then', 'now', 'or', 'which']);

/** Sentences in spoken order -> units in spoken order that hold the same words. */
export function cutUnits(turns: readonly Turn[], sentences: readonly TranscriptSentence[]): Unit[] {
  const units: Unit[] = [];
  for (const sentence of sentences) {
    const previous = units.at(-1);
    const opensTurn = previous?.turn !== sentence.turn;
    const gap = opensTurn ? '\n' : turns[sentence.turn]!.text.slice(previous.end, sentence.start);
    const opensParagraph = gap.includes('\n');
    const words = spokenWords(sentence.text);
    if (words.length <= MAX_WORDS) units.push({ ...sentence, words, opensTurn, opensParagraph, isPiece: false });
    else units.push(...cutSentence(sentence, { opensTurn, opensParagraph }));
  }
  return units;
}

function cutSentence(sentence: TranscriptSentence, opens: Pick<Unit, 'opensTurn' | 'opensParagraph'>): Unit[] {
  return pieces(sentence.text).map(([from, to], i) => ({
    ...sentence,
    start: sentence.start + from,
    end: sentence.start + to,
    text: sentence.text.slice(from, to),
    words: spokenWords(sentence.text.slice(from, to)),
    opensTurn: opens.opensTurn && i === 0,
    opensParagraph: opens.opensParagraph && i === 0,
    isPiece: true,
  }));
}

/** Offsets of the pieces of an overlong sentence: cut after punctuation or before a clause's first word. */
function pieces(text: string): [number, number][] {
  const cut: [number, number][] = [];
  let from = 0;
  let end = 0;
  let count = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const clauseEnded = /[,;:.!?…–—-]["'”)]?$/.test(text.slice(from, end)) || CLAUSE_START.has(match[0].toLowerCase());
    if (count >= PIECE_WORDS.hard || (count >= PIECE_WORDS.soft && clauseEnded)) {
      cut.push([from, end]);
      from = match.index;
      count = 0;
    }
    end = match.index + match[0].length;
    count++;
  }
  cut.push([from, end]);
  return cut;
}
