// Which lists of a JSON document hold speech, and which of their entries' fields are the words, the times, the speakers?
import type { ListPath } from './entry-lines.js';
import { isRecord, toName, toSeconds } from './values.js';

export interface RecordList {
  readonly path: ListPath;
  /** The entries at the path hold their own lists in this field, and those in a row are the list; else `null`. */
  readonly inner: string | null;
  readonly entries: readonly Record<string, unknown>[];
}

/** Names of fields; `null` where the entries have none such. */
export interface ListFields {
  readonly text: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly duration: string | null;
  readonly speaker: string | null;
}

export interface SpeechList extends RecordList {
  readonly fields: ListFields;
  /** Letters of speech. */
  readonly size: number;
}

const TEXT = [
  'text',
  'body',
  'transcript',
  'content',
  'sentence',
  'utterance',
  'caption',
  'line',
  'speech',
  'dialogue',
  'display',
  'punct',
  'punctuated_word',
  'word',
  'value',
];
const START = [
  ...[
    'start',
    'startTime',
    'start_time',
    'starttime',
    'startMs',
    'start_ms',
    'startTimeMs',
    'start_time_ms',
    'startSeconds',
  ],
  ...[
    'from',
    'begin',
    'begin_time',
    'offset',
    'offsetMs',
    'timestamp',
    'timecode',
    'time',
    'ts',
    'timestamps',
    'at',
    'start_timestamp',
  ],
];
const END = [
  'end',
  'endTime',
  'end_time',
  'endtime',
  'endMs',
  'end_ms',
  'endTimeMs',
  'end_time_ms',
  'endSeconds',
  'to',
  'stop',
  'end_ts',
  'end_timestamp',
];
const DURATION = ['duration', 'dur', 'durationMs', 'duration_ms', 'length'];
const SPEAKER = [
  'speaker',
  'speakerName',
  'speaker_name',
  'speakerLabel',
  'speaker_label',
  'voice',
  'speakerId',
  'speaker_id',
  'participant',
  'name',
  'who',
  'author',
  'role',
];
/** Fields that name a speaker and nothing else; alone, without times, only these make a list one of speech. */
const SURE_SPEAKER = /^(?:speaker|voice)/i;
/** Fields of a person who writes. */
const DATED = /^(?:date|created|createdAt|created_at|sent|sent_at|published|publishedAt|timestamp|time|ts)$/;

const SAMPLE = 50;
const MOST_NODES = 2_000;
const DEEPEST = 6;
/** Share of a sample in which words must stand, in which times must, and of times that must not run backwards. */
const MOST = 0.5;
const SOME = 0.2;
const RISING = 0.8;
/** Later than the year 1973 in seconds since 1970: a date, not a place in a recording. */
const EPOCH = 100_000_000;

/** Lists of speech, the one with most words first. */
export function speechLists(document: unknown): SpeechList[] {
  return recordLists(document)
    .flatMap((list): SpeechList[] => {
      const fields = fieldsOf(list.entries.slice(0, SAMPLE), list.path.at(-1));
      if (!fields || isChat(list.entries)) return [];
      const size = list.entries.reduce((sum, entry) => sum + lengthOf(entry[fields.text]), 0);
      return [{ ...list, fields, size }];
    })
    .sort((a, b) => b.size - a.size);
}

/** The entries of an entry's inner list; who speaks in all of them stands beside it. */
export function innerEntries(entry: Record<string, unknown>, inner: string): Record<string, unknown>[] {
  const list = entry[inner];
  const shared = Object.fromEntries(SPEAKER.flatMap((field) => (field in entry ? [[field, entry[field]]] : [])));
  return Array.isArray(list) ? list.filter(isRecord).map((each) => ({ ...shared, ...each })) : [];
}

/** Whether entries are messages that people typed: dated, or to and from an assistant. */
export function isChat(entries: readonly Record<string, unknown>[]): boolean {
  const sample = entries.slice(0, SAMPLE);
  const typed = sample.filter((entry) => {
    const dated = Object.entries(entry).some(([field, value]) => DATED.test(field) && isDate(value));
    return dated || (/^(?:user|assistant|system|tool)$/.test(String(entry.role)) && 'content' in entry);
  });
  return typed.length > sample.length * MOST;
}

/** Every list of objects in a document, near its root first, as far as a bounded search goes. */
export function recordLists(document: unknown): RecordList[] {
  const found: RecordList[] = [];
  const queue: { path: ListPath; value: unknown }[] = [{ path: [], value: document }];
  for (let next = 0; next < queue.length && next < MOST_NODES; next++) {
    const { path, value } = queue[next]!;
    if (Array.isArray(value)) {
      const entries = value.filter(isRecord);
      if (entries.length > 0) found.push({ path, inner: null, entries }, ...innerLists(path, entries));
      if (value.length === 1 && path.length < DEEPEST) queue.push({ path: [...path, 0], value: value[0] });
    } else if (isRecord(value) && path.length < DEEPEST) {
      for (const [key, each] of Object.entries(value).slice(0, 100)) queue.push({ path: [...path, key], value: each });
    }
  }
  return found;
}

function innerLists(path: ListPath, entries: readonly Record<string, unknown>[]): RecordList[] {
  if (entries.length < 2) return [];
  const keys = new Set(entries.slice(0, 2).flatMap((entry) => Object.keys(entry).slice(0, 100)));
  return [...keys].flatMap((inner) => {
    const all = entries.flatMap((entry) => innerEntries(entry, inner));
    return all.length > 0 ? [{ path, inner, entries: all }] : [];
  });
}

function fieldsOf(sample: readonly Record<string, unknown>[], key: string | number | undefined): ListFields | null {
  const field = (names: readonly string[], fits: (value: unknown) => boolean, least = MOST) =>
    names.find((each) => sample.filter((entry) => fits(entry[each])).length > sample.length * least) ?? null;
  // A word's "name" is the word.
  const names = key === 'words' ? [...TEXT, 'name'] : TEXT;
  const text = field(names, (value) => typeof value === 'string' && value.trim() !== '');
  if (text === null) return null;
  const start = field(START, (value) => startOf(value) !== null, SOME);
  const speakers = SPEAKER.filter((name) => name !== text);
  const speaker = field(speakers, (value) => toName(value) !== null, 0);
  const times = start === null ? [] : sample.flatMap((entry) => startOf(entry[start]) ?? []);
  const rising = times.filter((time, i) => i === 0 || time >= times[i - 1]!).length;
  if (start !== null && rising < times.length * RISING) return null;
  if (start === null && !(speaker !== null && SURE_SPEAKER.test(speaker))) return null;
  const isTime = (value: unknown) => startOf(value) !== null;
  return { text, start, end: field(END, isTime), duration: field(DURATION, isTime), speaker };
}

/** A time in its own unit: a number, a clock's text, the first of a pair. */
function startOf(value: unknown): number | null {
  const time: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof time === 'number') return time >= 0 && time < EPOCH ? time : null;
  return typeof time === 'string' ? toSeconds(time) : null;
}

function isDate(value: unknown): boolean {
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}|^\d{9,10}\.\d+$|^[A-Z][a-z]{2} [A-Z][a-z]{2} \d/.test(value);
  return typeof value === 'number' && value >= EPOCH;
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
