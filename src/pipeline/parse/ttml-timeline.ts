// When, and in whose voice, are the words inside TTML's nested elements? Times count from the start of what is around
// them, or from the end of what stands before in a `timeContainer="seq"`.
import type { Tag } from './html-markup.js';
import { type TtmlClock, ttmlSeconds } from './ttml-time.js';

interface Span {
  readonly name: string;
  /** Seconds from the document's start. */
  readonly start: number;
  /** Whether this element, or one around it, has a time of its own. */
  readonly timed: boolean;
  readonly end: number | null;
  readonly agent: string | null;
  readonly sequential: boolean;
  /** In a sequence: where the next element starts. */
  cursor: number;
}

const TIMED = /^(?:body|div|p|span)$/;

export class TtmlTimeline {
  readonly #clock: TtmlClock;
  readonly #spans: Span[] = [];

  readonly #absolute: boolean;

  /** `absolute`: times inside others count from the document's start, against the specification. */
  constructor(clock: TtmlClock, absolute = false) {
    this.#clock = clock;
    this.#absolute = absolute;
  }

  /** `false` where a time stands that cannot be read. */
  open({ name, attributes }: Tag): boolean {
    if (!TIMED.test(name)) return true;
    const around = this.#spans.at(-1);
    const [begin, end, length] = [attributes.begin, attributes.end, attributes.dur].map((value) =>
      value === undefined ? undefined : ttmlSeconds(value, this.#clock),
    );
    const timed = around !== undefined && !(this.#absolute && typeof begin === 'number');
    const base = timed ? (around.sequential ? around.cursor : around.start) : 0;
    const start = rounded(base + (begin ?? 0));
    const ends = [end == null ? null : base + end, length == null ? null : start + length].filter(
      (each) => each !== null,
    );
    this.#spans.push({
      name,
      start,
      timed: typeof begin === 'number' || (around?.timed === true && begin === undefined) || sequence(around),
      end: ends.length > 0 ? rounded(Math.min(...ends)) : begin === undefined ? (around?.end ?? null) : null,
      agent: attributes.agent ?? around?.agent ?? null,
      sequential: attributes.timecontainer === 'seq',
      cursor: start,
    });
    return begin !== null && end !== null && length !== null;
  }

  close(name: string): void {
    if (this.#spans.at(-1)?.name !== name) return;
    const closed = this.#spans.pop()!;
    const around = this.#spans.at(-1);
    if (around) around.cursor = closed.end ?? Math.max(around.cursor, closed.cursor);
  }

  /** `start` is `null` where no element around has a time. */
  get now(): { start: number | null; end: number | null; agent: string | null } {
    const span = this.#spans.at(-1);
    return { start: span?.timed ? span.start : null, end: span?.end ?? null, agent: span?.agent ?? null };
  }
}

function sequence(around: Span | undefined): boolean {
  return around?.sequential === true && around.cursor > around.start;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
