// Amazon Transcribe's JSON -> turns. Items are single words and marks; who said them stands on the item itself, in a list
// of speakers' segments, or in a list of channels.
// https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries } from './entries.js';
import type { ListPath } from './entry-lines.js';
import { inOrderOfTime, type Piece, speechToTranscript } from './speech.js';
import { isRecord, name, seconds, toName, words } from './values.js';
import { phrasesOf, type Word } from './words.js';

const itemSchema = z.object({
  type: z.string().optional().catch(undefined),
  start_time: seconds,
  end_time: seconds,
  alternatives: z.array(z.object({ content: words })).min(1),
  speaker_label: name,
  channel_label: name,
});

export function isAwsTranscribe(document: unknown): boolean {
  const results = at(document, 'results');
  return isRecord(results) && (Array.isArray(results.items) || Array.isArray(results.transcripts));
}

/** Throws `malformed-transcript` without "results.items", `no-speech` without speech. */
export function readAwsTranscribe(document: unknown, text: string): Transcript {
  if (!isAwsTranscribe(document)) throw malformed('No "results" with "items"', 1);
  const findings: Finding[] = [];
  const source = { document, text, findings, speakers: speakersByTime(document) };
  const channels = listAt(document, 'results', 'channel_labels', 'channels');
  const pieces = channels.flatMap((channel, i) =>
    itemPieces(source, ['results', 'channel_labels', 'channels', i, 'items'], toName(at(channel, 'channel_label'))),
  );
  const said = pieces.length > 0 ? pieces : itemPieces(source, ['results', 'items'], null);
  const all = said.length > 0 ? said : wholeText(document);
  return speechToTranscript({ format: 'aws-transcribe-json', pieces: inOrderOfTime(all), findings });
}

interface Source {
  readonly document: unknown;
  readonly text: string;
  readonly findings: Finding[];
  readonly speakers: ReadonlyMap<number, string>;
}

function itemPieces({ document, text, findings, speakers }: Source, path: ListPath, channel: string | null): Piece[] {
  const entries = readEntries(at(document, ...path), itemSchema, { text, path, what: 'item', findings });
  const spoken = entries.map(({ value, line }): Word => {
    const { start_time: start, end_time: end, type, speaker_label, channel_label } = value;
    const listed = start === null ? null : (speakers.get(start) ?? null);
    const joins = type === 'punctuation' ? 'previous' : undefined;
    const speaker = channel ?? speaker_label ?? listed ?? channel_label;
    return { text: value.alternatives[0]!.content, start, end, speaker, line, joins };
  });
  return phrasesOf(spoken);
}

/** Older results name the speaker of an item, by its start, in a list of their own only. */
function speakersByTime(document: unknown): Map<number, string> {
  const itemLabel = z.object({ start_time: seconds, speaker_label: name });
  const labels = new Map<number, string>();
  for (const segment of listAt(document, 'results', 'speaker_labels', 'segments')) {
    for (const item of listAt(segment, 'items')) {
      const { start_time, speaker_label } = itemLabel.safeParse(item).data ?? {};
      const speaker = speaker_label ?? toName(at(segment, 'speaker_label'));
      if (typeof start_time === 'number' && speaker !== null) labels.set(start_time, speaker);
    }
  }
  return labels;
}

function wholeText(document: unknown): Piece[] {
  return listAt(document, 'results', 'transcripts').flatMap((each) => {
    const text = at(each, 'transcript');
    return typeof text === 'string' ? [{ text, speaker: null, start: null, end: null, line: 1 }] : [];
  });
}
