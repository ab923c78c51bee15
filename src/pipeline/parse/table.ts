// Tables of words and times -> turns: Whisper's TSV, whisper.cpp's and editors' CSV, Audacity's labels, Markdown tables.
// https://github.com/openai/whisper/blob/main/whisper/transcribe.py  https://manual.audacityteam.org/man/importing_and_exporting_labels.html
import { CsvError, parse } from 'csv-parse/sync';
import { countWords, type Finding, type Transcript } from '../../domain/transcript.js';
import { type Piece, speechToTranscript } from './json/speech.js';
import { areMilliseconds } from './json/units.js';
import { toName, toSeconds } from './json/values.js';
import { malformed } from './malformed.js';
import { columnsOf, looksLikeTable, type TableColumns } from './table-columns.js';

interface Row {
  readonly cells: readonly string[];
  /** Line in the source, from 1. */
  readonly line: number;
}

/** Throws `malformed-transcript` where there are no columns of words and of times or speakers, `no-speech` without words. */
export function readTable(text: string): Transcript {
  const columns = looksLikeTable(text) ? columnsOf(text) : null;
  if (!columns) throw malformed('No table with a column of words and one of times or speakers', 1);
  const rows = rowsOf(text, columns);
  const findings: Finding[] = [];
  const unit = unitOf(rows, columns);
  const timeOf = (cells: readonly string[], column: number | null) => {
    const seconds = column === null ? null : secondsOf(cells[column] ?? '');
    return seconds === null ? null : toSeconds(seconds * unit);
  };
  const pieces = rows.flatMap(({ cells, line }): Piece[] => {
    const said = cells[columns.text];
    if (said === undefined) findings.push({ line, message: 'A row without a cell for the words was left out' });
    if (!said?.trim()) return [];
    const speaker = columns.speaker === null ? null : toName(cells[columns.speaker]);
    return [{ text: said, speaker, start: timeOf(cells, columns.start), end: timeOf(cells, columns.end), line }];
  });
  return speechToTranscript({ format: 'table', pieces, findings });
}

function rowsOf(text: string, { separator, header }: TableColumns): Row[] {
  const bare = separator === '|' ? text.replace(/^[ \t]*\|[ \t]?|[ \t]*\|[ \t]*$/gm, '') : text;
  // Whisper and Audacity write quotation marks as they are said.
  const quoted = separator === ',' || separator === ';';
  const rows = (quoted ? recordsOf(bare, separator, '"') : null) ?? recordsOf(bare, separator, null) ?? [];
  return rows.slice(header ? 1 : 0).filter(({ cells }) => !cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell)));
}

/** `null` where a quotation mark is never closed. */
function recordsOf(text: string, separator: string, quote: string | null): Row[] | null {
  const form = { delimiter: separator, quote, relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
  try {
    const records = parse(text, { ...form, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function unitOf(rows: readonly Row[], { start, text }: TableColumns): number {
  if (start === null) return 1;
  const words = rows.reduce((sum, { cells }) => sum + countWords(cells[text] ?? ''), 0);
  const times = rows.map(({ cells }) => (/^\d+$/.test(cells[start]?.trim() ?? '') ? Number(cells[start]) : null));
  return areMilliseconds(times, words) ? 1e-3 : 1;
}

/** How long a frame lasts nobody says: "00:00:05:12" and "00:00:05;12" are the second in which it lies. */
function secondsOf(cell: string): number | null {
  const time = cell.trim().replace(/^(\d{1,3}:\d{2}:\d{2})[:;]\d{2,3}$/, '$1');
  return /^\d+(?:\.\d+)?$/.test(time) ? Number(time) : toSeconds(time);
}
