// JSON text -> a document -> a transcript.
import { HindcastError } from '../../../domain/errors.js';
import { type Loss, LossCount } from '../../../domain/loss.js';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { type JsonFormat, jsonFormats } from './formats.js';
import { lossesOf } from './losses.js';
import { mendJson } from './mend-json.js';
import { whatWasSeen } from './seen.js';

/** Throws `malformed-transcript` where it is not JSON or not in this format, `no-speech` where nobody speaks. */
export function readJson(text: string, format: JsonFormat): Transcript {
  const { document, source, findings } = parseJson(text);
  const reader = format.name === 'json' ? (jsonFormats.find(({ fits }) => fits(document)) ?? format) : format;
  const transcript = reader.read(document, source);
  return {
    ...transcript,
    findings: [...findings, ...transcript.findings],
    losses: merged(transcript.losses, lossesOf(document)),
  };
}

/** Opens like a JSON document of objects; a list of numbers or words is a text in brackets. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(text.slice(0, 1000));
}

/** Which format of JSON is it? Throws `unknown-format`, and `malformed-transcript` where it is not JSON. */
export function detectJson(text: string): JsonFormat {
  const { document } = parseJson(text);
  const format = jsonFormats.find(({ fits }) => fits(document));
  if (format) return format;
  const message = whatWasSeen(document);
  throw new HindcastError('unknown-format', 'The format of the transcript is not known', [{ line: 1, message }]);
}

/**
 * One document, or several in a row, which are read as a list; `source` is JSON with the same lines. What can only be
 * meant one way is mended, and told. Throws `malformed-transcript` with the line at which the JSON breaks.
 */
function parseJson(text: string): { document: unknown; source: string; findings: readonly Finding[] } {
  try {
    return { document: JSON.parse(text), source: text, findings: [] };
  } catch (error) {
    const { source, told } = mendJson(text);
    const findings = told.map(
      (message): Finding => ({ line: null, message: `Not quite JSON: ${message}`, severity: 'note' }),
    );
    try {
      return { document: JSON.parse(source), source, findings };
    } catch {
      const message = error instanceof Error ? error.message : 'not JSON';
      const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
      throw malformed(`Not JSON: ${message.slice(0, 200)}`, text.slice(0, position).split('\n').length);
    }
  }
}

function merged(...lists: readonly (readonly Loss[])[]): Loss[] {
  const losses = new LossCount();
  for (const list of lists) losses.addAll(list);
  return losses.list();
}
