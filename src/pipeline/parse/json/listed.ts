// JSON of no known format that clearly is a list of speech: entries with words and with times or speakers, whatever their
// fields are called. The last of the readers, and it says so.

import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { countWords } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { embeddedText, readEmbedded } from './embedded.js';
import { at, type Entry, type EntryList, readEntries } from './entries.js';
import type { ListPath } from './entry-lines.js';
import { innerEntries, type ListFields, type SpeechList, speechLists } from './list-fields.js';
import { titleOf } from './metadata.js';
import { speakerNamesOf } from './speaker-map.js';
import { speakersByTime } from './speaker-times.js';
import { type Piece, speechToTranscript } from './speech.js';
import { alignedPieces } from './stretch.js';
import { areMilliseconds } from './units.js';
import { toName, toSeconds } from './values.js';
import { phrasesOf } from './words.js';

export function isListed(document: unknown): boolean {
  return speechLists(document).length > 0 || embeddedText(document) !== null;
}

/** Throws `malformed-transcript` where there is no such list, `no-speech` without speech. */
export function readListed(document: unknown, text: string): Transcript {
  const [found] = speechLists(document);
  if (found) return fromList(found, document, text);
  const embedded = embeddedText(document);
  if (!embedded) throw malformed('No list of entries with words and with times or speakers', 1);
  return readEmbedded(embedded);
}

function fromList(list: SpeechList, document: unknown, text: string): Transcript {
  const { fields } = list;
  const findings: Finding[] = [{ line: 1, message: told(list), severity: 'note' }];
  const entries = entriesOf(list, document, { text, path: list.path, what: 'entry', findings });
  const names = speakerNamesOf(document);
  const unit = unitOf(entries, fields);
  let speaker: string | null = null;
  const pieces = entries.map(({ value, line }): Piece => {
    const said = value[fields.text] as string;
    const given = fields.speaker === null ? undefined : value[fields.speaker];
    const label = toName(given);
    // A name is valid until the next one; `null` is nobody, and so is a note such as "(music)".
    const isNote = label === null && /^\s*[([][^()[\]]*[)\]]\s*$/.test(said);
    if (given === null) speaker = null;
    else if (label !== null) speaker = names(label);
    const start = startOf(value, fields, unit);
    return { text: said, speaker: isNote ? null : speaker, start, end: endOf(value, fields, { start, unit }), line };
  });
  const single = pieces.filter((piece) => countWords(piece.text) > 1).length < pieces.length * FEW;
  const metadata = titleOf(document);
  const spoken = single ? phrasesIn(pieces, document, list.path) : pieces;
  return speechToTranscript({ format: 'json', pieces: spoken, findings, metadata });
}

/** Single words, with the marks of a text that is made of them, and with who speaks when, where the document says so. */
function phrasesIn(words: readonly Piece[], document: unknown, path: ListPath): Piece[] {
  const names = words.some(({ speaker }) => speaker !== null) ? null : speakersByTime(document, path);
  const named = names ? words.map((word) => ({ ...word, speaker: names(word.start) })) : words;
  const text = ['transcript', 'text'].map((field) => at(document, field)).find((each) => typeof each === 'string');
  const stretch = text === undefined ? null : { text, speaker: null, start: null, end: null, line: 1, words: named };
  return (stretch && alignedPieces(stretch)) ?? phrasesOf(named);
}

function entriesOf({ path, inner, fields }: SpeechList, document: unknown, where: EntryList): Entry<Fields>[] {
  const record = z.record(z.string(), z.unknown());
  const hasWords = (entry: Fields) => typeof entry[fields.text] === 'string';
  const issue = { path: [fields.text] };
  if (inner === null) return readEntries(at(document, ...path), record.refine(hasWords, issue), where);
  return readEntries(at(document, ...path), record, where).flatMap(({ value, ...place }) =>
    innerEntries(value, inner).flatMap((entry) => (hasWords(entry) ? { ...place, value: entry } : [])),
  );
}

type Fields = Record<string, unknown>;

/** Share of entries of more than a word up to which a list is one of single words. */
const FEW = 0.05;

function told({ path, inner, fields: { text, start, speaker } }: SpeechList): string {
  const steps = [...path, ...(inner === null ? [] : [inner])];
  const where = steps.length > 0 ? `the list "${steps.join('.')}"` : 'a list';
  const times = start === null ? 'no times' : `times from "${start}"`;
  const speakers = speaker === null ? 'no speakers' : `speakers from "${speaker}"`;
  return `JSON of no known format, read as ${where} of speech: words from "${text}", ${times}, ${speakers}`;
}

/** Seconds that a number in a field without a unit in its name stands for. */
function unitOf(entries: readonly Entry<Fields>[], { start, text }: ListFields): number {
  if (start === null) return 1;
  const words = entries.reduce((sum, { value }) => sum + countWords(String(value[text])), 0);
  const times = entries.map(({ value }) => value[start]);
  return areMilliseconds(times, words) ? 1e-3 : 1;
}

/** A time that an export of ours only guessed is none. */
function startOf(entry: Fields, { start: field }: ListFields, unit: number): number | null {
  const guessed = entry.timing !== undefined && entry.timing !== 'exact';
  return field === null || guessed ? null : timeOf(entry[field], field, unit);
}

function timeOf(value: unknown, field: string, unit: number): number | null {
  const time = Array.isArray(value) ? (value[0] as unknown) : value;
  const number = typeof time === 'string' && /^\d+(?:\.\d+)?$/.test(time) ? Number(time) : time;
  if (typeof number !== 'number') return toSeconds(number);
  return toSeconds(/(?:ms|millis(?:econds)?)$/i.test(field) ? number / 1000 : number * unit);
}

function endOf(
  entry: Record<string, unknown>,
  { start: startField, end: field, duration }: ListFields,
  { start, unit }: { start: number | null; unit: number },
): number | null {
  const range = startField === null ? null : entry[startField];
  if (Array.isArray(range)) return timeOf(range[1], startField!, unit);
  if (field !== null) return timeOf(entry[field], field, unit);
  const length = duration === null ? null : timeOf(entry[duration], duration, unit);
  return start !== null && length !== null ? toSeconds(start + length) : null;
}
