// What speaks for a stretch of speech as its chapter's title? The features that training and serving share.
import type { Emit } from '../speech/linear-model.js';
import { isQuestion } from '../speech/speakers.js';
import type { TitleCandidate } from './title-candidates.js';
import { letterOf, type TitleText } from './title-text.js';
import { reliefOf } from './vector-relief.js';

/** Words of a chapter's beginning that tell what is to come. */
const OPENING_WORDS = 80;
/** Sentences in which an answer says what it is about. */
const ANSWER_UNITS = 3;
/** Parts of a chapter over which a subject is spread. */
const PARTS = 6;

/** A chapter as its title's candidates see it. */
export interface ChapterView {
  readonly text: TitleText;
  readonly first: number;
  readonly end: number;
  /** How often each stem is said in the chapter. */
  readonly counts: ReadonlyMap<string, number>;
  /** How much each stem is the chapter's own: said often here, rarely in talk at large and in the episode's rest. */
  readonly keys: ReadonlyMap<string, number>;
  /** The highest of them, and the sum of the highest. */
  readonly topKey: number;
  readonly keyMass: number;
  /** By unit of the chapter: how near it is to what sets the chapter's meaning apart from the episode's. */
  readonly relief: Float32Array;
  /** Stems of the questions that open it, of its first words, and of the first sentences of the answer. */
  readonly asked: ReadonlySet<string>;
  readonly opening: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
}

/** Looks at the units `first` to `end` (exclusive). */
export function viewChapter(text: TitleText, first: number, end: number): ChapterView {
  const counts = new Map<string, number>();
  for (let unit = first; unit < end; unit++) {
    for (const { stem } of text.tokens[unit]!) if (stem) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const keys = new Map(
    [...counts].map(([stem, count]) => {
      const own = count / Math.max(count, text.counts.get(stem)!);
      return [stem, Math.log2(1 + count) * text.rarityOf(stem) * own ** 0.3];
    }),
  );
  const highest = [...keys.values()].sort((a, b) => b - a).slice(0, 5);
  return {
    text,
    first,
    end,
    counts,
    keys,
    topKey: highest[0] ?? 1,
    keyMass: highest.reduce((sum, key) => sum + key, 0) || 1,
    relief: reliefOf(text.units, { first, end }, text.centre),
    ...readOpening(text, first, end),
  };
}

function readOpening(text: TitleText, first: number, end: number): Pick<ChapterView, 'asked' | 'opening' | 'answer'> {
  const asked = new Set<string>();
  const opening = new Set<string>();
  const answer = new Set<string>();
  const { units, tokens } = text;
  const add = (set: Set<string>, unit: number) => {
    for (const { stem } of tokens[unit]!) if (stem) set.add(stem);
  };
  let words = 0;
  let answering = -1;
  for (let unit = first; unit < end && (words < OPENING_WORDS * 3 || answer.size === 0); unit++) {
    const isAsking = isQuestion(units[unit]!);
    if (words < OPENING_WORDS) add(opening, unit);
    if (words < OPENING_WORDS * 2 && isAsking) add(asked, unit);
    if (answering < 0 && unit > first && units[unit]!.opensTurn && !isAsking) answering = unit;
    if (answering >= 0 && unit < answering + ANSWER_UNITS) add(answer, unit);
    words += units[unit]!.words.length;
  }
  return { asked, opening, answer };
}

/** Emits a candidate's features. */
export function emitTitleFeatures(view: ChapterView, candidate: TitleCandidate, emit: Emit): void {
  const { stems, tokens, form, words, units } = candidate;
  emit(`form:${form}`, 1);
  emit(`stems:${Math.min(5, stems.length)}`, 1);
  emit(`form:${form}:words`, words / 8);
  emit('words', words / 8);
  emitKeys(view, stems, emit);
  emitPlaces(view, candidate, emit);
  emit('said', Math.log2(1 + units.length));
  emit('relief', mean(units.map((unit) => view.relief[unit - view.first]!)));
  emit('relief:best', Math.max(...units.map((unit) => view.relief[unit - view.first]!)));
  const letters = tokens.map(letterOf);
  if (letters.includes('P')) emit('name', 1);
  const speaking = mean(stems.map((stem) => Number(view.text.speakers.has(stem))));
  emit('speaker', speaking);
  if (view.first === 0) emit('speaker:first', speaking);
  if (letters[0] === 'A') emit('opens:adjective', 1);
  if (tokens.some(({ text }) => /\p{N}/u.test(text))) emit('number', 1);
  emit('nouns', mean(tokens.filter(({ stem }) => stem).map(({ word }) => view.text.tagger.nounShareOf(word))));
  emit('head', view.text.tagger.nounShareOf(tokens.at(-1)!.word));
  if (candidate.parts) emitPair(view, candidate.parts, emit);
  for (const stem of stems) emit(`stem:${stem}`, 1);
  emit(`last:${tokens.at(-1)!.stem}`, 1);
  emit(`first:${tokens[0]!.word}`, 1);
}

function emitKeys({ keys, counts, text, topKey, keyMass }: ChapterView, stems: readonly string[], emit: Emit): void {
  if (stems.length === 0) return;
  const own = stems.map((stem) => keys.get(stem) ?? 0);
  const sum = own.reduce((total, key) => total + key, 0);
  emit('key:sum', sum / topKey);
  emit('key:mass', sum / keyMass);
  emit('key:mean', sum / own.length / topKey);
  emit('key:best', Math.max(...own) / topKey);
  emit('key:least', Math.min(...own) / topKey);
  emit('count', mean(stems.map((stem) => Math.log2(1 + (counts.get(stem) ?? 0)))) / 3);
  emit('rarity', mean(stems.map((stem) => text.rarityOf(stem))) / 4);
  emit('rarity:least', Math.min(...stems.map((stem) => text.rarityOf(stem))) / 4);
  emit('own', mean(stems.map((stem) => (counts.get(stem) ?? 0) / Math.max(1, text.counts.get(stem) ?? 1))));
}

function emitPlaces(view: ChapterView, { stems, units }: TitleCandidate, emit: Emit): void {
  const { first, end, asked, opening, answer } = view;
  const length = Math.max(1, end - first);
  const share = (set: ReadonlySet<string>) => mean(stems.map((stem) => Number(set.has(stem))));
  emit('asked', share(asked));
  emit('asked:keys', keysIn(view, stems, asked));
  emit('opening:keys', keysIn(view, stems, opening));
  emit('opening', share(opening));
  emit('answer', share(answer));
  emit('begins', (units[0]! - first) / length);
  if (units[0]! < first + 4) emit('begins:soon', 1);
  const parts = new Set(units.map((unit) => Math.floor(((unit - first) / length) * PARTS)));
  emit('parts', parts.size / PARTS);
}

function emitPair(view: ChapterView, parts: readonly TitleCandidate[], emit: Emit): void {
  const keys = parts.map(({ stems }) => mean(stems.map((stem) => view.keys.get(stem) ?? 0)));
  emit('pair:weaker', Math.min(...keys) / view.topKey);
  emit('pair:said', Math.log2(1 + Math.min(...parts.map(({ units }) => units.length))));
  const [one, other] = parts.map(({ units }) => new Set(units));
  const shared = [...one!].filter((unit) => other!.has(unit)).length;
  emit('pair:together', shared / Math.min(one!.size, other!.size));
  emit('pair:bare', parts.filter(({ words }) => words === 1).length);
}

function keysIn({ keys, topKey }: ChapterView, stems: readonly string[], set: ReadonlySet<string>): number {
  return stems.reduce((sum, stem) => sum + (set.has(stem) ? (keys.get(stem) ?? 0) : 0), 0) / topKey;
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
