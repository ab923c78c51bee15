// Rev AI's JSON -> turns. Marks and spaces are elements of their own: a monologue is its elements' values in a row.
// https://docs.rev.ai/api/asynchronous/transcripts/
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { speakerNamesOf } from './speaker-map.js';
import { type Piece, speechToTranscript } from './speech.js';
import { piecesOf } from './stretch.js';
import { list, name, seconds, words } from './values.js';
import type { Word } from './words.js';

const monologueSchema = z.object({ speaker: name, speaker_info: name, elements: list });
/** A word nobody could make out stands in pointed brackets, which captions use for tags. */
const spelled = words.transform((value) => value.replace(/^<([^<>]*)>$/, '[$1]'));
const elementSchema = z.object({
  type: z.string().optional().catch(undefined),
  value: spelled,
  ts: seconds,
  end_ts: seconds,
  // Of transcripts that people wrote.
  timestamp: seconds,
  end_timestamp: seconds,
});

export function isRevAi(document: unknown): boolean {
  return startsWithFields(at(document, 'monologues'), 'elements');
}

/** Throws `malformed-transcript` without monologues, `no-speech` without speech. */
export function readRevAi(document: unknown, text: string): Transcript {
  if (!isRevAi(document)) throw malformed('No "monologues" with "elements"', 1);
  const findings: Finding[] = [];
  const names = speakerNamesOf(document);
  const where = { text, path: ['monologues'], what: 'monologue', findings };
  const pieces = readEntries(at(document, 'monologues'), monologueSchema, where).flatMap(({ value, line }): Piece[] => {
    const elements = value.elements.flatMap((element) => elementSchema.safeParse(element).data ?? []);
    const broken = value.elements.length - elements.length;
    if (broken > 0) findings.push({ line, message: `${broken} elements without a value were left out` });
    const spoken = elements.flatMap(({ type, value: said, ts, end_ts, timestamp, end_timestamp }): Word[] =>
      type === 'punct'
        ? []
        : [{ text: said, start: ts ?? timestamp, end: end_ts ?? end_timestamp, speaker: null, line }],
    );
    const whole = elements.map(({ value: said }) => said).join('');
    const speaker = value.speaker_info ?? (value.speaker && names(value.speaker));
    const start = spoken.find((word) => word.start !== null)?.start ?? null;
    return piecesOf({ text: whole, speaker, start, end: null, line, words: spoken });
  });
  return speechToTranscript({ format: 'rev-ai-json', pieces, findings });
}
