// What the parser's tests share: our own sample transcripts, and a short view of what came out.
import { readFileSync } from 'node:fs';
import type { Transcript } from '../../../src/domain/transcript.js';
import { type ParseOptions, parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';

export function parseFixture(name: string, options?: ParseOptions): Transcript {
  return parseTranscript(readFileSync(new URL(`../../fixtures/transcripts/${name}`, import.meta.url)), options);
}

export function parseText(text: string, options?: ParseOptions): Transcript {
  return parseTranscript(Buffer.from(text), options);
}

/** Speaker and words of each turn. */
export function spoken({ turns }: Transcript): [string | null, string][] {
  return turns.map((turn) => [turn.speaker, turn.text]);
}

/** Kind, label and place of each mark. */
export function marked({ marks }: Transcript): string[] {
  return marks.map(({ kind, label, at }) => `${kind} "${label}" at ${at.turn}:${at.offset}`);
}
