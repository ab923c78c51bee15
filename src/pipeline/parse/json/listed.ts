// JSON of no known format that clearly is a list of speech: entries with words and with times or speakers, whatever their
// fields are called. The last of the readers, and it says so.

import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { countWords } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { embeddedText, readEmbedded } from './embedded.js';
import { at, readEntries } from './entries.js';
import { type ListFields, type SpeechList, speechLists } from './list-fields.js';
import { titleOf } from './metadata.js';
import { speakerNamesOf } from './speaker-map.js';
import { type Piece, speechToTranscript } from './speech.js';
import { toName, toSeconds } from './values.js';
import { phrasesOf } from './words.js';

/** Fewer words a second in times taken for seconds, and they are milliseconds. Slow talk has one. */
const LEAST_WORDS_PER_SECOND = 0.05;

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

function fromList({ path, fields }: SpeechList, document: unknown, text: string): Transcript {
  const findings: Finding[] = [{ line: 1, message: told(path, fields), severity: 'note' }];
  const schema = z.record(z.string(), z.unknown()).refine((entry) => typeof entry[fields.text] === 'string', {
    path: [fields.text],
  });
  const entries = readEntries(at(document, ...path), schema, { text, path, what: 'entry', findings });
  const names = speakerNamesOf(document);
  const unit = unitOf(
    entries.map(({ value }) => value),
    fields,
  );
  let speaker: string | null = null;
  const pieces = entries.map(({ value, line }): Piece => {
    const said = value[fields.text] as string;
    const start = fields.start === null ? null : timeOf(value[fields.start], fields.start, unit);
    const given = fields.speaker === null ? null : toName(value[fields.speaker]);
    // Where names are given only when they change; a note such as "(music)" is nobody's.
    if (given !== null) speaker = names(given);
    const isNote = given === null && /^\s*[([][^()[\]]*[)\]]\s*$/.test(said);
    return { text: said, speaker: isNote ? null : speaker, start, end: endOf(value, fields, { start, unit }), line };
  });
  const single = pieces.filter((piece) => countWords(piece.text) > 1).length < pieces.length * FEW;
  return speechToTranscript({
    format: 'json',
    pieces: single ? phrasesOf(pieces) : pieces,
    findings,
    metadata: titleOf(document),
  });
}

/** Share of entries of more than a word up to which a list is one of single words. */
const FEW = 0.05;

function told(path: SpeechList['path'], { text, start, speaker }: ListFields): string {
  const where = path.length > 0 ? `the list "${path.join('.')}"` : 'a list';
  const times = start === null ? 'no times' : `times from "${start}"`;
  const speakers = speaker === null ? 'no speakers' : `speakers from "${speaker}"`;
  return `JSON of no known format, read as ${where} of speech: words from "${text}", ${times}, ${speakers}`;
}

/** Seconds that a number in a field without a unit in its name stands for. */
function unitOf(entries: readonly Record<string, unknown>[], { start, text }: ListFields): number {
  if (start === null) return 1;
  const times = entries.flatMap((entry) => {
    const time = entry[start];
    return typeof time === 'number' && Number.isInteger(time) ? time : [];
  });
  if (times.length < entries.length * 0.9 || times.length < 2) return 1;
  const words = entries.reduce((sum, entry) => sum + countWords(String(entry[text])), 0);
  return words < (times.at(-1)! - times[0]!) * LEAST_WORDS_PER_SECOND ? 1e-3 : 1;
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
