// What is a chapter called, and which of its sentences sum it up? Both come from its own words alone.
import { isQuestion } from '../speech/speakers.js';
import type { Terms } from '../speech/terms.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';
import { type Phrase, rankPhrases, type Vocabulary } from './phrases.js';

const TITLE_WORDS = { min: 2, max: 8 };
/** A summary's sentence is long enough to say something and short enough to read. */
const SUMMARY_WORDS = { min: 8, max: 45 };
/** Chapters of fewer words are summed up by one sentence. */
const TWO_SENTENCES_FROM = 250;

export interface TitleContext {
  /** For a chapter that names nothing. */
  readonly fallback: string;
  /** Titles of the chapters before: two of one name help nobody. */
  readonly taken: ReadonlySet<string>;
}

/** A title of 2 to 8 words: the phrases that stand out, or a short question that asks for them. */
export function titleChapter(
  units: readonly Unit[],
  vocabulary: Vocabulary,
  { fallback, taken }: TitleContext,
): string {
  const phrases = rankPhrases(units, vocabulary, closenessToCentre(units)).slice(0, CONSIDERED);
  const leading = new Set(phrases.slice(0, 6).flatMap((phrase) => phrase.terms));
  const question = openingQuestion(units, vocabulary.terms, leading);
  if (question && !taken.has(question)) return question;
  const names = tellingFirst(phrases.filter(isName).map((phrase) => wholeName(phrase, phrases)));
  const others = [...phrases].sort((a, b) => Number(b.words > 1) - Number(a.words > 1));
  for (const candidates of [names, names.slice(1), names.slice(2), others]) {
    const title = joinPhrases(candidates);
    if (title && !taken.has(title)) return title;
  }
  return fallback;
}

/** A phrase of several words alone; one word together with the next that adds something and weighs enough. */
function joinPhrases([first, ...rest]: readonly Phrase[]): string | undefined {
  if (!first) return undefined;
  if (first.words >= TITLE_WORDS.min) return capitalise(first.text);
  const second = rest.find(
    (phrase) =>
      !phrase.terms.some((term) => first.terms.includes(term)) &&
      first.words + phrase.words + 1 <= TITLE_WORDS.max &&
      phrase.score > first.score * SECOND_SHARE,
  );
  return second ? capitalise(`${first.text} and ${second.text}`) : `About ${first.text}`;
}

/** A phrase of several words says more than the noun that stands out most; it leads where it weighs nearly as much. */
function tellingFirst(names: readonly Phrase[]): Phrase[] {
  const floor = (names[0]?.score ?? 0) * SECOND_SHARE;
  const telling = names.filter(({ words, score }) => words >= TITLE_WORDS.min && score >= floor);
  return [...telling, ...names.filter((name) => !telling.includes(name))];
}

/** Phrases that are looked at; the rest stand out too little to name anything. */
const CONSIDERED = 40;

/** A second phrase joins the title when it weighs at least this share of the first. */
const SECOND_SHARE = 0.4;

/** "Google Summer of Code" where "Google Summer" is hardly ever said without the rest. */
function wholeName(phrase: Phrase, phrases: readonly Phrase[]): Phrase {
  const holders = phrases.filter(
    ({ text, count }) => text.length > phrase.text.length && text.includes(phrase.text) && count >= phrase.count * 0.7,
  );
  return holders.reduce((longest, holder) => (holder.text.length > longest.text.length ? holder : longest), phrase);
}

/** A word has to come back to name a subject; a longer phrase or a proper name need not so often. */
function isName({ text, words, count }: Phrase): boolean {
  const isProper = /^\p{Lu}/u.test(text);
  return count >= (words === 1 && !isProper ? 3 : 2);
}

function openingQuestion(units: readonly Unit[], terms: Terms, leading: ReadonlySet<number>): string | undefined {
  for (const unit of units.slice(0, 6)) {
    const text = unit.text.replace(/^(?:(?:so|and|but|well|okay|ok|yeah|now|right|alright|cool|then),?\s+)+/i, '');
    const count = text.split(/\s+/).length;
    if (!isQuestion(unit) || unit.isPiece || count > TITLE_WORDS.max || count < 4 || /[.…"“]/.test(text)) continue;
    if (!/^(?:what|how|why|when|where|who|which|is|are|do|does|can|should)\b/i.test(text)) continue;
    const asked = unit.words.filter((word) => !isSmallTalk(word)).map((word) => terms.idOf(word));
    if (asked.filter((term) => term !== undefined && leading.has(term)).length > 0) return capitalise(text);
  }
  return undefined;
}

/** One or two sentences nearest to the chapter's meaning, as they were said and in their order. */
export function summariseChapter(units: readonly Unit[]): string {
  const closeness = closenessToCentre(units);
  const rank = (unit: Unit, i: number) =>
    closeness[i]! -
    (isQuestion(unit) ? 0.25 : 0) -
    (unit.words.length < SUMMARY_WORDS.min ? 0.5 : 0) -
    (unit.words.length > SUMMARY_WORDS.max ? 0.3 : 0) +
    (unit.words.filter((word) => !isSmallTalk(word)).length / (unit.words.length + 4)) * 0.3;
  const order = units
    .map((unit, i) => ({ i, unit, score: rank(unit, i) }))
    .sort((a, b) => b.score - a.score || a.i - b.i);
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  const fits = order.filter(({ unit }) => unit.words.length >= SUMMARY_WORDS.min);
  const chosen = (fits.length ? fits : order).slice(0, words < TWO_SENTENCES_FROM ? 1 : 2);
  return chosen
    .sort((a, b) => a.i - b.i)
    .map(({ unit }) => unit.text)
    .join(' ');
}

/** Cosine of each unit with the sum of all, not below 0. */
function closenessToCentre(units: readonly Unit[]): number[] {
  const dimension = units[0]?.vector.length ?? 0;
  const centre = new Float64Array(dimension);
  for (const { vector, words } of units) {
    const weight = Math.sqrt(words.length);
    for (let d = 0; d < dimension; d++) centre[d]! += weight * vector[d]!;
  }
  const length = Math.hypot(...centre) || 1;
  return units.map(({ vector }) => {
    let product = 0;
    for (let d = 0; d < dimension; d++) product += centre[d]! * vector[d]!;
    return Math.max(0, product / length);
  });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
