// SubStation Alpha (SSA and ASS) -> turns. The "Format" line of "[Events]" says which field of a "Dialogue" line is which;
// the words are the last and may hold commas. http://www.tcax.org/docs/ass-specs.htm
import { LossCount } from '../../domain/loss.js';
import type { Finding, Transcript } from '../../domain/transcript.js';
import { readTiming } from './caption-time.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { malformed } from './malformed.js';

const HEAD = /^\s*\[(?:Script Info|V4\+? Styles|Events)\]\s*$/i;
const EVENT = /^\s*(?:Dialogue|Comment):\s*(?:Marked=)?\d+,\d{1,2}:\d{2}:\d{2}[.:]\d{1,3},/i;
/** Of version 4; the first field is called "Marked" there and "Layer" in version 4+. */
const USUAL = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
const SAMPLE_LINES = 400;

const CODES = /\{[^{}]{0,1000}\}/g;
/** `{\p1}` starts a drawing: what follows are its points. */
const DRAWING = /\{[^{}]{0,1000}\\p[1-9][^{}]{0,1000}\}/;
const NOTED = /\S/;

interface Field {
  readonly name: string;
  readonly value: string;
}

/** Starts with a section of such a file, or has a line of its events. */
export function looksLikeSsa(text: string): boolean {
  const lines = text.split('\n', SAMPLE_LINES);
  return HEAD.test(lines.find((line) => NOTED.test(line)) ?? '') || lines.some((line) => EVENT.test(line));
}

/** Throws `malformed-transcript` without events, `no-speech` where none has words. */
export function readSsa(text: string): Transcript {
  const losses = new LossCount();
  const findings: Finding[] = [];
  const cues: Cue[] = [];
  let fields = USUAL;
  let title = '';
  let events = 0;
  text.split('\n').forEach((raw, at) => {
    const { name, value } = fieldOf(raw);
    if (name === 'title') title = value;
    else if (name === 'format' && /\btext\s*$/i.test(value)) fields = value.toLowerCase().split(/\s*,\s*/);
    else if (name === 'style') losses.add('style', at + 1);
    else if (name === 'comment') losses.add('note', at + 1);
    if (name !== 'dialogue') return;
    events++;
    const read = cuesOf(value, fields, at + 1);
    if (read === null) findings.push({ line: at + 1, message: 'A line whose times cannot be read was left out' });
    cues.push(...(read ?? []));
    losses.add('style', at + 1, value.match(CODES)?.length ?? 0);
  });
  if (events === 0) throw malformed('No line "Dialogue: 0,0:00:01.00,0:00:03.00,..." can be read', 1);
  cues.sort((a, b) => a.start! - b.start!);
  return cuesToTranscript({ format: 'ssa', cues, findings, losses: losses.list(), metadata: title ? { title } : {} });
}

function fieldOf(line: string): Field {
  const colon = line.length > 100_000 ? -1 : line.indexOf(':');
  return colon < 0
    ? { name: '', value: '' }
    : { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
}

/** `null` without readable times; empty without words. Who speaks stands in "Name" or, in older files, "Actor". */
function cuesOf(value: string, fields: readonly string[], line: number): Cue[] | null {
  const cells = value.split(',');
  const cell = (name: string) => (fields.includes(name) ? (cells[fields.indexOf(name)] ?? '').trim() : '');
  const timing = readTiming(`${cell('start')} --> ${cell('end')}`);
  if (!timing) return null;
  const words = cells.slice(fields.length - 1).join(',');
  if (DRAWING.test(words)) return [];
  const plain = words
    .replace(CODES, '')
    .replace(/\\[Nn]/g, '\n')
    .replace(/\\h/g, ' ');
  const named = cell('name') || cell('actor') || null;
  return voicesOf(plain.split('\n')).map(({ voice, lines }) => ({
    start: timing.start,
    end: timing.end,
    voice: voice ?? named,
    lines,
    line,
  }));
}
