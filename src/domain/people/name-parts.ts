// What is a label made of: titles, a first name, initials, a last name? Or does it name no single person at all?

export interface NameParts {
  /** In small letters, without accents, titles and degrees; at least one. */
  readonly words: readonly string[];
  /** The words run together, without initials in the middle: what spellings of one name share. */
  readonly compact: string;
  /** Letters that stand alone between the first and the last word. */
  readonly initials: string;
}

const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'prof', 'professor', 'sir']);
const DEGREES = new Set(['phd', 'psyd', 'md', 'esq', 'mba', 'msc', 'bsc', 'dphil', 'edd', 'mph', 'rn', 'cfa', 'cpa']);
/** Labels that begin so mean a voice or a sound. */
const VOICES_FIRST = new Set(
  `ad ads advert advertisement announcer anonymous anyone break caller clip commercial crowd everybody everyone female
  group guest guests host hosts intro interviewee interviewer jingle listener man male member moderator multiple music
  narrator operator outro panel panelist person promo q question recording song sponsor student together trailer
  transcript voice voicemail voiceover woman`.split(/\s+/),
);
/** Labels with such a word anywhere do. */
const VOICES_ANYWHERE = new Set(
  'all audience both participant participants speaker speakers unidentified unknown'.split(' '),
);
const SEVERAL = /[&/+|]|\s(?:and|und|et|y|with|vs\.?)\s/iu;

/** Whether a label names several people: "Ada & Grace", "Ada and Grace". */
export function namesSeveral(name: string): boolean {
  return SEVERAL.test(name);
}

/**
 * The words that spellings of one name share, in small letters: neither accents, signs, titles, degrees nor single letters in
 * the middle count. Never empty but for a name without letters and digits.
 */
export function tellingWords(name: string): readonly string[] {
  return withoutMiddleInitials(withoutHonours(wordsOf(name)));
}

/** `null` for labels that name a voice ("Speaker 2", "Audience Member"), a sound, or several people at once. */
export function namePartsOf(name: string): NameParts | null {
  if (SEVERAL.test(name)) return null;
  const all = wordsOf(name.replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' '));
  if (all.some((word) => VOICES_ANYWHERE.has(word)) || VOICES_FIRST.has(all[0] ?? '')) return null;
  const words = withoutHonours(all);
  const letters = words.join('').replace(/[^\p{L}]/gu, '').length;
  if (letters < 2 || (letters < 3 && /\d/u.test(name))) return null;
  const kept = withoutMiddleInitials(words);
  const initials = words.slice(1, -1).filter(isInitial).join('');
  return { words, compact: kept.join('').replace(/[^\p{L}\p{N}]/gu, ''), initials };
}

/** Roles that stand where a name should: "Host:". Nobody is called so. */
const ROLES_ALONE = new Set(
  'host cohost guest interviewer interviewee moderator presenter narrator announcer'.split(' '),
);

/** Whether a label says what somebody does there and not who that is, also with a number or an article: "Guest 2". */
export function namesOnlyARole(name: string): boolean {
  const words = wordsOf(name).filter((word) => !/^(?:the|\d+)$/u.test(word));
  return ROLES_ALONE.has(words.join('').replaceAll('-', ''));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’`´]/gu, "'");
  return plain
    .split(/[\s,;]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}'-]/gu, '').replace(/^['-]+|['-]+$/gu, ''))
    .filter(Boolean);
}

/** "Psy.D" is one word by then, "Ph. D" two. */
function withoutHonours(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length];
  while (to - from > 1 && TITLES.has(words[from]!)) from++;
  for (;;) {
    if (to - from > 1 && DEGREES.has(words[to - 1]!)) to -= 1;
    else if (to - from > 2 && DEGREES.has(words[to - 2]! + words[to - 1]!)) to -= 2;
    else return words.slice(from, to);
  }
}

function withoutMiddleInitials(words: readonly string[]): readonly string[] {
  return words.filter((word, i) => i === 0 || i === words.length - 1 || !isInitial(word));
}

function isInitial(word: string): boolean {
  return /^\p{L}$/u.test(word);
}

/** "ab" of Ada Byron; `null` of a single word. */
export function firstLettersOf({ words }: NameParts): string | null {
  return words.length < 2 ? null : words.map((word) => word[0]!).join('');
}

/** One letter more, less or other, or two neighbours exchanged. Not true of equal words. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const shortest = Math.min(a.length, b.length);
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length <= 1 && y.length <= 1) return true;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}

/** Simon and Simone, Mario and Maria: given names that are no slips of each other. */
export function partsSexes(x: string, y: string): boolean {
  return x.at(-1) !== y.at(-1) && /[aeiouy]/u.test(x.at(-1)! + y.at(-1)!);
}
