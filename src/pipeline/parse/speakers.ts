// Which label candidates of a source are labels, and what is each speaker called? Judged over the whole source: a
// name comes again, a remark does not.
import type { LabelCandidate } from './label.js';
import { nameKey } from './label.js';
import { couldBeName, labelKind, looksLikeName } from './label-words.js';

export interface Evidence {
  /** Names that the source gives elsewhere (front matter). */
  readonly known: readonly string[];
  /** Lines that hold anything. */
  readonly lineCount: number;
  /** Of these, headings and code. */
  readonly mutedCount: number;
  /** Captions put a speaker in capitals on a line of its own: one such line is enough. */
  readonly captions: boolean;
  /** Whether a paragraph starts at the line. */
  readonly startsParagraph: (at: number) => boolean;
}

/** A name seen once counts where this many other labels of the source are sure, or labels are half of all lines. */
const SURE_LABELS = 3;
const MOSTLY_LABELS = 0.4;
/** Where nearly every line has a label (meeting captions), whatever stands there is a name. */
const ALL_LABELS = 0.8;
/** Where two names come again, a further one whose words start in lower case is a remark ("Reliability: that ..."). */
const TWO_VOICES = 2;
/** Under this share of lines, and this number, recurring "Word:" is a habit of the text and no dialogue. */
const LEAST_SHARE = 0.02;
const LEAST_LABELS = 6;
/** Where labels of a stronger form outnumber plain colons so far, a colon is a label only after a name known so. */
const DOMINANCE = 5;

/** The candidates that are labels, by line. */
export function chooseLabels(candidates: readonly LabelCandidate[], evidence: Evidence): Map<number, LabelCandidate> {
  const plausible = candidates.filter((candidate) => couldBeName(candidate.name) && !isAddress(candidate.rest));
  const counts = countBy(plausible, (candidate) => candidate.key);
  const known = new Set(evidence.known.map(nameKey));
  const isSure = (candidate: LabelCandidate) =>
    known.has(candidate.key) ||
    (evidence.captions && isCapitalsAlone(candidate)) ||
    isKindOfLabel(candidate) ||
    recurs(candidate, counts.get(candidate.key)!);
  const sure = plausible.filter(isSure);
  const strongKeys = new Set(sure.filter((candidate) => candidate.form !== 'colon').map((candidate) => candidate.key));
  const strongCount = sure.filter((candidate) => candidate.form !== 'colon').length;
  const colonCount = sure.length - strongCount;
  const colonsCount = strongCount === 0 || strongCount < colonCount * DOMINANCE;
  const coloured = (candidate: LabelCandidate) =>
    candidate.form !== 'colon' || strongKeys.has(candidate.key) || known.has(candidate.key) || colonsCount;

  const share = plausible.length / Math.max(1, evidence.lineCount);
  const isOddSmall = oddSmallStart(plausible, sure, evidence.lineCount - evidence.mutedCount);
  const singles = (candidate: LabelCandidate) =>
    (evidence.captions && share >= ALL_LABELS) ||
    (looksLikeName(candidate.name) &&
      !isOddSmall(candidate) &&
      (share >= MOSTLY_LABELS ||
        (evidence.startsParagraph(candidate.at) && sure.length >= SURE_LABELS && isDistinct(candidate))));
  const accepted = plausible.filter((candidate) => coloured(candidate) && (isSure(candidate) || singles(candidate)));
  const people = accepted.filter((candidate) => !isQuestionOrAnswer(candidate));
  const rare = people.length < LEAST_LABELS && people.length < evidence.lineCount * LEAST_SHARE;
  const kept = rare
    ? accepted.filter((candidate) => isQuestionOrAnswer(candidate) || candidate.form !== 'colon')
    : accepted;
  return new Map(withoutLoneAnswers(kept).map((candidate) => [candidate.at, candidate]));
}

/** Gives every label its reader's name, `null` for nobody. */
export function speakerNames(
  labels: readonly LabelCandidate[],
  known: readonly string[],
): (label: LabelCandidate) => string | null {
  const keys = new Set(labels.map((label) => label.key));
  const initials = initialsOf(labels, keys, known);
  const named = labels.filter((label) => labelKind(label.name) === 'person').length;
  const anonymous = labels.filter((label) => labelKind(label.name) === 'anonymous').length;
  const only = known.length === 1 ? known[0]! : null;
  const nameOf = (name: string): string | null => {
    const kind = labelKind(name);
    if (kind === 'nobody' || kind === 'question') return null;
    if (kind === 'answer') return only;
    if (kind === 'anonymous' && named > anonymous) return null;
    const bare = withoutRole(name, keys);
    return initials.get(bare.toLowerCase()) ?? bare;
  };
  const names = new Map([...new Set(labels.map((label) => label.name))].map((name) => [name, nameOf(name)]));
  return ({ name }) => names.get(name) ?? null;
}

/**
 * Whether a label's words start in lower case where a speaker's would not. Where names lead nearly all lines, that is
 * odd only after a single word, among two voices that come again, in a source that always starts with a capital.
 */
function oddSmallStart(
  plausible: readonly LabelCandidate[],
  sure: readonly LabelCandidate[],
  lineCount: number,
): (candidate: LabelCandidate) => boolean {
  const names = plausible.filter((candidate) => looksLikeName(candidate.name)).length;
  const dialogue = names >= lineCount * ALL_LABELS;
  const voices = new Set(sure.map((candidate) => candidate.key)).size;
  const usual = voices < TWO_VOICES || sure.some(startsSmall);
  return (candidate) => startsSmall(candidate) && !(dialogue && (usual || candidate.name.includes(' ')));
}

function startsSmall({ rest }: LabelCandidate): boolean {
  return /^\p{Ll}/u.test(rest);
}

function recurs(candidate: LabelCandidate, count: number): boolean {
  return count >= 3 || (count === 2 && looksLikeName(candidate.name));
}

/** More than a capitalised word and a colon: bold, stamped, a full name, or capitals alone on a line. */
function isDistinct({ form, name, rest }: LabelCandidate): boolean {
  return form !== 'colon' || name.includes(' ') || isCapitalsAlone({ name, rest });
}

function isCapitalsAlone({ name, rest }: { name: string; rest: string }): boolean {
  return (
    rest === '' &&
    name.length > 2 &&
    /\p{Lu}/u.test(name) &&
    name.replace(/\([^()]*\)/, '') === name.replace(/\([^()]*\)/, '').toUpperCase()
  );
}

function isKindOfLabel(candidate: LabelCandidate): boolean {
  const kind = labelKind(candidate.name);
  return kind === 'question' || kind === 'answer' || kind === 'anonymous' || (kind === 'break' && isBreak(candidate));
}

/** "Music:" in running text is a word; bold, or with no words after it, it is a break. */
function isBreak(candidate: LabelCandidate): boolean {
  return candidate.form === 'bold' || candidate.rest.trim() === '' || /^[\\[(]/.test(candidate.rest);
}

function isQuestionOrAnswer(candidate: LabelCandidate): boolean {
  const kind = labelKind(candidate.name);
  return kind === 'question' || kind === 'answer';
}

/** "A:" without any "Q:" (and the other way round, once) is a list's letter. */
function withoutLoneAnswers(labels: readonly LabelCandidate[]): readonly LabelCandidate[] {
  const kinds = new Set(labels.map((label) => labelKind(label.name)));
  if (kinds.has('question') && kinds.has('answer')) return labels;
  return labels.filter((label) => !isQuestionOrAnswer(label) || label.name.length > 1);
}

function isAddress(rest: string): boolean {
  return /^<?https?:\/\//i.test(rest);
}

const ROLE = /^(?:co-?)?(?:host|guest|moderator|interviewer|interviewee|speaker|narrator|presenter|producer)s?$/i;

/** "Ada Byron (host)" -> "Ada Byron"; "(AB)" and a remark about the voice go too, a company stays. */
function withoutRole(name: string, keys: ReadonlySet<string>): string {
  const parts = /^(.+?)\s*\(\s*([^()]*?)\s*\)$/.exec(name);
  if (!parts) return name;
  const [, bare, inside] = parts;
  const remark = /^[\p{Ll}\s]+$/u.test(inside!) && (keys.has(nameKey(bare!)) || bare === bare!.toUpperCase());
  return ROLE.test(inside!) || isShortForm(inside!, bare!, keys) || remark ? bare! : name;
}

/** Initials -> full name, from "Ada Byron (AB):" and from the known names; `null`-like where two share them. */
function initialsOf(
  labels: readonly LabelCandidate[],
  keys: ReadonlySet<string>,
  known: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  const clashes = new Set<string>();
  const add = (initials: string, name: string) => {
    const key = initials.toLowerCase();
    if (found.has(key) && found.get(key) !== name) clashes.add(key);
    found.set(key, name);
  };
  for (const name of known) if (/\s/.test(name)) add(firstLetters(name), name);
  for (const clash of clashes) found.delete(clash);
  for (const { name } of labels) {
    const parts = /^(.+?)\s*\(\s*([^()]{1,5})\s*\)$/.exec(name);
    if (parts && isShortForm(parts[2]!, parts[1]!, keys)) found.set(parts[2]!.toLowerCase(), parts[1]!);
  }
  return found;
}

/** "(AB)" after "Ada Byron", or any short form that is a label of its own elsewhere. */
function isShortForm(inside: string, name: string, keys: ReadonlySet<string>): boolean {
  const initials = inside.length >= 2 && inside.toLowerCase() === firstLetters(name).toLowerCase();
  return initials || (inside.length <= 5 && !inside.includes(' ') && keys.has(nameKey(inside)));
}

function firstLetters(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('');
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
