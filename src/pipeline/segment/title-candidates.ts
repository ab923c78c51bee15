// Which stretches of a chapter's speech could stand as its title? Noun phrases, and clauses that stand whole.
import { clausesIn } from './title-clauses.js';
import { closesPhrase, isNounPhrase, opensPhrase } from './title-nouns.js';
import {
  letterOf,
  MAX_TITLE,
  type Mention,
  type TitleForm,
  type TitleText,
  type TitleToken,
  write,
} from './title-text.js';

export interface TitleCandidate {
  readonly form: TitleForm;
  /** In sentence case but for its first letter. */
  readonly text: string;
  readonly words: number;
  /** Stems of its content words, each once. */
  readonly stems: readonly string[];
  readonly tokens: readonly TitleToken[];
  /** Units of the chapter in which it is said, as indexes of the episode. */
  readonly units: readonly number[];
  /** The two of a pair. */
  readonly parts?: readonly [TitleCandidate, TitleCandidate];
}

/** Tags of words that stand before a noun and belong to its phrase. */
const BEFORE = new Set('NPAGDM');
const LINKS = new Set([
  'of',
  'for',
  'in',
  'over',
  'versus',
  'vs',
  'to',
  'with',
  'as',
  'on',
  'at',
  'from',
  'without',
  'behind',
  'between',
  'through',
  'into',
]);
const DETERMINERS = new Set(['the', 'a', 'an', 'your']);
const MAX_PHRASE = 4;

/** Candidates of the units `first` to `end` (exclusive), in order of their first mention. */
export function findCandidates(text: TitleText, first: number, end: number): TitleCandidate[] {
  const found = new Map<string, { mention: Mention; units: number[] }>();
  for (let unit = first; unit < end; unit++) {
    const tokens = text.tokens[unit]!;
    const isWhole = !text.units[unit]!.isPiece && !text.isForeign;
    for (const mention of [...phrasesIn(tokens, text), ...(isWhole ? clausesIn(tokens, text, unit) : [])]) {
      const key = mention.text.toLowerCase();
      const known = found.get(key);
      if (known) known.units.push(unit);
      else found.set(key, { mention, units: [unit] });
    }
  }
  return [...found.values()].map(({ mention, units }) => ({
    ...mention,
    ...describe(mention.tokens, mention.text),
    units,
  }));
}

/** Words and stems of a title. */
export function describe(tokens: readonly TitleToken[], text: string): { words: number; stems: string[] } {
  return {
    words: text.split(/\s+/).length,
    stems: [...new Set(tokens.flatMap(({ stem }) => (stem ? [stem] : [])))],
  };
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Noun phrases and what links two of them. */
function phrasesIn(tokens: readonly TitleToken[], text: TitleText): Mention[] {
  const runs = nounRuns(tokens, text);
  const mentions: Mention[] = [];
  const say = (form: TitleForm, from: number, to: number) => {
    const own = tokens.slice(from, to);
    if (!isNounPhrase(own, tokens[from - 1])) return;
    mentions.push({ form, tokens: own, text: write(own, text) });
  };
  runs.forEach(({ from, to }, i) => {
    for (let start = Math.max(from, to - MAX_PHRASE); start < to; start++) {
      if (opensPhrase(tokens[start]!, text, start === to - 1)) say('noun', start, to);
    }
    const next = runs[i + 1];
    const start = Math.max(from, to - MAX_PHRASE + 1);
    if (!next || next.to - start > MAX_TITLE - 1) return;
    const isLast = { left: start === to - 1, right: next.from === next.to - 1 };
    if (!opensPhrase(tokens[start]!, text, isLast.left) || !opensPhrase(tokens[next.from]!, text, isLast.right)) return;
    const form = linkBetween(tokens.slice(to, next.from), tokens[next.from]!);
    if (form) say(form, start, next.to);
  });
  return mentions;
}

function linkBetween(between: readonly TitleToken[], next: TitleToken): 'linked' | 'joined' | null {
  if (next.opens || between.some(({ opens }) => opens)) return null;
  const [link, determiner, ...more] = between;
  if (!link || more.length > 0) return null;
  if (determiner && !DETERMINERS.has(determiner.word)) return null;
  if (link.word === 'and' || link.word === 'or') return determiner ? null : 'joined';
  return LINKS.has(link.word) ? 'linked' : null;
}

/** Runs of words that end in a noun or a name. */
function nounRuns(tokens: readonly TitleToken[], text: TitleText): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && BEFORE.has(letterOf(tokens[to]!)) && (to === from || !tokens[to]!.opens)) to++;
    let last = to;
    while (last > from && !closesPhrase(tokens[last - 1]!, text)) last--;
    if (last > from) runs.push({ from, to: last });
    from = Math.max(to, from + 1);
  }
  return runs;
}
