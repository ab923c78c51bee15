// Speechmatics' JSON (v2) -> turns. Results are single words and marks that attach to their neighbours.
// https://docs.speechmatics.com/speech-to-text/batch/output
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries } from './entries.js';
import { inOrderOfTime, speechToTranscript } from './speech.js';
import { isRecord, name, seconds, words } from './values.js';
import { phrasesOf, type Word } from './words.js';

const attachments = { previous: 'previous', next: 'next', both: 'both', none: undefined } as const;
const resultSchema = z.object({
  type: z.string(),
  start_time: seconds,
  end_time: seconds,
  attaches_to: z.enum(['previous', 'next', 'both', 'none']).optional().catch(undefined),
  channel: name,
  alternatives: z
    .array(z.object({ content: words, speaker: name }))
    .optional()
    .catch(undefined),
});

export function isSpeechmatics(document: unknown): boolean {
  const results = listAt(document, 'results').slice(0, 20).filter(isRecord);
  return results.some((result) => 'type' in result && 'start_time' in result && 'alternatives' in result);
}

/** Throws `malformed-transcript` without results, `no-speech` without speech. */
export function readSpeechmatics(document: unknown, text: string): Transcript {
  if (!Array.isArray(at(document, 'results'))) throw malformed('No "results" with "type" and "alternatives"', 1);
  const findings: Finding[] = [];
  const where = { text, path: ['results'], what: 'result', findings };
  const channels = new Map<string | null, Word[]>();
  for (const { value, line } of readEntries(at(document, 'results'), resultSchema, where)) {
    const [best] = value.alternatives ?? [];
    if (!best) continue;
    const joins = attachments[value.attaches_to ?? (value.type === 'punctuation' ? 'previous' : 'none')];
    const word = { text: best.content, start: value.start_time, end: value.end_time, line, joins };
    const channel = channels.get(value.channel) ?? [];
    channel.push({ ...word, speaker: speakerOf(best.speaker, value.channel) });
    channels.set(value.channel, channel);
  }
  const pieces = inOrderOfTime([...channels.values()].flatMap(phrasesOf));
  return speechToTranscript({ format: 'speechmatics-json', pieces, findings });
}

/** "UU" is a speaker whom nobody told from others; then a channel's name is better than none. */
function speakerOf(speaker: string | null, channel: string | null): string | null {
  return speaker === null || speaker === 'UU' ? (channel ?? speaker) : speaker;
}
