// Labels of captions without a colon: "Ada | Hello", "[SPEAKER_00] Hello", "(Ada) Hello", Webex's "\"Ada\" (123): Hello",
// and the names that Teams' documents have on a line of their own.
// Only names that come again, on a good part of the cues, tell them from sounds and remarks.
import { type LabelCandidate, nameKey } from './label.js';
import { labelKind, looksLikeName } from './label-words.js';
import { endsSentence, isBackchannel } from './prose.js';

/** The lines of all cues in order; `nth` counts within the cue, which has `of` of them. */
export interface CueLine {
  readonly text: string;
  readonly nth: number;
  readonly of: number;
}

const STYLES = [
  /^([^|\n]{1,60}?) \| (?=\S)/,
  /^\[([^[\]\n:]{1,60})\]\s?(?=\S)/,
  /^\(([^()\n:]{1,60})\)\s?(?=\S)/,
  /^["“]([^"”\n]{1,60})["”](?: \(\d+\))?:\s?(?=\S)/,
];
const OWN_LINE = /^([^:|[\]()\n]{1,60})$/;

/** So many labels, and on such a share of the cues: who labels without a colon labels nearly every cue. */
const LEAST_LABELS = 3;
const LEAST_SHARE = 0.3;
/** Of a style's labels, so many must be names that come again. */
const RECURRING_SHARE = 0.6;
/** A name on a line of its own looks like words: so many cues must have one. */
const MOSTLY_NAMED = 0.8;

const SOUND =
  /^(?:music|musik|música|musique|musica|applau\p{L}*|aplausos|laugh\p{L}*|lachen|rires?|risas|risos|chuckl\p{L}*|cheer\p{L}*|silence|noise|inaudible|unintelligible|crosstalk|foreign|sigh\p{L}*|cough\p{L}*|gasp\p{L}*|blank[ _]?audio|background .{1,30})$/iu;

/** The labels of the style that most lines have, by line; none where no style has enough. Linear. */
export function colonlessLabels(lines: readonly CueLine[]): Map<number, LabelCandidate> {
  const cueCount = lines.filter(({ nth }) => nth === 0).length;
  const found = STYLES.map((style) => recurring(lines.flatMap((line, at) => candidate(line, at, style))));
  found.push(ownLines(lines, cueCount));
  const best = found.reduce((most, labels) => (labels.length > most.length ? labels : most), []);
  const enough = best.length >= LEAST_LABELS && best.length >= cueCount * LEAST_SHARE;
  return new Map(enough ? best.map((label) => [label.at, label]) : []);
}

function candidate({ text, nth }: CueLine, at: number, style: RegExp): LabelCandidate[] {
  const label = nth === 0 ? style.exec(text.slice(0, 120)) : null;
  if (!label) return [];
  const name = label[1]!.trim();
  if (SOUND.test(name)) return [];
  if (labelKind(name) === 'person' && !looksLikeName(name)) return [];
  return [{ at, name, key: nameKey(name), form: 'bracket', stamps: [], rest: text.slice(label[0].length) }];
}

/** Where nearly every cue has a name above its words. */
function ownLines(lines: readonly CueLine[], cueCount: number): readonly LabelCandidate[] {
  const names = lines.flatMap((line, at) =>
    line.of > 1 && !isBackchannel(line.text) && !endsSentence(line.text) ? candidate(line, at, OWN_LINE) : [],
  );
  return names.length >= cueCount * MOSTLY_NAMED ? recurring(names) : [];
}

/** All of them where most are names that come again, else none. Breaks tell nothing of whether the others are names. */
function recurring(labels: readonly LabelCandidate[]): readonly LabelCandidate[] {
  const voices = labels.filter(({ name }) => labelKind(name) !== 'break');
  const counts = new Map<string, number>();
  for (const { key } of voices) counts.set(key, (counts.get(key) ?? 0) + 1);
  const again = voices.filter(({ key, name }) => counts.get(key)! > 1 || labelKind(name) !== 'person').length;
  return voices.length > 0 && again >= voices.length * RECURRING_SHARE ? labels : [];
}
