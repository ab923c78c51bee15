// When are words said of which the source tells no time? Captions have to place every word: between two known times by
// words, before the first one and after the last one at the pace of the speech between. Nobody but captions may use it.
import { countWords, type Turn } from '../../domain/transcript.js';

/** Words a second, where the source's own times tell no pace, or one at which nobody talks. */
const USUAL_PACE = 2.5;
const SLOWEST_PACE = 1;
const FASTEST_PACE = 5;

/** A time that the source knows, behind so many words of the whole transcript. */
interface Mark {
  readonly words: number;
  readonly time: number;
}

/** Seconds between which the source knows the times; `null` where it knows none. */
export interface KnownStretch {
  readonly from: number;
  readonly to: number;
}

export function knownStretch(turns: readonly Turn[]): KnownStretch | null {
  const { marks } = measure(turns);
  return marks.length === 0 ? null : { from: marks[0]!.time, to: marks.at(-1)!.time };
}

/**
 * The same turns, all with a start and an end where at least one time is known. What is laid out never begins before 0, and
 * ends within the recording where its length (seconds) is known and lies after the last known time.
 */
export function layOut(turns: readonly Turn[], length: number | null = null): readonly Turn[] {
  if (turns.every(({ startTime, endTime }) => startTime !== null && endTime !== null)) return turns;
  const { marks, edges } = measure(turns);
  if (marks.length === 0) return turns;
  const clock = clockOf(marks, { words: edges.at(-1)!, length });
  return turns.map((turn, i) => {
    const startTime = turn.startTime ?? clock.leave(edges[i]!);
    const endTime = turn.endTime ?? Math.max(startTime, clock.arrive(edges[i + 1]!));
    return { ...turn, startTime, endTime, timing: turn.timing ?? 'interpolated' };
  });
}

/** Known times in the order of the text; words before each turn, and in all. Linear in the text. */
function measure(turns: readonly Turn[]): { readonly marks: readonly Mark[]; readonly edges: readonly number[] } {
  const marks: Mark[] = [];
  const edges = [0];
  let words = 0;
  const mark = (time: number | null): void => {
    if (time !== null) marks.push({ words, time });
  };
  for (const { text, anchors, startTime, endTime } of turns) {
    if (anchors[0]?.offset !== 0) mark(startTime);
    let from = 0;
    for (const { offset, time } of anchors) {
      words += countWords(text.slice(from, offset));
      mark(time);
      from = offset;
    }
    words += countWords(text.slice(from));
    mark(endTime);
    edges.push(words);
  }
  return { marks, edges };
}

/** When talk arrives at a place, told by the words before it, and when it goes on from there: a break lies between. */
interface Clock {
  arrive(words: number): number;
  leave(words: number): number;
}

function clockOf(
  marks: readonly Mark[],
  { words: all, length }: { readonly words: number; readonly length: number | null },
): Clock {
  const [first, last] = [marks[0]!, marks.at(-1)!];
  const pace = paceBetween(first, last);
  const leadPace = Math.max(pace, first.words / first.time);
  const room = length !== null && length > last.time ? length - last.time : Number.POSITIVE_INFINITY;
  const tailPace = Math.max(pace, Math.min(FASTEST_PACE, (all - last.words) / room));
  const at = (words: number, before: Mark | undefined, after: Mark | undefined): number => {
    if (!before) return first.time - (first.words - words) / leadPace;
    if (!after) return last.time + (words - last.words) / tailPace;
    if (after.words === before.words) return before.time;
    return before.time + ((words - before.words) / (after.words - before.words)) * (after.time - before.time);
  };
  return {
    arrive(words) {
      const next = indexOfFirst(marks, (mark) => mark.words >= words);
      return round(marks[next]?.words === words ? marks[next].time : at(words, marks[next - 1], marks[next]));
    },
    leave(words) {
      const next = indexOfFirst(marks, (mark) => mark.words > words);
      return round(marks[next - 1]?.words === words ? marks[next - 1]!.time : at(words, marks[next - 1], marks[next]));
    },
  };
}

function paceBetween(first: Mark, last: Mark): number {
  const pace = (last.words - first.words) / (last.time - first.time);
  return pace >= SLOWEST_PACE && pace <= FASTEST_PACE ? pace : USUAL_PACE;
}

/** How many of the marks come before those that fit. */
function indexOfFirst(marks: readonly Mark[], fits: (mark: Mark) => boolean): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(marks[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function round(seconds: number): number {
  return Math.max(0, Math.round(seconds * 1000) / 1000);
}
