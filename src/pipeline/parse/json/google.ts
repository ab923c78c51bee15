// Google Cloud Speech-to-Text's JSON -> turns, v1 and v2, as the REST API or a client library writes it, also in the
// envelope of a long-running operation. Times are texts such as "1.200s"; one that is left out is 0.
// https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries, startsWithFields } from './entries.js';
import type { ListPath } from './entry-lines.js';
import { inOrderOfTime, type Piece, speechToTranscript } from './speech.js';
import { piecesOf } from './stretch.js';
import { isRecord, list, name, seconds, toSeconds, words } from './values.js';
import type { Word } from './words.js';

const resultSchema = z.object({
  alternatives: z.array(z.object({ transcript: words.optional(), words: list })).min(1),
  channelTag: name,
  channel_tag: name,
  resultEndTime: seconds,
  resultEndOffset: seconds,
  result_end_time: seconds,
});

/** Paths at which the results stand: of a request, an operation, a streamed or a batched answer. */
const PATHS: readonly ListPath[] = [
  ['results'],
  ['response', 'results'],
  ['result', 'results'],
  ['transcript', 'results'],
];

export function isGoogle(document: unknown): boolean {
  const path = pathOf(document);
  if (!path) return false;
  const alternatives = listAt(document, ...path)
    .flatMap((result) => listAt(result, 'alternatives'))
    .slice(0, 20);
  return alternatives.some((alternative) => typeof at(alternative, 'transcript') === 'string' || hasWords(alternative));
}

/** Throws `malformed-transcript` without results, `no-speech` without speech. */
export function readGoogle(document: unknown, text: string): Transcript {
  const path = pathOf(document);
  if (!path) throw malformed('No "results" with "alternatives"', 1);
  const findings: Finding[] = [];
  const entries = readEntries(at(document, ...path), resultSchema, { text, path, what: 'result', findings });
  const channels = new Set(entries.flatMap(({ value }) => value.channelTag ?? value.channel_tag ?? []));
  const results = entries.map(({ value, line }): Result => {
    const channel = channels.size > 1 ? (value.channelTag ?? value.channel_tag) : null;
    const [best] = value.alternatives;
    const spoken = best!.words.flatMap((word) => toWord(word, line));
    const end = value.resultEndTime ?? value.resultEndOffset ?? value.result_end_time;
    const speaker = channel && `Channel ${channel}`;
    // Where words have times, theirs are nearer.
    return { text: best!.transcript ?? '', speaker, line, words: spoken, end: spoken.length > 0 ? null : end };
  });
  const pieces = withoutRecount(results).flatMap((result): Piece[] => piecesOf({ ...result, start: null }));
  return speechToTranscript({ format: 'google-json', pieces: inOrderOfTime(pieces), findings });
}

interface Result {
  readonly text: string;
  readonly speaker: string | null;
  readonly line: number;
  readonly words: readonly Word[];
  readonly end: number | null;
}

/** With diarization the last result holds all words once more, now with their speakers. */
function withoutRecount(results: readonly Result[]): readonly Result[] {
  const last = results.at(-1);
  const before = results.slice(0, -1).reduce((sum, { words }) => sum + words.length, 0);
  const recounts = last?.words.some(({ speaker }) => speaker !== null) && before > 0 && last.words.length >= before;
  return recounts ? [last!] : results;
}

function pathOf(document: unknown): ListPath | null {
  const batch = at(document, 'results');
  const file = isRecord(batch) ? Object.keys(batch)[0] : undefined;
  const paths =
    file === undefined
      ? PATHS
      : [
          ...PATHS,
          ['results', file, 'transcript', 'results'],
          ['results', file, 'inlineResult', 'transcript', 'results'],
        ];
  return paths.find((path) => startsWithFields(at(document, ...path), 'alternatives')) ?? null;
}

function hasWords(alternative: unknown): boolean {
  return startsWithFields(at(alternative, 'words'), 'word');
}

function toWord(word: unknown, line: number): Word[] {
  if (!isRecord(word) || typeof word.word !== 'string') return [];
  const start = word.startTime ?? word.startOffset ?? word.start_time ?? word.start_offset;
  const end = word.endTime ?? word.endOffset ?? word.end_time ?? word.end_offset;
  const tag = word.speakerLabel ?? word.speaker_label ?? word.speakerTag ?? word.speaker_tag;
  const speaker =
    typeof tag === 'string' || (typeof tag === 'number' && tag > 0) ? String(tag).slice(0, 100) || null : null;
  const from = start === undefined && end !== undefined ? 0 : toSeconds(start);
  return [{ text: word.word.replaceAll('▁', ' '), start: from, end: toSeconds(end), speaker, line }];
}
