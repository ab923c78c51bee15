// How well does a place between two words part captions? Told from punctuation and from what the words after it would be
// taken for at the start of a line: SRT has no mark for a name, so "Reliability: that ..." reads as one.
import { type Sentence, splitSentences } from '../../domain/sentence.js';

/** A word and what a cut before it would cost. Offsets are in the text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** 0 between two sentences; see `COSTS`. */
  readonly cost: number;
  /** At the start of a caption these words read as a label, or as a caption that rolls up. */
  readonly isUnsafe: boolean;
}

/** In shares of an empty caption: a sentence in one piece is worth half a caption left free. */
const COSTS = { clause: 0.25, words: 0.5, afterShortWord: 0.15, newSpeaker: 1, unsafe: 4, uncommon: 3 } as const;

/** "Ada: ", and up to four words more: longer ones read as words. */
const LABEL_WORDS = 5;
const ENDS_LABEL = /[:：]$/u;
const CLAUSE_END = /[,;:，、；：–—]["'”’)\]]*$/u;
/** A word, or what stands up to a stop of the scripts that space no words. */
const PART = /[^\s。！？、，]+(?:[。！？、，]+[」』）”]*)?|\S+/gu;
/** "the", "of", "der", "la": short words belong to what follows them. */
const SHORT_WORD = /^[\p{L}'’]{1,3}$/u;
/** Names have a capital first, but for those of some. */
const SMALL = /^\p{Ll}/u;
/** Film subtitles put a dash before each of two who speak in one caption, live ones chevrons. */
const NEW_SPEAKER = /^(?:[-–—‐]|>>)/u;
const CHEVRONS = /^>>/u;

/** Words said twice in a row are looked for up to so many: a caption line has no more. */
const MOST_REPEATED = 12;

/** The words of a text in order; the first has no cost. Linear. */
export function placesOf(text: string): Place[] {
  const ends = new Set(spacedSentences(text).map(({ end }) => end));
  const words = Array.from(text.matchAll(PART), ({ 0: word, index }) => ({ word, index }));
  const said = words.map(({ word }) => word);
  return words.map(({ word, index }, i) => {
    const isUnsafe = readsAsLabel(said, i) || repeats(said, i);
    const before = words[i - 1];
    const parts = before ? partingCost(before.word, ends.has(before.index + before.word.length)) : 0;
    const misread = isUnsafe ? (SMALL.test(word) ? COSTS.uncommon : COSTS.unsafe) : 0;
    const cost = before ? parts + misread + (NEW_SPEAKER.test(word) ? COSTS.newSpeaker : 0) : 0;
    return { start: index, end: index + word.length, cost, isUnsafe };
  });
}

/** Sentences, but that "https://example.org/?q=1" is one word; scripts that space no words end sentences all the same. */
export function spacedSentences(text: string): Pick<Sentence, 'start' | 'end'>[] {
  const sentences: { start: number; end: number }[] = [];
  for (const { start, end } of splitSentences(text)) {
    const last = sentences.at(-1);
    if (last?.end === start && /[\u0021-\u007e]/u.test(text[start - 1]!)) last.end = end;
    else sentences.push({ start, end });
  }
  return sentences;
}

function partingCost(before: string, endsSentence: boolean): number {
  if (endsSentence) return 0;
  if (CLAUSE_END.test(before)) return COSTS.clause;
  return COSTS.words + (SHORT_WORD.test(before) ? COSTS.afterShortWord : 0);
}

function readsAsLabel(words: readonly string[], at: number): boolean {
  return CHEVRONS.test(words[at]!) || words.slice(at, at + LABEL_WORDS).some((word) => ENDS_LABEL.test(word));
}

/** Whether the words here only say once more what was just said, as a refrain does. */
function repeats(words: readonly string[], at: number): boolean {
  for (let count = 2; count <= Math.min(at, words.length - at, MOST_REPEATED); count++) {
    if (words[at - count] !== words[at]) continue;
    let same = 1;
    while (same < count && words[at - count + same] === words[at + same]) same++;
    if (same === count) return true;
  }
  return false;
}
