// Who speaks when? Some recognisers list that beside the words: Kaldi's "segmentation", Speechmatics' first "speakers",
// the "paragraphs" of editors made for them.
import type { ListPath } from './entry-lines.js';
import { recordLists } from './list-fields.js';
import { toName, toSeconds } from './values.js';

interface Stay {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

const START = ['start', 'startTime', 'start_time', 'time'];
const END = ['end', 'endTime', 'end_time'];
/** A list of stretches of words has these as well. */
const WORDS = ['text', 'word', 'words', 'body', 'punct'];
/** A word that starts so soon after a stay is still of it. */
const SLACK_SECONDS = 0.5;

/**
 * The speaker at a time in seconds, `null` where nobody is listed there; `null` for a document without such a list.
 * `words`: the path of the list of words, which is no such list.
 */
export function speakersByTime(document: unknown, words: ListPath): ((time: number | null) => string | null) | null {
  const others = recordLists(document).filter(({ path, inner }) => inner === null && path.join() !== words.join());
  const lists = others.map(({ entries }) => staysOf(entries));
  const stays = lists.find((each) => each.length > 0);
  if (!stays) return null;
  const sorted = stays.sort((a, b) => a.start - b.start);
  return (time) => (time === null ? null : speakerAt(sorted, time));
}

function staysOf(entries: readonly Record<string, unknown>[]): Stay[] {
  const stays = entries.flatMap((entry): Stay[] => {
    if (WORDS.some((field) => field in entry)) return [];
    const start = firstTime(entry, START);
    const length = toSeconds(entry.duration);
    const end = firstTime(entry, END) ?? (start === null || length === null ? null : start + length);
    const speaker = toName(entry.speaker ?? entry.name);
    return start === null || end === null || speaker === null ? [] : [{ start, end, speaker }];
  });
  return stays.length === entries.length ? stays : [];
}

function firstTime(entry: Record<string, unknown>, names: readonly string[]): number | null {
  return names.map((name) => toSeconds(entry[name])).find((time) => time !== null) ?? null;
}

/** The last stay that has begun, if it has not ended. */
function speakerAt(stays: readonly Stay[], time: number): string | null {
  let low = 0;
  for (let high = stays.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (stays[middle]!.start <= time) low = middle + 1;
    else high = middle;
  }
  const stay = stays[low - 1];
  return stay && time <= stay.end + SLACK_SECONDS ? stay.speaker : null;
}
