// Which stretches of a chapter's speech could stand as its title? Noun phrases, and clauses that stand whole.
import { isSmallTalk } from '../speech/words.js';
import { clausesIn } from './title-clauses.js';
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
/** A word alone names something only if it is mostly a noun elsewhere too ("raise" is not). */
const NOUN_SHARE = 0.5;
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
  const runs = nounRuns(tokens);
  const mentions: Mention[] = [];
  const say = (form: TitleForm, from: number, to: number) => {
    const own = tokens.slice(from, to);
    mentions.push({ form, tokens: own, text: write(own, text) });
  };
  runs.forEach(({ from, to }, i) => {
    for (let start = Math.max(from, to - MAX_PHRASE); start < to; start++) {
      const isNoun = start < to - 1 || text.tagger.nounShareOf(tokens[start]!.word) >= NOUN_SHARE;
      if (isNoun && opensPhrase(tokens[start]!)) say('noun', start, to);
    }
    const next = runs[i + 1];
    const start = Math.max(from, to - MAX_PHRASE + 1);
    if (!next || !opensPhrase(tokens[start]!) || next.to - start > MAX_TITLE - 1) return;
    const form = linkBetween(tokens.slice(to, next.from), tokens[next.from]!);
    if (form) say(form, start, next.to);
  });
  return mentions;
}

/** Numbers name nothing, and a participle opens a phrase too easily to be its first word ("used tests"). */
function opensPhrase(token: TitleToken): boolean {
  if (token.stem === '' || LIGHT.has(token.word)) return false;
  return letterOf(token) === 'A' ? !isSmallTalk(token.word) : 'NPG'.includes(letterOf(token));
}

/** Nouns that need another to say anything ("a set of", "the testing piece"). */
const LIGHT = new Set(
  `part parts piece pieces thing things stuff kind kinds sort sorts lot lots bit bunch way ways side point points case
  cases example examples fact sense level end couple number numbers guy guys folks one ones set sets type types term
  terms aspect aspects idea fan fans everyone everything anything something person amount cent percent`.split(/\s+/),
);

function closesPhrase(token: TitleToken): boolean {
  return 'NP'.includes(letterOf(token)) && token.stem !== '' && !LIGHT.has(token.word) && !token.word.endsWith("'s");
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
function nounRuns(tokens: readonly TitleToken[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && BEFORE.has(letterOf(tokens[to]!)) && (to === from || !tokens[to]!.opens)) to++;
    let last = to;
    while (last > from && !closesPhrase(tokens[last - 1]!)) last--;
    if (last > from) runs.push({ from, to: last });
    from = Math.max(to, from + 1);
  }
  return runs;
}
