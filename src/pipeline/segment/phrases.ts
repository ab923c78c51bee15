// Which phrases name what a stretch of speech is about? Runs of content words that stand out against the episode.
import type { Terms } from '../speech/terms.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';

export interface Phrase {
  /** As it was said most often. */
  readonly text: string;
  readonly words: number;
  readonly terms: readonly number[];
  /** Times it is said. */
  readonly count: number;
  readonly score: number;
}

/** The terms of the episode, and how much each is used as a noun (`nounShares`). */
export interface Vocabulary {
  readonly terms: Terms;
  readonly nouns: readonly number[];
}

/** A phrase is named by a few words; longer runs are lists or misheard. */
const MAX_CONTENT_WORDS = 4;
/** Words that may join two content words inside a phrase ("recovery over prevention"). */
const LINKS = new Set(['of', 'over', 'for', 'versus', 'vs', 'per', 'as', 'in']);
/** Words for amounts and spans of time: said often, and no subject. */
const MEASURES = new Set(
  `cent cents percent hundred hundreds thousand thousands million millions billion dozen half quarter second seconds minute
  minutes hour hours day days week weeks weekend month months year years o'clock number numbers`.split(/\s+/),
);
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}'’+#./-]*[\p{L}\p{N}+#]|[\p{L}\p{N}]/gu;

interface Found {
  count: number;
  closeness: number;
  readonly surfaces: Map<string, number>;
  readonly terms: readonly number[];
}

/**
 * The phrases of `units`, best first. A term weighs more the more often it is said here, the rarer it is, and the more
 * of its uses in the episode fall here; a phrase is its terms' mean, times how
 * often and how centrally it is said and how much it is a noun.
 * `closeness` is 0 to 1 for each unit: how near it is to the stretch's meaning.
 */
export function rankPhrases(
  units: readonly Unit[],
  { terms, nouns }: Vocabulary,
  closeness: readonly number[],
): Phrase[] {
  const here = new Map<number, number>();
  const found = new Map<string, Found>();
  units.forEach((unit, i) => {
    for (const phrase of phrasesIn(unit.text, terms)) {
      for (const term of phrase.terms) if (phrase.isWhole) here.set(term, (here.get(term) ?? 0) + 1);
      const key = phrase.terms.join(' ') + (phrase.linked ? phrase.text.toLowerCase() : '');
      const entry = found.get(key) ?? { count: 0, closeness: 0, surfaces: new Map(), terms: phrase.terms };
      entry.count++;
      entry.closeness = Math.max(entry.closeness, closeness[i] ?? 0);
      entry.surfaces.set(phrase.text, (entry.surfaces.get(phrase.text) ?? 0) + 1);
      found.set(key, entry);
    }
  });
  const weigh = (term: number) => {
    const count = here.get(term) ?? 0;
    return terms.weights[term]! * Math.sqrt(count) * Math.sqrt(count / Math.max(count, terms.counts[term]!));
  };
  return [...found.values()].map((entry) => scorePhrase(entry, weigh, nouns)).sort((a, b) => b.score - a.score);
}

function scorePhrase(
  { count, closeness, surfaces, terms }: Found,
  weigh: (term: number) => number,
  nouns: readonly number[],
): Phrase {
  const sum = terms.reduce((total, term) => total + weigh(term), 0);
  const [text] = [...surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
  // Longer phrases say more, but a fourth word adds less than a second one.
  const size = sum / terms.length ** 0.4;
  const often = Math.log2(1 + count);
  // A phrase is a noun when its last word is; "extremely" names nothing, whatever stands before it.
  const noun = nouns[terms.at(-1)!]! ** 1.5 * (ADVERB.test(text) ? 0.3 : 1);
  return { text, words: text.split(/\s+/).length, terms, count, score: size * often * (0.5 + closeness) * noun };
}

const ADVERB = /ly\b/;

interface Mention {
  readonly text: string;
  readonly terms: readonly number[];
  /** The whole run, not a part of it: only these count towards a term's frequency. */
  readonly isWhole: boolean;
  readonly linked: boolean;
}

/** The runs of content words in a sentence, and the parts of a run. */
function phrasesIn(text: string, terms: Terms): Mention[] {
  const mentions: Mention[] = [];
  let run: { text: string; start: number; end: number; term: number }[] = [];
  let link = false;
  const flush = () => {
    if (run.length) mentions.push(...partsOf(run, text));
    run = [];
    link = false;
  };
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (/[^\s'’"“-]/.test(text.slice(end, match.index))) flush();
    const word = match[0].toLowerCase().replaceAll('’', "'");
    const term =
      isSmallTalk(word) || MEASURES.has(word) ? undefined : terms.idOf(word.match(/[\p{L}\p{N}]+(?:'\p{L}+)*/u)![0]);
    if (term !== undefined) {
      run.push({ text: match[0], start: match.index, end: match.index + match[0].length, term });
      link = false;
    } else if (run.length && !link && LINKS.has(word)) link = true;
    else flush();
    end = match.index + match[0].length;
  }
  flush();
  return mentions;
}

function partsOf(run: readonly { start: number; end: number; term: number }[], text: string): Mention[] {
  const parts: Mention[] = [];
  for (let from = 0; from < run.length; from++) {
    for (let size = 1; size <= MAX_CONTENT_WORDS && from + size <= run.length; size++) {
      const words = run.slice(from, from + size);
      const surface = text.slice(words[0]!.start, words.at(-1)!.end);
      parts.push({
        text: surface,
        terms: words.map(({ term }) => term),
        isWhole: size === 1,
        linked: surface.split(/\s+/).length > words.length,
      });
    }
  }
  return parts;
}
