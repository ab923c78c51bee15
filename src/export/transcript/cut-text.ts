// Where is a turn cut into captions? Over all ways to cut it, the one that costs least: captions of about one size that
// end where a sentence or a clause does, and stay long enough to be read (as Knuth and Plass break a paragraph).
import { lineBreakOf, type Word } from './lines.js';
import { type Place, placesOf } from './places.js';
import { LEAST_SECONDS } from './reading-time.js';

/** How much fits into a caption. */
export interface Room {
  /** Characters. */
  readonly lineLength: number;
  readonly lines: number;
}

/** Words of the text; offsets are in it. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly isUnsafe: boolean;
}

export interface Surroundings {
  /** What stands in the same caption before the words that start here: a name, as long as it is written. */
  readonly labelAt: (place: Place) => string;
  /** When the words that start here are said, in seconds; `null` where nobody knows. */
  readonly timeAt: (offset: number) => number | null;
  /** Whether the source has a time of its own for the words that start here. */
  readonly isStamped: (offset: number) => boolean;
}

/** What its lines are like matters less than where a caption is cut. */
const LINE_SHARE = 0.5;
/** A time of the source is better than one between two: a cut there costs so much of what it would. */
const STAMPED_SHARE = 0.5;

/** Nothing of the text is left out but white space. Words that fit nowhere are a caption of their own. */
export function cutText(text: string, room: Room, around: Surroundings): Cut[] {
  const places = placesOf(text);
  const nexts = cheapestNexts(text, places, { room, around });
  const cuts: Cut[] = [];
  for (let from = 0; from < places.length; from = nexts[from]!) {
    const { start, isUnsafe } = places[from]!;
    cuts.push({ start, end: places[nexts[from]! - 1]!.end, isUnsafe });
  }
  return cuts;
}

/** For each word, where the next caption starts if one starts with it. Words times the square of a caption's words. */
function cheapestNexts(
  text: string,
  places: readonly Place[],
  { room, around }: { readonly room: Room; readonly around: Surroundings },
): number[] {
  const times = places.map(({ start }) => around.timeAt(start));
  times.push(around.timeAt(text.length));
  const cutCosts = places.map(({ start, cost }) => (around.isStamped(start) ? cost * STAMPED_SHARE : cost));
  const costs: number[] = new Array(places.length).fill(Number.POSITIVE_INFINITY);
  costs.push(0);
  const nexts: number[] = new Array(places.length).fill(0);
  for (let from = places.length - 1; from >= 0; from--) {
    const filled = new Filled(room, around.labelAt(places[from]!));
    for (let next = from + 1; next <= places.length; next++) {
      const { start, end, cost: lineCost } = places[next - 1]!;
      filled.add({ length: end - start, cost: lineCost });
      if (!filled.fits && next > from + 1) break;
      const cost =
        filled.emptiness + filled.unease + brevity(times[from]!, times[next]!) + (cutCosts[next] ?? 0) + costs[next]!;
      if (cost < costs[from]!) [costs[from], nexts[from]] = [cost, next];
    }
  }
  return nexts;
}

/** A caption as it takes in word after word. A label is never parted from the first; a word too long for a line has its own. */
class Filled {
  readonly #room: Room;
  readonly #label: number;
  readonly #words: Word[] = [];
  #lines = 0;
  #line = 0;
  #characters: number;

  constructor(room: Room, label: string) {
    this.#room = room;
    this.#label = label.length;
    this.#characters = label.length - 1;
  }

  add(word: Word): void {
    const isFirst = this.#words.length === 0;
    const longer = isFirst ? this.#label + word.length : this.#line + 1 + word.length;
    const opens = isFirst || longer > this.#room.lineLength;
    this.#line = opens && !isFirst ? word.length : longer;
    if (opens) this.#lines++;
    this.#characters += word.length + 1;
    this.#words.push(word);
  }

  get fits(): boolean {
    return this.#lines <= this.#room.lines;
  }

  /** The share of the caption that is left free, squared: two half empty ones are better than a full and an empty one. */
  get emptiness(): number {
    return Math.max(0, 1 - this.#characters / (this.#room.lineLength * this.#room.lines)) ** 2;
  }

  /** What the best way costs to set it on its lines. */
  get unease(): number {
    const { lineLength, lines } = this.#room;
    if (lines !== 2 || this.#words.length < 2 || this.#characters <= lineLength) return 0;
    return LINE_SHARE * lineBreakOf(this.#words, lineLength, this.#label).cost;
  }
}

function brevity(start: number | null, end: number | null): number {
  return start === null || end === null ? 0 : Math.max(0, LEAST_SECONDS - (end - start));
}
