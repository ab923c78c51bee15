// How does a quote read as a statement? The sentence or the clauses that carry its point, cleaned; no other words.
import { cleanSpeech } from './clean-speech.js';

/** A sentence of a quote, and the log-odds that it is a lesson. */
export interface QuotedSentence {
  readonly text: string;
  readonly logit: number;
}

/** Words of a statement; a longer one is not read, a shorter one says nothing. */
const WORDS = { min: 5, max: 35 };
/** What a flaw costs, in log-odds. */
const COST = {
  pointsBack: 1.5,
  fragment: 2,
  question: 1.5,
  short: 1.5,
  long: 1,
  broken: 1,
  joined: 0.4,
  cut: 0.4,
  own: 0.3,
  /** "🕺": more than any sentence is likelier than another. */
  wordless: 100,
};

const POINTS_BACK =
  /^(?:that|this|it|they|he|she|those|these|them|there)(?:'\p{L}+)?\b(?! (?:who|takes|turns out|depends)\b)/iu;
/** "It's important to ...": stands for nothing that was said before. */
const EXPLETIVE =
  /^it(?:'s| is| was|'ll be| can be| would be| has to be)? (?:\w+ly |very |so |really |just |always |often |not )*\w+ (?:to|that|when|if|how|for)\b/iu;
const FRAGMENT = /^(?:which|who|where|whose|to|of|or|nor|like|except|including|especially|than|as well)\b/i;
const OPEN_END =
  /\b(?:the|a|an|to|of|and|or|but|is|are|was|that|which|with|for|in|on|at|by|because|so|if|when|my|your|our|their|i|we)[.?!]*$/i;
const BROKEN = /\.\.\.|…| – .* – /;
const CUES =
  /\b(?:should|must|need|have to|can't|never|always|better|best|rather|instead|important|key|matters?|easier|harder|if you|when you|the more|don't|only|not)\b/gi;

interface Reading {
  readonly text: string;
  readonly score: number;
}

/** One sentence for a quote. Words and their order are the quote's; only letters' case and punctuation change. */
export function stateLesson(sentences: readonly QuotedSentence[]): string {
  const readings = sentences.flatMap((sentence, i) => readingsOf(sentence, sentences[i - 1]));
  return readings.reduce((best, reading) => (reading.score > best.score ? reading : best)).text;
}

/** The sentence whole, its clauses where it is too long, and joined to the one before where it points back to that. */
function readingsOf(sentence: QuotedSentence, before: QuotedSentence | undefined): Reading[] {
  const text = cleanSpeech(sentence.text);
  const whole = { text, score: sentence.logit - flawsOf(text) };
  if (before && isPointingBack(text) && !/\?["'”’)]*$/.test(before.text)) {
    const joined = joinSentences(cleanSpeech(before.text), text);
    const score = Math.max(sentence.logit, before.logit) - flawsOf(joined) - COST.joined;
    return [whole, ...(wordsIn(joined) <= WORDS.max ? [{ text: joined, score }] : [])];
  }
  if (wordsIn(text) <= WORDS.max) return [whole];
  return [whole, ...clausesOf(text).map((clause) => ({ text: clause, score: scoreClause(sentence, clause) }))];
}

function scoreClause({ logit }: QuotedSentence, clause: string): number {
  const cues = clause.match(CUES)?.length ?? 0;
  return logit - COST.cut - flawsOf(clause) + Math.min(3, cues) * 0.15 + wordsIn(clause) * 0.005;
}

function flawsOf(text: string): number {
  const words = wordsIn(text);
  return (
    (isPointingBack(text) ? COST.pointsBack : 0) +
    (FRAGMENT.test(text) || OPEN_END.test(text) ? COST.fragment : 0) +
    (/\?["'”’)]*$/.test(text) ? COST.question : 0) +
    (words === 0 ? COST.wordless : 0) +
    (words < WORDS.min ? COST.short : 0) +
    (words > WORDS.max ? COST.long : 0) +
    (BROKEN.test(text) ? COST.broken : 0) +
    (/^I\b/.test(text) ? COST.own : 0)
  );
}

function isPointingBack(text: string): boolean {
  return POINTS_BACK.test(text) && !EXPLETIVE.test(text);
}

/** "Backups are worthless. It's the restore that counts." -> "Backups are worthless; it's the restore that counts." */
function joinSentences(before: string, text: string): string {
  const first = /^(?:I\b|I'|\p{Lu}\p{Lu})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
  return `${before.replace(/[.!]["'”’)]*$/, '')}; ${first}`;
}

/** A clause that could be a sentence begins here: a conjunction and a subject, or after a dash or a semicolon. */
const CLAUSE_START =
  /(?:,|;| –|\.\.\.|:) (?=(?:(?:and|but|so|because|or|then) )?(?:you|we|they|it|i|the|a|an|your|our|there|people|if|when|once|everyone|nobody|most|don't|never)(?:'\p{L}+)?\b)/giu;

/** Runs of neighbouring clauses of a sentence that fit, cleaned. */
function clausesOf(text: string): string[] {
  const starts = [0, ...Array.from(text.matchAll(CLAUSE_START), ({ 0: gap, index }) => index + gap.length)];
  const ends = [...starts.slice(1), text.length];
  return starts.flatMap((start, i) =>
    ends
      .slice(i)
      .map((end) => text.slice(start, end))
      .filter((clause) => (clause.match(/["“”]/g)?.length ?? 0) % 2 === 0)
      .map(cleanSpeech)
      .filter((clause) => wordsIn(clause) >= WORDS.min + 2 && wordsIn(clause) <= WORDS.max),
  );
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
