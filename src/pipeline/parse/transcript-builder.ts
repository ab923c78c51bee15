// Turns, marks and times grow here in the order of the source; every format's reader writes into one of these.
import { HindcastError } from '../../domain/errors.js';
import { type Loss, LossCount, type LossKind } from '../../domain/loss.js';
import type {
  Finding,
  Mark,
  MarkKind,
  Severity,
  Transcript,
  TranscriptFormat,
  TranscriptMetadata,
} from '../../domain/transcript.js';
import { byLine } from './findings.js';
import { anchorsOf, countedWords, risingStamps, type Stamp, turnTimes } from './known-times.js';
import { type ListedChapter, placeChapters } from './place-chapters.js';
import { clockOf } from './stamp.js';
import { repairTimes } from './stamp-repair.js';

interface Draft {
  readonly speaker: string | null;
  text: string;
  endTime: number | null;
}

interface WaitingMark {
  readonly kind: MarkKind;
  readonly label: string;
  readonly times: readonly number[];
  readonly line: number;
}

/** What separates new words from those before: a blank line between paragraphs, a space between captions. */
export type Joint = '\n\n' | ' ' | '';

/** Seconds after which a recording hardly says its first words. */
const LATE_START = 3600;

export class TranscriptBuilder {
  readonly #drafts: Draft[] = [];
  readonly #marks: Mark[] = [];
  readonly #chapters: ListedChapter[] = [];
  readonly #stamps: Stamp[] = [];
  readonly #findings: Finding[] = [];
  readonly #losses = new LossCount();
  #speaker: string | null = null;
  #opens = true;
  #waitingMarks: WaitingMark[] = [];
  #waitingStamps: { time: number; line: number }[] = [];
  readonly #handwritten: boolean;

  /** `handwritten`: stamps were typed by people, who drop hours; a machine's are right or wrong as they stand. */
  constructor({ handwritten = false }: { handwritten?: boolean } = {}) {
    this.#handwritten = handwritten;
  }

  /** The next words belong to a new turn. */
  openTurn(speaker: string | null): void {
    this.#speaker = speaker;
    this.#opens = true;
  }

  /** The number of words does not matter; empty text is ignored. Offsets of `stamps` are in `text`. */
  addText(text: string, joint: Joint, line: number, stamps: readonly { offset: number; seconds: number }[] = []): void {
    if (!text) return;
    if (this.#opens) this.#drafts.push({ speaker: this.#speaker, text: '', endTime: null });
    this.#opens = false;
    const draft = this.#drafts.at(-1)!;
    if (draft.text) draft.text += joint;
    const start = draft.text.length;
    this.#place(start);
    for (const { offset, seconds } of stamps) this.#stampAt(start + offset, seconds, line, true);
    draft.text += text;
  }

  /** The next words are spoken at `time`. */
  addStamp(time: number, line: number): void {
    this.#waitingStamps.push({ time, line });
  }

  /** The words so far end at `time`, as the source says. */
  endAt(time: number): void {
    const draft = this.#drafts.at(-1);
    if (draft) draft.endTime = Math.max(draft.endTime ?? 0, time);
  }

  addHeading(label: string, line: number): void {
    if (label) this.#waitingMarks.push({ kind: 'heading', label, times: [], line });
  }

  /** A publisher's chapter that begins where the talk reaches `seconds`: a heading, once all times are known. */
  addChapter({ title, seconds }: { title: string; seconds: number }, line: number): void {
    this.#chapters.push({ title, seconds, line });
  }

  /** A break ends the turn before it. `times`: when it starts and, if known, when talk goes on. */
  addBreak(label: string, times: readonly number[], line: number): void {
    this.#waitingMarks.push({ kind: 'break', label, times, line });
    this.#opens = true;
  }

  addFinding(line: number | null, message: string, severity?: Severity): void {
    this.#findings.push({ line, message, ...(severity && { severity }) });
  }

  /** What the source holds and a transcript has no place for: `addLoss('confidence', line)`. A count of 0 is ignored. */
  addLoss(what: LossKind, line: number | null = null, count = 1): void {
    this.#losses.add(what, line, count);
  }

  addLosses(losses: readonly Loss[]): void {
    this.#losses.addAll(losses);
  }

  /** Throws `no-speech` where no words were added. */
  build(format: TranscriptFormat, metadata: TranscriptMetadata): Transcript {
    if (this.#drafts.length === 0) {
      const details = byLine(this.#findings)
        .slice(0, 5)
        .map(({ line, message }) => ({ line: line ?? 1, message }));
      throw new HindcastError('no-speech', 'No speech was found', details.length > 0 ? details : [NOTHING]);
    }
    this.#opens = true;
    this.#place(0);
    const stamps = this.#believed();
    const times = turnTimes(
      this.#drafts.map((draft) => draft.text),
      stamps,
    );
    const byTurn = groupByTurn(stamps);
    const turns = this.#drafts.map(({ speaker, text, endTime }, index) => {
      const { start, end } = times[index]!;
      const anchors = anchorsOf(byTurn.get(index) ?? []);
      const last = anchors.at(-1)?.time ?? start.time ?? 0;
      const ends = endTime ?? end;
      const known = ends === null ? null : Math.max(ends, last);
      return { index, speaker, text, startTime: start.time, endTime: known, timing: start.timing, anchors };
    });
    const { marks, findings } = placeChapters(this.#chapters, turns, this.#timedMarks(stamps));
    const losses = this.#losses.list();
    return { format, turns, marks, metadata, findings: [...this.#findings, ...findings], losses };
  }

  /** Gives waiting marks and stamps their place: the words about to be added. */
  #place(offset: number): void {
    const turn = this.#opens ? this.#drafts.length : this.#drafts.length - 1;
    for (const { kind, label, times, line } of this.#waitingMarks) {
      this.#marks.push({ kind, label, at: { turn, offset }, time: times[0] ?? null });
      for (const time of times) this.#stamps.push({ turn, offset, time, exact: false, line });
    }
    for (const { time, line } of this.#waitingStamps) {
      if (!this.#opens) this.#stamps.push({ turn, offset, time, exact: true, line });
    }
    this.#waitingMarks = [];
    this.#waitingStamps = [];
  }

  #stampAt(offset: number, time: number, line: number, exact: boolean): void {
    this.#stamps.push({ turn: this.#drafts.length - 1, offset, time, exact, line });
  }

  #believed(): Stamp[] {
    const stamps = this.#handwritten ? this.#repaired() : this.#stamps;
    const kept = risingStamps(stamps);
    for (const stamp of stamps) {
      if (!kept.has(stamp))
        this.addFinding(stamp.line, `The stamp ${clockOf(stamp.time)} runs backwards and was left out`);
    }
    const believed = stamps.filter((stamp) => kept.has(stamp));
    this.#noteLateStart(believed[0]);
    return believed;
  }

  /** Editors count from 01:00:00:00, meeting programs by the time of day. Nobody says so in the file. */
  #noteLateStart(first: Stamp | undefined): void {
    if (!first?.exact || first.turn > 0 || first.offset > 0 || first.time < LATE_START) return;
    const message = `The first words are at ${clockOf(first.time)}: if the recording begins with them, all times are late`;
    this.addFinding(first.line, message, 'note');
  }

  #repaired(): Stamp[] {
    const backwards = this.#stamps.some(({ time }, i) => i > 0 && time < this.#stamps[i - 1]!.time);
    if (!backwards) return this.#stamps;
    const texts = this.#drafts.map((draft) => draft.text);
    const { stampWords } = countedWords(texts, this.#stamps);
    const { times, findings } = repairTimes(
      this.#stamps.map(({ time, line }, i) => ({ time, line, words: stampWords[i]! })),
    );
    this.#findings.push(...findings);
    return this.#stamps.map((stamp, i) => ({ ...stamp, time: times[i]! }));
  }

  /** A mark's time is its own stamp, or the stamp of the very words after it. */
  #timedMarks(stamps: readonly Stamp[]): Mark[] {
    const times = new Map<string, number>();
    for (const { turn, offset, time } of stamps)
      if (!times.has(`${turn}:${offset}`)) times.set(`${turn}:${offset}`, time);
    return this.#marks.map((mark) => ({ ...mark, time: times.get(`${mark.at.turn}:${mark.at.offset}`) ?? null }));
  }
}

function groupByTurn(stamps: readonly Stamp[]): Map<number, Stamp[]> {
  const groups = new Map<number, Stamp[]>();
  for (const stamp of stamps) {
    const group = groups.get(stamp.turn);
    if (group) group.push(stamp);
    else groups.set(stamp.turn, [stamp]);
  }
  return groups;
}

const NOTHING = { line: 1, message: 'Nothing in it reads as speech' };
