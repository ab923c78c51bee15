// What does the parser make of these bytes, and how long does it take?
import { HindcastError } from '../../src/domain/errors.js';
import type { Transcript } from '../../src/domain/transcript.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { validateTranscript } from '../../src/pipeline/validate-transcript.js';
import { transcriptFaults } from './transcript-faults.js';

export interface Outcome {
  /** "read as vtt", "no-speech", "crash". */
  readonly kind: string;
  /** Empty: a sane transcript, or a refusal that names a line and a reason. */
  readonly faults: readonly string[];
  /** Of processor time, for reading alone. */
  readonly milliseconds: number;
}

/** `validates`: validating, which reads once more, has to say the same. Never throws. */
export function runOne(bytes: Uint8Array, { validates }: { validates: boolean }): Outcome {
  const started = process.cpuUsage();
  const read = parse(bytes);
  const { user } = process.cpuUsage(started);
  if ('crash' in read) return { kind: 'crash', faults: [read.crash], milliseconds: user / 1000 };
  const kind = 'refusal' in read ? read.refusal.code : `read as ${read.transcript.format}`;
  const faults = 'refusal' in read ? refusalFaults(read.refusal) : transcriptFaults(read.transcript);
  return {
    kind,
    faults: validates ? [...faults, ...validationFaults(bytes, kind)] : faults,
    milliseconds: user / 1000,
  };
}

type Read = { readonly transcript: Transcript } | { readonly refusal: HindcastError } | { readonly crash: string };

function parse(bytes: Uint8Array): Read {
  try {
    return { transcript: parseTranscript(bytes) };
  } catch (error) {
    if (error instanceof HindcastError) return { refusal: error };
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function refusalFaults({ code, details }: HindcastError): string[] {
  const told = details.length > 0 && details.every(({ line, message }) => (line ?? 0) > 0 && message);
  return told ? [] : [`${code} names no line or no reason`];
}

function validationFaults(bytes: Uint8Array, kind: string): string[] {
  const { refusal, understood } = validateTranscript(bytes);
  const said = understood ? `read as ${understood.format}` : refusal?.code;
  return said === kind ? [] : [`validating says ${said}, reading says ${kind}`];
}
