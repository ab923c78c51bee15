// Where in the talk does a chapter begin of which a publisher's list gives only title and time?
import { comparePositions, type Position } from '../../domain/position.js';
import { splitSentences } from '../../domain/sentence.js';
import { momentAt } from '../../domain/timeline.js';
import type { Finding, Mark, Turn } from '../../domain/transcript.js';
import { cutLongSentence } from '../speech/long-sentences.js';

export interface ListedChapter {
  readonly title: string;
  /** Since the recording began. */
  readonly seconds: number;
  readonly line: number;
}

export interface PlacedChapters {
  /** The marks that were there and one heading for each chapter that has a place, in the order of the talk. */
  readonly marks: readonly Mark[];
  readonly findings: readonly Finding[];
}

/** Lists give whole seconds and are made by ear: so far past the last known time a chapter still begins there. */
const SLACK = 5;

/**
 * Puts each chapter at the turn or sentence whose time is nearest to its own. A chapter with the title of a heading
 * that stands in the talk already is that heading. What cannot be placed is told in a finding.
 */
export function placeChapters(
  chapters: readonly ListedChapter[],
  turns: readonly Turn[],
  marks: readonly Mark[],
): PlacedChapters {
  if (chapters.length === 0) return { marks, findings: [] };
  const places = timedPlaces(turns);
  if (places.length === 0) {
    const message = `${chapters.length} chapters of the publisher's list have no place: the transcript has no times`;
    return { marks, findings: [{ line: chapters[0]!.line, message }] };
  }
  const end = turns.at(-1)!.endTime ?? places.at(-1)!.time;
  const findings: Finding[] = [];
  const taken = new Set(marks.filter((mark) => mark.kind === 'heading').map((mark) => titleKey(mark.label)));
  const placed = new Map<Place, Mark>();
  for (const { title, seconds, line } of chapters) {
    if (taken.has(titleKey(title))) continue;
    taken.add(titleKey(title));
    const place = seconds > end + SLACK ? null : nearestPlace(places, seconds);
    const why = place === null ? 'after the last time of the transcript' : 'in the same sentence as another';
    if (place === null || placed.has(place)) findings.push({ line, message: `The chapter "${title}" begins ${why}` });
    if (place) placed.set(place, { kind: 'heading', label: title, at: place.at, time: seconds });
  }
  return { marks: [...placed.values(), ...marks].sort((a, b) => comparePositions(a.at, b.at)), findings };
}

function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Place {
  readonly at: Position;
  readonly time: number;
}

/** Turns and sentences whose time is known, by rising place and time; the first words too, as nothing lies before them. */
function timedPlaces(turns: readonly Turn[]): Place[] {
  const places = turns.flatMap((turn) =>
    splitSentences(turn.text)
      .flatMap(cutLongSentence)
      .flatMap(({ start }): Place[] => {
        const { time } = momentAt(turn, start);
        return time === null ? [] : [{ at: { turn: turn.index, offset: start }, time }];
      }),
  );
  const first = places[0];
  if (!first || (first.at.turn === 0 && first.at.offset === 0)) return places;
  return [{ at: { turn: 0, offset: 0 }, time: 0 }, ...places];
}

function nearestPlace(places: readonly Place[], seconds: number): Place {
  let low = 0;
  for (let high = places.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if (places[middle]!.time < seconds) low = middle + 1;
    else high = middle;
  }
  const before = places[low - 1];
  const after = places[low]!;
  return before && seconds - before.time <= Math.abs(after.time - seconds) ? before : after;
}
