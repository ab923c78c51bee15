// How does a quote read as a statement? The sentence or the clauses that carry its point, cleaned; no other words.
import { clauseRuns, deniesBefore } from './clauses.js';
import { cleanSpeech, endsAsSpoken } from './clean-speech.js';
import { endsOpenly, withoutOpenEnd } from './open-end.js';
import {
  countWords,
  emptinessOf,
  flawsOf,
  isFragment,
  isPointingBack,
  isQuestion,
  isWhole,
  type TextEnd,
  WORDS,
} from './statement-flaws.js';

/** A sentence of a quote, and the log-odds that it is a lesson. */
export interface QuotedSentence {
  readonly text: string;
  readonly logit: number;
}

/** What a reading other than a whole sentence costs, in log-odds. */
const COST = { joined: 0.4, cut: 0.9, denied: 2, brokenOff: 2 };
const CUES =
  /\b(?:should|must|need|have to|can't|never|always|better|best|rather|instead|important|key|matters?|easier|harder|if you|when you|the more|don't|only|not)\b/gi;

interface Reading {
  readonly text: string;
  readonly score: number;
  readonly end: TextEnd;
}

/**
 * One sentence for a quote; `null` where none of its sentences can be said alone. Words and their order are the quote's;
 * only letters' case and punctuation change.
 */
export function stateLesson(sentences: readonly QuotedSentence[]): string | null {
  const readings = sentences.flatMap((_, i) => readingsOf(sentences, i));
  const sound = readings.filter(({ text, end }) => isWhole(text, end));
  return sound.sort((a, b) => b.score - a.score)[0]?.text ?? null;
}

/** The sentence whole, clauses of it where it is too long, and joined to the one before where it points back to that. */
function readingsOf(sentences: readonly QuotedSentence[], i: number): Reading[] {
  const sentence = sentences[i]!;
  const [before, after] = [sentences[i - 1], sentences[i + 1]];
  const { text, end, brokenOff } = wholeOf(sentence, { isLast: !after });
  const closed = end === 'stop';
  const taken = after && deniesBefore(after.text.split(/[,.;]/)[0]!) ? COST.denied : 0;
  const cost = taken + emptinessOf(text) + (brokenOff ? COST.brokenOff : 0);
  const whole = { text, end, score: sentence.logit - cost - flawsOf(text, closed) };
  if (before && isPointingBack(text) && !isQuestion(before.text)) {
    const joined = joinSentences(wholeOf(before, { isLast: false }).text, text);
    const logit = Math.max(sentence.logit, before.logit) - taken - emptinessOf(joined);
    const score = logit - flawsOf(joined, closed) - COST.joined;
    return [whole, ...(countWords(joined) <= WORDS.max ? [{ text: joined, end, score }] : [])];
  }
  if (countWords(text) <= WORDS.max && !brokenOff) return [whole];
  return [whole, ...cutsOf({ text, logit: sentence.logit - taken - emptinessOf(text) }, closed)];
}

/** The cleaned sentence; `brokenOff` where it lost words at its end that asked for others. */
function wholeOf({ text: spoken }: QuotedSentence, { isLast }: { readonly isLast: boolean }) {
  const cleaned = cleanSpeech(spoken);
  const entire = endsAsSpoken(spoken, cleaned);
  const closed = entire && isClosed(spoken);
  const brokenOff = endsOpenly(cleaned, closed);
  const end: TextEnd = !entire || brokenOff ? 'cut' : closed ? 'stop' : isLast ? 'quote' : 'cut';
  return { text: withoutOpenEnd(cleaned, closed), end, brokenOff };
}

/** Whether the speaker's sentence ends there: captions have no full stops, and some thoughts were broken off. */
function isClosed(text: string): boolean {
  return /[.?!。？！]["'”’)\]]*$/u.test(text) && !/\.\.\.["'”’)\]]*$/.test(text);
}

function cutsOf({ text: whole, logit }: QuotedSentence, closed: boolean): Reading[] {
  const bare = !/[,;–.?!] /.test(whole);
  return clauseRuns(whole, bare)
    .map(cleanSpeech)
    .filter((text) => countWords(text) >= WORDS.min + 2 && countWords(text) <= WORDS.max && emptinessOf(text) <= 1)
    .filter((text) => !isFragment(text, closed && whole.endsWith(text.slice(1))))
    .filter((text) => !isPointingBack(text) && !isQuestion(text) && !/ – |…|\.\.\./.test(text))
    .map((text) => {
      const cues = text.match(CUES)?.length ?? 0;
      const worth = Math.min(3, cues) * 0.15 + countWords(text) * 0.005;
      return { text, end: 'cut', score: logit - COST.cut - flawsOf(text, true) + worth };
    });
}

/** "Backups are worthless. It's the restore that counts." -> "Backups are worthless; it's the restore that counts." */
function joinSentences(before: string, text: string): string {
  const first = /^(?:I\b|I'|\p{Lu}\p{Lu})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
  return `${before.replace(/[.!]["'”’)]*$/, '')}; ${first}`;
}
