// Which label candidates of a source are labels? Judged over the whole source: a name comes again, a remark does not.
import { hasWords } from './break-words.js';
import { withoutKnownDescriptions } from './described-name.js';
import type { LabelCandidate } from './label.js';
import { nameKey } from './label.js';
import { couldBeName, couldBeOddName, labelKind, looksLikeName } from './label-words.js';
import { remembered } from './remembered.js';

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
/** A name that starts like a remark ("On Freund") comes again so often. */
const LEAST_ODD = 4;
/** Where labels of a stronger form outnumber plain colons so far, a colon is a label only after a name known so. */
const DOMINANCE = 5;

/** What a name could be, asked once a name. */
interface Names {
  readonly could: typeof couldBeName;
  readonly looks: typeof looksLikeName;
}

/** The candidates that are labels, by line. */
export function chooseLabels(found: readonly LabelCandidate[], evidence: Evidence): Map<number, LabelCandidate> {
  const candidates = withoutKnownDescriptions(found);
  const counts = countBy(candidates, (candidate) => candidate.key);
  const names: Names = { could: remembered(couldBeName), looks: remembered(looksLikeName) };
  const plausible = candidates.filter(
    ({ name, key, rest }) =>
      (names.could(name) || (counts.get(key)! >= LEAST_ODD && couldBeOddName(name))) && !isAddress(rest),
  );
  const stamped = plausible.filter((candidate) => isStampedName(candidate, names)).length >= SURE_LABELS;
  const known = new Set(evidence.known.map(nameKey));
  const isSure = (candidate: LabelCandidate) =>
    known.has(candidate.key) ||
    (evidence.captions && isCapitalsAlone(candidate)) ||
    isKindOfLabel(candidate) ||
    (stamped && isStampedName(candidate, names)) ||
    recurs(candidate, counts.get(candidate.key)!, names);
  const sure = plausible.filter(isSure);
  const strongKeys = new Set(sure.filter((candidate) => candidate.form !== 'colon').map((candidate) => candidate.key));
  const strongCount = sure.filter((candidate) => candidate.form !== 'colon').length;
  const colonCount = sure.length - strongCount;
  const colonsCount = strongCount === 0 || strongCount < colonCount * DOMINANCE;
  const coloured = (candidate: LabelCandidate) =>
    candidate.form !== 'colon' || strongKeys.has(candidate.key) || known.has(candidate.key) || colonsCount;

  const share = plausible.length / Math.max(1, evidence.lineCount);
  const isOddSmall = oddSmallStart(plausible, sure, { names, lineCount: evidence.lineCount - evidence.mutedCount });
  const singles = (candidate: LabelCandidate) =>
    (evidence.captions && share >= ALL_LABELS) ||
    (names.looks(candidate.name) &&
      !isOddSmall(candidate) &&
      (share >= MOSTLY_LABELS ||
        (evidence.startsParagraph(candidate.at) && sure.length >= SURE_LABELS && isDistinct(candidate))));
  const isSpokenBreak = spokenBreaks(sure, evidence);
  const accepted = plausible.filter(
    (candidate) => coloured(candidate) && (isSure(candidate) || singles(candidate) || isSpokenBreak(candidate)),
  );
  const people = accepted.filter((candidate) => !isQuestionOrAnswer(candidate));
  const rare = people.length < LEAST_LABELS && people.length < evidence.lineCount * LEAST_SHARE;
  const kept = rare
    ? accepted.filter((label) => isQuestionOrAnswer(label) || label.form !== 'colon' || known.has(label.key))
    : accepted;
  return new Map(withoutLoneAnswers(kept).map((candidate) => [candidate.at, candidate]));
}

/**
 * Whether a label's words start in lower case where a speaker's would not. Where names lead nearly all lines, that is
 * odd only after a single word, among two voices that come again, in a source that always starts with a capital.
 */
function oddSmallStart(
  plausible: readonly LabelCandidate[],
  sure: readonly LabelCandidate[],
  { names, lineCount }: { names: Names; lineCount: number },
): (candidate: LabelCandidate) => boolean {
  const named = plausible.filter((candidate) => names.looks(candidate.name)).length;
  const dialogue = named >= lineCount * ALL_LABELS;
  const voices = new Set(sure.map((candidate) => candidate.key)).size;
  const usual = voices < TWO_VOICES || sure.some(startsSmall);
  return (candidate) => startsSmall(candidate) && !(dialogue && (usual || candidate.name.includes(' ')));
}

function startsSmall({ rest }: LabelCandidate): boolean {
  return /^\p{Ll}/u.test(rest);
}

function isStampedName({ form, name }: LabelCandidate, names: Names): boolean {
  return form === 'stamped' && names.looks(name);
}

function recurs(candidate: LabelCandidate, count: number, names: Names): boolean {
  return count >= 3 || (count === 2 && names.looks(candidate.name));
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

/** "Music:" in running text is a word; bold, with a time, or with no words after it, it is a break. */
function isBreak({ form, rest }: LabelCandidate): boolean {
  return form === 'bold' || form === 'stamped' || !hasWords(rest) || /^[\\[(]/.test(rest);
}

/** "Sponsor: This show is ...": no remark where a paragraph starts so in the middle of a dialogue. */
function spokenBreaks(
  sure: readonly LabelCandidate[],
  { startsParagraph }: Evidence,
): (candidate: LabelCandidate) => boolean {
  const people = sure.filter(({ name }) => labelKind(name) === 'person');
  const first = people.length >= SURE_LABELS ? people[0]!.at : Number.POSITIVE_INFINITY;
  return (candidate) =>
    candidate.at > first &&
    labelKind(candidate.name) === 'break' &&
    !startsSmall(candidate) &&
    startsParagraph(candidate.at);
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

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
