// IBM Watson Speech to Text's JSON -> turns. Words are ["word", start, end]; speakers stand in a list by time.
// https://cloud.ibm.com/apidocs/speech-to-text#recognize
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries, startsWithFields } from './entries.js';
import type { ListPath } from './entry-lines.js';
import { type Piece, speechToTranscript } from './speech.js';
import { piecesOf } from './stretch.js';
import { isRecord, list, toName, toSeconds, words } from './values.js';
import type { Word } from './words.js';

const resultSchema = z.object({
  final: z.boolean().optional().catch(undefined),
  alternatives: z.array(z.object({ transcript: words, timestamps: list })).min(1),
});

/** What Watson writes for "uh". */
const HESITATION = /%HESITATION\s?/g;

export function isWatson(document: unknown): boolean {
  return pathsOf(document).some((path) => {
    const [alternative] = listAt(listAt(document, ...path).find(isRecord), 'alternatives');
    const result = listAt(document, ...path).find(isRecord);
    return Array.isArray(at(alternative, 'timestamps')) || typeof at(result, 'final') === 'boolean';
  });
}

/** Throws `malformed-transcript` without results, `no-speech` without speech. */
export function readWatson(document: unknown, text: string): Transcript {
  const paths = pathsOf(document);
  if (paths.length === 0) throw malformed('No "results" with "alternatives" and "timestamps"', 1);
  const findings: Finding[] = [];
  const pieces = paths.flatMap((path): Piece[] => {
    const speakers = speakersByTime(at(document, ...path.slice(0, -1)));
    const where = { text, path, what: 'result', findings };
    return readEntries(at(document, ...path), resultSchema, where).flatMap(({ value, line }) => {
      if (value.final === false) return [];
      const [best] = value.alternatives;
      const spoken = best!.timestamps.flatMap((stamp) => toWord(stamp, speakers, line));
      const end = spoken.at(-1)?.end ?? null;
      const said = best!.transcript.replace(HESITATION, '').trim();
      return piecesOf({ text: said, speaker: null, start: null, end, line, words: spoken });
    });
  });
  return speechToTranscript({ format: 'watson-json', pieces, findings });
}

/** A recording that was sent in parts has a list of answers, each with results. */
function pathsOf(document: unknown): ListPath[] {
  if (startsWithFields(at(document, 'results'), 'alternatives')) return [['results']];
  return listAt(document, 'results').flatMap((part, i) =>
    startsWithFields(at(part, 'results'), 'alternatives') ? [['results', i, 'results']] : [],
  );
}

function speakersByTime(answer: unknown): Map<number, string> {
  const labels = listAt(answer, 'speaker_labels').flatMap((label): [number, string][] => {
    const [from, speaker] = [toSeconds(at(label, 'from')), toName(at(label, 'speaker'))];
    return from !== null && speaker !== null ? [[from, speaker]] : [];
  });
  return new Map(labels);
}

function toWord(stamp: unknown, speakers: ReadonlyMap<number, string>, line: number): Word[] {
  if (!Array.isArray(stamp) || typeof stamp[0] !== 'string') return [];
  const [start, end] = [toSeconds(stamp[1]), toSeconds(stamp[2])];
  const speaker = start === null ? null : (speakers.get(start) ?? null);
  return stamp[0] === '%HESITATION' ? [] : [{ text: stamp[0], start, end, speaker, line }];
}
