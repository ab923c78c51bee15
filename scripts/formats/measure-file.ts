// Does a real file give what its manifest expects? Compared is what a transcript can show: turns, speakers, first and
// last times, first and last words, and how many of the file's timed entries are still there.
import { HindcastError } from '../../src/domain/errors.js';
import { countWords, type Transcript, type Turn } from '../../src/domain/transcript.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { type Entry, refusalOf } from './manifest.js';

export interface Measured {
  readonly entry: Entry;
  /** `null`: refused. */
  readonly transcript: Transcript | null;
  /** Code and reason of the refusal; `null`: read. */
  readonly refusal: string | null;
  /** In words; empty where all of it fits. */
  readonly differences: readonly string[];
}

/** Entries with a time of their own, each of which starts a stamp in its turn. */
const TIMED_UNITS = /^(?:cues|segments|utterances|phrases|paragraphs|entries|clips)$/;
/** Entries at the same moment, without words, or repeated share a stamp; one in which two people speak has two. */
const LEAST_STAMPS = 0.5;
const MOST_STAMPS = 1.1;
/** Fewer entries than this say nothing by their number. */
const FEW = 10;

/** Anything but a `HindcastError` is a difference, too. */
export function measureFile(entry: Entry, bytes: Uint8Array): Measured {
  const wanted = refusalOf(entry);
  try {
    const transcript = parseTranscript(bytes);
    const differences = wanted ? ['read, should be refused'] : differencesOf(entry, transcript);
    return { entry, transcript, refusal: null, differences };
  } catch (error) {
    if (!(error instanceof HindcastError))
      return { entry, transcript: null, refusal: 'crash', differences: [String(error)] };
    const refusal = `${error.code}: ${error.details.map(({ message }) => message).join('; ')}`;
    const differences = !wanted
      ? [`refused, should be read: ${refusal}`]
      : wanted.test(refusal.slice(error.code.length + 1))
        ? []
        : [`the reason "${refusal}" does not name ${wanted.source}`];
    return { entry, transcript: null, refusal, differences };
  }
}

function differencesOf(entry: Entry, transcript: Transcript): string[] {
  const { expect: want } = entry;
  const { turns, metadata } = transcript;
  const starts = startsOf(turns);
  const end = turns.at(-1)?.endTime ?? null;
  const checks: [what: string, got: unknown, wanted: unknown][] = [
    ['speakers', speakersOf(turns).join(), [...want.speakers].sort().join()],
    ['first start', starts[0] ?? null, want.first_start_ms],
    ['last start', starts.at(-1) ?? null, want.last_start_ms ?? starts.at(-1) ?? null],
    ['last end', want.last_end_ms === null || end === null ? want.last_end_ms && end : ms(end), want.last_end_ms],
    ['title', want.title === undefined ? undefined : metadata.title, want.title],
  ];
  const found = checks
    .filter(([, got, wanted]) => got !== wanted)
    .map(([what, got, wanted]) => `${what}: ${String(got)}, not ${String(wanted)}`);
  return [...found, ...turnFaults(entry, turns), ...countFaults(entry, transcript), ...wordFaults(entry, turns)];
}

/** Sentences before the first label are a turn of nobody; counts of labels leave them out. */
function turnFaults({ expect: { turns: told, count, count_unit } }: Entry, turns: readonly Turn[]): string[] {
  const wanted = told ?? (count_unit === 'turns' ? count : null);
  const unled = turns[0]?.speaker === null ? turns.length - 1 : turns.length;
  return wanted === null || turns.length === wanted || unled === wanted
    ? []
    : [`turns: ${turns.length}, not ${wanted}`];
}

function countFaults({ expect: { count, count_unit, first_start_ms } }: Entry, transcript: Transcript): string[] {
  const { turns, losses } = transcript;
  const stamps = startsOf(turns).length;
  if (count === null || count_unit === null) return [];
  if (count_unit === 'words') {
    const words = turns.reduce((sum, { text }) => sum + countWords(text), 0);
    return words === count ? [] : [`words: ${words}, not ${count}`];
  }
  if (!TIMED_UNITS.test(count_unit) || first_start_ms === null || count < FEW) return [];
  // Where the words have times of their own, an entry is stamped at each of its phrases.
  const most = losses.some(({ what }) => what === 'word-time') ? Number.POSITIVE_INFINITY : count * MOST_STAMPS;
  return stamps <= most && stamps >= count * LEAST_STAMPS ? [] : [`stamps: ${stamps}, not ${count}`];
}

/** With sounds and notes in brackets, or without them. */
function wordFaults({ language, expect: { first_words, last_words } }: Entry, turns: readonly Turn[]): string[] {
  const fold = (text: string) => text.replace(/\s+/gu, /^(?:ja|zh)/.test(language ?? '') ? '' : ' ').trim();
  const whole = turns.map(({ text }) => text).join(' ');
  const texts = [fold(whole), fold(whole.replace(/\[[^\]]*\]|\([^)]*\)/gu, ' '))];
  const first = fold(first_words ?? '');
  const last = fold(last_words ?? '');
  return [
    ...(texts.some((text) => text.startsWith(first))
      ? []
      : [`first words: "${texts[1]!.slice(0, first.length)}", not "${first}"`]),
    ...(texts.some((text) => text.endsWith(last))
      ? []
      : [`last words: "${texts[1]!.slice(-last.length)}", not "${last}"`]),
  ];
}

function startsOf(turns: readonly Turn[]): number[] {
  return turns.flatMap(({ anchors }) => anchors.map(({ time }) => ms(time)));
}

function speakersOf(turns: readonly Turn[]): string[] {
  return [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))].sort();
}

function ms(seconds: number): number {
  return Math.round(seconds * 1000);
}
