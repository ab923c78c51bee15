// Where is a sentence cut that is too long to be one? Captions without full stops are one sentence of an hour.
import type { Sentence } from '../../domain/sentence.js';

/** Words of a sentence beyond which it is cut; human transcripts rarely have longer ones. */
const MAX_WORDS = 70;
/** Words after which a piece ends at the next clause, and at the latest. */
const PIECE_WORDS = { soft: 18, hard: 40 };
const CLAUSE_START = new Set(['so', 'and', 'but', 'because', 'then', 'now', 'or', 'which']);

/** The sentence itself, or its pieces in order, which hold every word once. */
export function cutLongSentence(sentence: Sentence): Sentence[] {
  if ((sentence.text.match(/\S+/g)?.length ?? 0) <= MAX_WORDS) return [sentence];
  return pieces(sentence.text).map(([from, to]) => ({
    text: sentence.text.slice(from, to),
    start: sentence.start + from,
    end: sentence.start + to,
  }));
}

/** Offsets of the pieces: cut after punctuation or before a clause's first word. */
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
