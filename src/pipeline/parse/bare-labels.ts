// Labels without a colon: a line that is nothing but a name, or a name in bold or before a dash. Nothing but the names'
// coming again tells them from headings, so they are judged together, and only where a source has no better labels.
import { type LabelCandidate, nameKey, tidyName, withoutLeadingStamp } from './label.js';
import { labelKind, looksLikeName } from './label-words.js';
import { isBackchannel } from './prose.js';
import { remembered } from './remembered.js';
import { splitRole } from './roles.js';
import { RANGE_END, STAMP } from './stamp.js';

type Style = 'heading' | 'bold line' | 'line' | 'stamped line' | 'under stamp' | 'bold' | 'dash';

interface Bare extends LabelCandidate {
  readonly style: Style;
}

/** Of a style's lines, so many must carry names that come again; of the whole source's, so many must be labels. */
const RECURRING_SHARE = 0.6;
const LEAST_SHARE: Readonly<Record<Style, number>> = {
  heading: 0.05,
  'bold line': 0.05,
  line: 0.05,
  'stamped line': 0.1,
  'under stamp': 0.1,
  bold: 0.2,
  dash: 0.3,
};
const LEAST_LABELS = 4;
const LEAST_STAMPED = 3;
const MOST_WORDS = 4;
const LONGEST_LINE = 80;

const HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const BOLD_LINE = /^(?:\*{2,3}|__)([^*_\n]{1,60})(?:\*{2,3}|__)$/;
const BOLD = /^(?:\*{2,3})([^*\n]{1,60})\*{2,3}\s*(?:[-–—]\s+)?(?=\S)/;
const DASH = /^([^\n–—]{1,60}?)\s(?:[-–—]|--)\s(?=\S)/;
const STARTS_WITH_STAMP = new RegExp(String.raw`^\\?[[(]?\s?${STAMP}`);
const IS_STAMP = new RegExp(String.raw`^\\?[[(]?\s?${STAMP}${RANGE_END}\s?\\?[\])]?:?$`);

/** The lines of the one style that reads as labels throughout, by line; none where no style does. Linear. */
export function bareLabels(lines: readonly string[], muted: ReadonlySet<number>): readonly LabelCandidate[] {
  const filled = lines.flatMap((line, at) => (line.trim() && !muted.has(at) ? [at] : []));
  const personOf = remembered(personal);
  const styles = new Map<Style, Bare[]>();
  filled.forEach((at, place) => {
    const next = filled[place + 1] ?? lines.length;
    const starts = filled[place - 1] !== at - 1;
    const before = starts ? '' : lines[at - 1]!.trim();
    const shape = { next: lines[next]?.trim() ?? '', starts, underStamp: IS_STAMP.test(before), personOf };
    for (const bare of bareCandidates(lines[at]!.trim(), at, shape)) {
      const same = styles.get(bare.style);
      if (same) same.push(bare);
      else styles.set(bare.style, [bare]);
    }
  });
  const chosen = [...styles].map(([style, found]) => dialogue(style, found, filled.length));
  return chosen.reduce<readonly Bare[]>((best, labels) => (labels.length > best.length ? labels : best), []);
}

/** `next`: the next line with words. `starts`: a blank line stands before this one; `underStamp`: a lone stamp does. */
interface Shape {
  readonly next: string;
  readonly starts: boolean;
  readonly underStamp: boolean;
  readonly personOf: typeof personal;
}

function bareCandidates(line: string, at: number, { next, starts, underStamp, personOf }: Shape): Bare[] {
  const { seconds, body } = withoutLeadingStamp(line);
  const make = (style: Style, words: string, rest: string): Bare[] => {
    const person = personOf(words);
    const stamps = seconds === null ? [] : [seconds];
    return person === null ? [] : [{ at, ...person, form: 'bare', stamps, rest, style }];
  };
  const run = BOLD.exec(body.slice(0, LONGEST_LINE));
  if (run) return make('bold', run[1]!, body.slice(run[0].length));
  const dash = DASH.exec(body.slice(0, LONGEST_LINE));
  if (dash && seconds === null) return make('dash', dash[1]!, body.slice(dash[0].length));
  if (body.length > LONGEST_LINE || !/^[^`~]*[\p{L}\d]/u.test(next)) return [];
  const heading = HEADING.exec(body);
  const bold = BOLD_LINE.exec(body);
  if (seconds !== null || IS_STAMP.test(next))
    return STARTS_WITH_STAMP.test(next) && !IS_STAMP.test(next)
      ? []
      : make('stamped line', heading?.[1] ?? bold?.[1] ?? body, '');
  if (heading) return make('heading', heading[1]!, '');
  if (bold) return make('bold line', bold[1]!, '');
  if (underStamp) return make('under stamp', body, '');
  return starts ? make('line', body, '') : [];
}

function personal(words: string): Pick<LabelCandidate, 'name' | 'key' | 'role'> | null {
  const { name, role } = splitRole(tidyName(words));
  const reads =
    name.split(' ').length <= MOST_WORDS &&
    looksLikeName(name) &&
    /^(?:person|anonymous|nobody)$/.test(labelKind(name)) &&
    !isBackchannel(name);
  return reads ? { name, key: nameKey(name), role } : null;
}

/** The labels among one style's candidates: names that come again, and after stamps also those that stand once. */
function dialogue(style: Style, found: readonly Bare[], lineCount: number): readonly Bare[] {
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const recurring = found.filter(({ key }) => counts.get(key)! > 1);
  const voices = new Set(recurring.map(({ key }) => key)).size;
  const stamped = style === 'stamped line' || style === 'under stamp';
  const enough = stamped
    ? found.length >= LEAST_STAMPED && voices >= 1
    : recurring.length >= LEAST_LABELS && voices >= 2;
  if (!enough || recurring.length < found.length * RECURRING_SHARE) return [];
  if (found.length < lineCount * LEAST_SHARE[style]) return [];
  return stamped ? found : recurring;
}
