// Which stamped lines stand between turns as titles of what follows, and are no speech?
import type { LabelCandidate } from './label.js';
import { countSpokenWords, endsSentence } from './prose.js';
import { isHeadingTitle, type StampedTitle, startsWithStamp } from './stamped-title.js';

export interface ScriptShape {
  readonly lines: readonly string[];
  /** The lines that are speakers' or breaks' labels so far. */
  readonly labels: ReadonlyMap<number, LabelCandidate>;
  /** Lines that cannot hold a title: code. */
  readonly muted: ReadonlySet<number>;
}

const LEAST_BETWEEN_TURNS = 2;
/** Where nothing is labelled, fewer could be anything. */
const LEAST_IN_PROSE = 3;
/** What stands under a title without a label is prose from this many words on. */
const PROSE_WORDS = 20;

export interface Titles {
  /** Lines that hold anything, in order. */
  readonly filled: readonly number[];
  /** Lines that read as a stamp and a title. */
  readonly titles: ReadonlyMap<number, StampedTitle>;
  /** Of these, entries of a list. */
  readonly listed: ReadonlyMap<number, StampedTitle>;
}

/**
 * The titles by line, none unless there are enough and all differ. Where one stamped line without a label is speech, all
 * are: a short one may be what somebody began to say.
 */
export function titlesBetween(shape: ScriptShape, { filled, titles, listed }: Titles): Map<number, StampedTitle> {
  const [firstLabel = 0] = shape.labels.keys();
  const least = shape.labels.size > 0 ? LEAST_BETWEEN_TURNS : LEAST_IN_PROSE;
  const found = new Map<number, StampedTitle>();
  let last = -1;
  for (const [place, at] of filled.entries()) {
    if (listed.has(at) || shape.labels.has(at) || isLoneStamp(shape.lines[at]!)) continue;
    if (!startsWithStamp(shape.lines[at]!)) continue;
    const stamped = titles.get(at);
    const stands = stamped && isHeadingTitle(stamped) && stamped.seconds > last;
    const previous = at < firstLabel ? undefined : filled[place - 1];
    if (!stands || !standsAlone(shape, { at, previous, next: filled[place + 1] })) return new Map();
    found.set(at, stamped);
    last = stamped.seconds;
  }
  const distinct = new Set([...found.values()].map(({ title }) => title.toLowerCase())).size;
  return distinct >= least && distinct === found.size ? found : new Map();
}

interface Neighbours {
  readonly at: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** Between turns: speech has ended before it, and a label comes after it, or prose where nothing is labelled. */
function standsAlone({ lines, labels }: ScriptShape, { at, previous, next }: Neighbours): boolean {
  if (next === undefined) return false;
  if (labels.size > 0)
    return labels.has(next) && (previous === undefined || endsTurn(lines[previous]!, labels.get(previous)));
  const parted = next > at + 1 && (previous === undefined || at > previous + 1);
  return parted && countSpokenWords(lines[next]!) >= PROSE_WORDS && endsSentence(lines[next]!.trim());
}

function endsTurn(line: string, label: LabelCandidate | undefined): boolean {
  const text = label ? label.rest.trim() : line.trim();
  return endsSentence(text) || (!label && (/^#{1,6}\s/.test(text) || isLoneStamp(text)));
}

function isLoneStamp(line: string): boolean {
  return !/\p{L}/u.test(line);
}
