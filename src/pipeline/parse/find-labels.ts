// Where in a written transcript do labels stand? Marked ones at the start of a line first; then, by what they tell,
// those without a colon, those glued to the words, and those in mid-line.
import { bareLabels } from './bare-labels.js';
import { type LabelCandidate, labelCandidate, nameKey, tidyName } from './label.js';
import { labelKind, looksLikeName } from './label-words.js';
import { type LabelledLine, withMidLabels } from './mid-labels.js';
import { chooseLabels } from './speakers.js';
import { STAMP, secondsOf } from './stamp.js';

export interface LabelSource {
  readonly lines: readonly string[];
  readonly markdown: boolean;
  /** Speakers' names from elsewhere (front matter). */
  readonly known: readonly string[];
}

const HEADING = /^\s{0,3}#{1,6}\s/;
/** "Ada:Hello": no space after the colon, and a word that starts a sentence. */
const GLUED = /^([\p{Lu}\p{Lo}][^:：\n]{0,40}?):(?=["“‘¿¡]?[\p{Lu}\p{Lo}])/u;
const REST_STAMP = new RegExp(String.raw`^(?:\((${STAMP})\)|(${STAMP}))\s+(?=\S)`);

const UNNAMED = 'Unknown speaker';
/** Labels without a colon are taken where they are so many times the marked ones. */
const BARE_DOMINANCE = 3;
/** Glued labels alone make a dialogue from two voices, four labels and this share of lines on. */
const GLUED_SHARE = 0.3;
const LEAST_GLUED = 4;
/** As many labels, and this share of them, must have a time before their words for it to be one. */
const LEAST_REST_STAMPS = 3;
const REST_STAMP_SHARE = 0.8;

/** The labelled lines of a source, by line from 0; `muted` lines (code) have none. Linear in the source. */
export function findLabels(source: LabelSource, muted: ReadonlySet<number>): Map<number, LabelledLine> {
  const marked = chooseMarked(source, muted);
  const people = [...marked.values()].filter(({ name }) => labelKind(name) === 'person').length;
  const bare = bareLabels(source.lines, muted);
  const usesBare = bare.length >= 3 && bare.length >= people * BARE_DOMINANCE;
  const breaks = [...marked.values()].filter((label) => !usesBare || labelKind(label.name) === 'break');
  const chosen = new Map([...breaks, ...(usesBare ? bare : [])].map((label) => [label.at, label]));
  for (const label of gluedLabels(source.lines, chosen)) if (!muted.has(label.at)) chosen.set(label.at, label);
  if (!source.markdown) for (const label of unnamedChanges(source.lines, chosen)) chosen.set(label.at, label);
  return withMidLabels(source.lines, withRestStamps(chosen), muted);
}

function chooseMarked({ lines, markdown, known }: LabelSource, muted: ReadonlySet<number>) {
  const candidates = lines.flatMap((line, at) =>
    line.trim() && !muted.has(at) ? (labelCandidate(line, at) ?? []) : [],
  );
  return chooseLabels(candidates, {
    known: [...known, ...soleWords(known)],
    captions: false,
    lineCount: lines.filter((line) => line.trim()).length,
    mutedCount: lines.filter((line, at) => line.trim() && (muted.has(at) || (markdown && HEADING.test(line)))).length,
    startsParagraph: (at) => at === 0 || !lines[at - 1]!.trim(),
  });
}

/** First and last names that one of several known people alone has. In a talk of one, "John:" is not what parts it. */
function soleWords(known: readonly string[]): string[] {
  if (known.length < 2) return [];
  const words = known.flatMap((name) => {
    const parts = name.split(/\s+/);
    return [...new Set([parts[0]!, parts.at(-1)!])];
  });
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => word.length > 2 && counts.get(word) === 1);
}

function gluedLabels(lines: readonly string[], chosen: ReadonlyMap<number, LabelCandidate>): LabelCandidate[] {
  const found = lines.flatMap((line, at) => (chosen.has(at) ? [] : (gluedLabel(line.trim(), at) ?? [])));
  const known = new Set([...chosen.values()].map(({ key }) => key));
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const again = found.filter(({ key }) => counts.get(key)! > 1);
  const voices = new Set(again.map(({ key }) => key)).size;
  const filled = lines.filter((line) => line.trim()).length;
  const dialogue = voices >= 2 && again.length >= LEAST_GLUED && again.length >= filled * GLUED_SHARE;
  return found.filter(({ key }) => known.has(key) || (dialogue && counts.get(key)! > 1));
}

function gluedLabel(line: string, at: number): LabelCandidate | null {
  const glued = GLUED.exec(line.slice(0, 60));
  const name = glued && tidyName(glued[1]!);
  if (!glued || !name || !looksLikeName(name)) return null;
  return { at, name, key: nameKey(name), form: 'colon', stamps: [], rest: line.slice(glued[0].length) };
}

/** ">> Hello": somebody else speaks from here on, and nobody says who. */
function unnamedChanges(lines: readonly string[], chosen: ReadonlyMap<number, LabelCandidate>): LabelCandidate[] {
  const found = lines.flatMap((line, at): LabelCandidate[] => {
    const chevrons = chosen.has(at) ? null : /^\s*>>+\s*/.exec(line);
    const rest = chevrons ? line.slice(chevrons[0].length) : '';
    return rest ? [{ at, name: UNNAMED, key: nameKey(UNNAMED), form: 'chevron', stamps: [], rest }] : [];
  });
  return found.length > 1 || chosen.size > 0 ? found : [];
}

/** "Ada: 0:12 Hello": a time before the words of nearly every label is its stamp; before those of one, it is words. */
function withRestStamps(chosen: ReadonlyMap<number, LabelCandidate>): Map<number, LabelCandidate> {
  const lifted = [...chosen].map(([at, label]) => [at, label, withRestStamp(label)] as const);
  const stamped = lifted.filter(([, label, changed]) => changed !== label).length;
  const usual = stamped >= LEAST_REST_STAMPS && stamped >= chosen.size * REST_STAMP_SHARE;
  return new Map(lifted.map(([at, label, changed]) => [at, usual ? changed : label]));
}

function withRestStamp(label: LabelCandidate): LabelCandidate {
  const stamp = REST_STAMP.exec(label.rest.slice(0, 40));
  const seconds = stamp && secondsOf(stamp[1] ?? stamp[2]!);
  if (!stamp || typeof seconds !== 'number') return label;
  return { ...label, stamps: [...label.stamps, seconds], rest: label.rest.slice(stamp[0].length) };
}
