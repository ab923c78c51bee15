// The JSON of Amazon Transcribe Call Analytics -> turns. Times are milliseconds; "[PII]" for what was blanked out stays.
// https://docs.aws.amazon.com/transcribe/latest/dg/tca-output-post-call.html
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { speechToTranscript } from './speech.js';
import { piecesInOrder, type Stretch } from './stretch.js';
import { list, milliseconds, name, words } from './values.js';
import type { Word } from './words.js';

const times = { BeginOffsetMillis: milliseconds, EndOffsetMillis: milliseconds };
const turnSchema = z.object({ ...times, Content: words, ParticipantRole: name, Items: list });
const itemSchema = z.object({ ...times, Content: words, Type: z.string().optional().catch(undefined) });

export function isAwsCallAnalytics(document: unknown): boolean {
  return startsWithFields(at(document, 'Transcript'), 'Content', 'BeginOffsetMillis');
}

/** Throws `malformed-transcript` without "Transcript", `no-speech` without speech. */
export function readAwsCallAnalytics(document: unknown, text: string): Transcript {
  if (!isAwsCallAnalytics(document)) throw malformed('No "Transcript" with "Content" and "BeginOffsetMillis"', 1);
  const findings: Finding[] = [];
  const where = { text, path: ['Transcript'], what: 'turn', findings };
  const stretches = readEntries(at(document, 'Transcript'), turnSchema, where).map(({ value, line }): Stretch => {
    const { Content, ParticipantRole: speaker, BeginOffsetMillis: start, EndOffsetMillis: end } = value;
    const spoken = value.Items.flatMap((item): Word[] => {
      const { data } = itemSchema.safeParse(item);
      if (!data || data.Type === 'punctuation') return [];
      return [{ text: data.Content, start: data.BeginOffsetMillis, end: data.EndOffsetMillis, speaker, line }];
    });
    return { text: Content, speaker, start, end, line, words: spoken };
  });
  const pieces = piecesInOrder(stretches);
  return speechToTranscript({ format: 'aws-call-analytics-json', pieces, findings });
}
