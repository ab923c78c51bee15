// Which stamped titles of a written transcript are its publisher's chapters? A list beside the talk runs through the
// whole recording, so the talk's own stamps go back behind it; stamped speech goes on from one stamp to the next.
import { countSpokenWords } from './prose.js';
import { secondsOf } from './stamp.js';
import { couldBeListed, isPlainTitle, type StampedTitle, stampedTitle } from './stamped-title.js';
import { type ScriptShape, titlesBetween } from './titles-between.js';

export interface PublisherChapters {
  /** By line: titles whose place in the talk only their time tells. */
  readonly listed: ReadonlyMap<number, StampedTitle>;
  /** Lines that only announce such a list ("Chapters:"). */
  readonly announced: ReadonlySet<number>;
  /** By line: titles that stand where their part begins. */
  readonly between: ReadonlyMap<number, StampedTitle>;
}

/** As video sites have it, https://support.google.com/youtube/answer/9884579: three at least, of 10 s or more each. */
const LEAST_LISTED = 3;
const LEAST_SECONDS = 10;
/** An unlabelled source that is not stamped otherwise opens with a list when the list is no more than this of it. */
const LISTED_SHARE = 0.2;

const ANNOUNCEMENT =
  /^[#*_\s]*(?:video |podcast |episode |key )?(?:chapters?|chapter markers|time ?stamps?|time ?codes?|contents|table of contents|outline|topics|highlights|show ?notes)(?: (?:and|&) (?:chapters|topics|time ?stamps))?[\s:*_]*$/i;
const STAMP_IN_LINE =
  /[[(]\s?\\?(\d{1,3}:\d{2}(?::\d{2})?)[.,:\d\s]{0,5}\\{0,3}[\])]|^[\s>*_-]*(\d{1,3}:\d{2}(?::\d{2})?)(?=\s)|\s(\d{1,3}:\d{2}(?::\d{2})?)\s*$/;

/** Chooses over the whole source. Linear in its length. */
export function publisherChapters(shape: ScriptShape): PublisherChapters {
  const filled = shape.lines.flatMap((line, at) => (line.trim() && !shape.muted.has(at) ? [at] : []));
  const titles = titlesOf(shape, filled);
  const clock = clockOf(shape.lines, filled);
  const lists = risingRuns(filled, titles).filter(
    (run) => readsAsList(run) && (goesBack(run, clock) || standsBeforeTalk(run, { shape, filled, clock })),
  );
  const listed = new Map(lists.flatMap((run) => run.map(({ at, stamped }) => [at, stamped] as const)));
  const places = new Map(filled.map((at, place) => [at, place]));
  const before = lists.flatMap((run) => filled[places.get(run[0]!.at)! - 1] ?? []);
  const announced = new Set(before.filter((at) => ANNOUNCEMENT.test(shape.lines[at]!)));
  return { listed, announced, between: titlesBetween(shape, { filled, titles, listed }) };
}

interface Entry {
  readonly at: number;
  readonly stamped: StampedTitle;
}

/** A label that comes again is a speaker's; one that stands once may be a title with a colon. */
function titlesOf({ lines, labels }: ScriptShape, filled: readonly number[]): Map<number, StampedTitle> {
  const counts = new Map<string, number>();
  for (const { key } of labels.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const titles = new Map<number, StampedTitle>();
  for (const at of filled) {
    const label = labels.get(at);
    const stamped = label && counts.get(label.key)! > 1 ? null : stampedTitle(lines[at]!);
    if (stamped && !counts.has(stamped.title.toLowerCase())) titles.set(at, stamped);
  }
  return titles;
}

/** Neighbouring entries with rising times, blank lines aside. */
function risingRuns(filled: readonly number[], titles: ReadonlyMap<number, StampedTitle>): Entry[][] {
  const runs: Entry[][] = [];
  let run: Entry[] = [];
  for (const at of filled) {
    const stamped = titles.get(at);
    const fits = stamped !== undefined && couldBeListed(stamped);
    const last = run.at(-1);
    if (run.length > 0 && !(fits && stamped.seconds > last!.stamped.seconds)) {
      runs.push(run);
      run = [];
    }
    if (fits) run.push({ at, stamped });
  }
  return [...runs, run];
}

function readsAsList(run: readonly Entry[]): boolean {
  const plain = run.filter(({ stamped }) => isPlainTitle(stamped)).length;
  if (plain < LEAST_LISTED || plain * 2 < run.length) return false;
  const seconds = run.at(-1)!.stamped.seconds - run[0]!.stamped.seconds;
  return seconds / (run.length - 1) >= LEAST_SECONDS;
}

/** The nearest stamps before and after each line, in seconds. */
interface Clock {
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
}

function clockOf(lines: readonly string[], filled: readonly number[]): Clock {
  const stamps = new Map(filled.map((at) => [at, firstStamp(lines[at]!)]));
  const before: (number | null)[] = [];
  let last: number | null = null;
  for (let at = 0; at < lines.length; at++) {
    before[at] = last;
    last = stamps.get(at) ?? last;
  }
  const after: (number | null)[] = [];
  last = null;
  for (let at = lines.length - 1; at >= 0; at--) {
    after[at] = last;
    last = stamps.get(at) ?? last;
  }
  return { before, after };
}

function firstStamp(line: string): number | null {
  const found = STAMP_IN_LINE.exec(line.length > 4000 ? line.slice(0, 4000) : line);
  return found && secondsOf(found[1] ?? found[2] ?? found[3]!);
}

/** The talk's stamps on both sides, as far as there are any, do not lead into the run or on from it. */
function goesBack(run: readonly Entry[], { before, after }: Clock): boolean {
  const [first, last] = [run[0]!, run.at(-1)!];
  const earlier = before[first.at]!;
  const later = after[last.at]!;
  if (earlier === null && later === null) return false;
  return (earlier === null || earlier > first.stamped.seconds) && (later === null || later < last.stamped.seconds);
}

interface Source {
  readonly shape: ScriptShape;
  readonly filled: readonly number[];
  readonly clock: Clock;
}

/** In a source with no other stamp: above the first label, or a small part of an unlabelled text that goes on after it. */
function standsBeforeTalk(run: readonly Entry[], { shape, filled, clock }: Source): boolean {
  const [first, last] = [run[0]!.at, run.at(-1)!.at];
  if (clock.before[first] !== null || clock.after[last] !== null) return false;
  const label = [...shape.labels.keys()].find((at) => at < first || at > last);
  if (label !== undefined) return label > last;
  const words = (from: number, to: number) =>
    filled.reduce((sum, at) => sum + (at >= from && at <= to ? countSpokenWords(shape.lines[at]!) : 0), 0);
  const own = words(first, last);
  const limit = LISTED_SHARE * (own + words(last + 1, shape.lines.length));
  return own <= limit && words(0, first - 1) <= limit;
}
