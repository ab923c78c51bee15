// What is an episode about, and which stretches of it are only its frame: adverts, welcomes, farewells?
import type { Chapter } from '../../domain/chapter.js';
import { tellingWords } from '../../domain/leaning-question.js';
import type { Lesson } from '../../domain/lesson.js';
import { isPromotional } from '../../domain/promotion.js';
import type { Turn } from '../../domain/transcript.js';
import { isStopWord, stemOf, wordsOf } from '../../domain/words.js';

export interface Substance {
  /** False in an advert, a welcome, a farewell, and next to words that sell or sign off. */
  isOfSubstance(turn: number, offset: number): boolean;
  /** About 0 to 0.9: how much of a question is about what the episode keeps coming back to, and how specific it is. */
  weightOf(question: string): number;
  /** How rare the telling words of a question are together: see `Tagger.rarityOf`. */
  rarityOf(question: string): number;
}

export interface Outline {
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
}

/** Titles that chapters get which are no subject. */
const FRAME = /^(?:Sponsor break|Thanks and goodbye|Welcome\b.*|Intro|Introduction|Outro)$/u;
/** Characters around a place that are looked at for words that sell. */
const AROUND = 250;
const AROUND_SPONSOR = 900;
const SPONSOR =
  /\bsponsored (?:news|by)\b|\bfor sponsoring\b|\bour sponsors?\b|\bour friends (?:at|over)\b|\bsponsor (?:break|message)\b/iu;
const GREETS =
  /\b(?:welcome (?:back |everyone |everybody )?to|i['’]m your host|joined (?:today |again )?by|our guests?\b|thanks? for (?:joining|listening|having)|my co-?host|this week['’]s episode|on (?:today['’]s|this|the) (?:show|episode|podcast))\b/iu;
/** Said so often, a word is what the episode is about. */
const OFTEN = 12;
const WEIGHT = { frequent: 0.3, topics: 0.2, rare: 0.4 };
/** The rarity of all its telling words together: below the one a question is vague, beyond the other it is specific. */
const RARITY = { vague: 6, specific: 18 };

/** `rarityOf`: see `Tagger`. */
export function readSubstance({ turns, chapters, lessons }: Outline, rarityOf: (word: string) => number): Substance {
  const counts = countStems(turns);
  const named = new Set(
    [...lessons, ...chapters].flatMap(({ topics }) => topics.flatMap(({ label }) => tellingWords(label).map(stemOf))),
  );
  const frames = chapters.filter(({ title }) => FRAME.test(title));
  const framed = new Map<number, boolean>();
  /** Nearly all turns are not, and need no look at each place. */
  const isFramedSomewhere = (turn: number): boolean => {
    const known = framed.get(turn);
    if (known !== undefined) return known;
    const { text } = turns[turn]!;
    const found = isPromotional(text) || GREETS.test(text) || SPONSOR.test(text);
    framed.set(turn, found);
    return found;
  };
  const rarityIn = (question: string) =>
    tellingWords(question).reduce((sum, word) => sum + rarityOf(word.toLowerCase()), 0);
  return {
    rarityOf: rarityIn,
    isOfSubstance(turn, offset) {
      if (frames.some(({ start, end }) => isBetween({ turn, offset }, start, end))) return false;
      if (!isFramedSomewhere(turn)) return true;
      const { text } = turns[turn]!;
      const around = text.slice(Math.max(0, offset - AROUND), offset + AROUND);
      const widely = text.slice(Math.max(0, offset - AROUND_SPONSOR), offset + AROUND_SPONSOR);
      return !isPromotional(around) && !GREETS.test(around) && !SPONSOR.test(widely);
    },
    weightOf(question) {
      const stems = tellingWords(question).map(stemOf);
      if (stems.length === 0) return 0;
      const often = stems.map((stem) => Math.min(1, Math.log1p(counts.get(stem) ?? 0) / Math.log1p(OFTEN)));
      const frequent = often.reduce((sum, one) => sum + one, 0) / stems.length;
      const topical = Math.min(1, stems.filter((stem) => named.has(stem)).length / 2);
      const rare = Math.min(1, (rarityIn(question) - RARITY.vague) / (RARITY.specific - RARITY.vague));
      return WEIGHT.frequent * frequent + WEIGHT.topics * topical + WEIGHT.rare * rare;
    },
  };
}

interface Place {
  readonly turn: number;
  readonly offset: number;
}

function isBetween(at: Place, start: Place, end: Place): boolean {
  const isBefore = (a: Place, b: Place) => a.turn < b.turn || (a.turn === b.turn && a.offset < b.offset);
  return !isBefore(at, start) && isBefore(at, end);
}

function countStems(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of turns) {
    for (const { text: word } of wordsOf(text)) {
      if (isStopWord(word)) continue;
      const stem = stemOf(word);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return counts;
}
