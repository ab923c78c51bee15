// Pieces of speech as recognisers and podcast tools list them -> a transcript. Unlike captions they name their speakers
// in a field of their own and repeat nothing.
import { HindcastError } from '../../../domain/errors.js';
import type { Loss } from '../../../domain/loss.js';
import type { Finding, Transcript, TranscriptFormat, TranscriptMetadata } from '../../../domain/transcript.js';
import { breakName } from '../break-words.js';
import { nameVoices, type SpokenCues, spokenCues } from '../cue-speakers.js';
import { spokenToTranscript } from '../cue-turns.js';
import { plainWords } from './values.js';

/** A stretch of speech in one voice, with the time of its first word. */
export interface Piece {
  readonly text: string;
  /** As the source names it; `null` where it names nobody. */
  readonly speaker: string | null;
  /** Seconds. */
  readonly start: number | null;
  readonly end: number | null;
  readonly line: number;
  /** Goes on without a space. */
  readonly glued?: boolean;
  /** Somebody else goes on here, whom the source does not name. */
  readonly changes?: boolean;
}

export interface Speech {
  readonly format: TranscriptFormat;
  readonly pieces: readonly Piece[];
  readonly findings: readonly Finding[];
  readonly losses?: readonly Loss[];
  readonly metadata?: TranscriptMetadata;
}

/** What recognisers write where they don't know who speaks. */
const NOBODY = /^(?:uu|\?|unknown|none|null|n\/a)$/i;

/**
 * Turns by changes of speaker, in the order of the pieces. Where no piece names a speaker, names at the start of the
 * words count as in captions. Throws `no-speech` where there are no words at all.
 */
export function speechToTranscript({ pieces, ...source }: Speech): Transcript {
  const spoken = pieces.flatMap((piece) => {
    const text = plainWords(piece.text);
    return text ? { ...piece, text } : [];
  });
  refuseSilence(spoken);
  const settled = spoken.some(({ speaker, changes, glued }) => speaker !== null || changes || glued);
  return spokenToTranscript({ ...source, speech: settled ? named(spoken) : labelled(spoken) });
}

/** Pieces of several channels, each in order, by time. A piece without a time stays behind the one before it. */
export function inOrderOfTime<T extends { readonly start: number | null }>(pieces: readonly T[]): T[] {
  let last = 0;
  const placed = pieces.map((piece) => {
    last = piece.start ?? last;
    return { piece, time: last };
  });
  return placed.sort((a, b) => a.time - b.time).map(({ piece }) => piece);
}

function named(pieces: readonly Piece[]): SpokenCues {
  const voiceOf = ({ speaker }: Piece) => (speaker === null || NOBODY.test(speaker) ? null : speaker);
  const { nameOf, people, findings } = nameVoices(
    pieces.flatMap((piece) => {
      const voice = voiceOf(piece);
      return voice === null ? [] : [{ voice, line: piece.line }];
    }),
  );
  const spoken = pieces.map((piece) => {
    const { start, end, line, text, glued = false, changes = false } = piece;
    const voice = voiceOf(piece);
    const speaker = voice === null ? null : nameOf(voice);
    const mark = voice === null ? null : breakName(voice);
    return { speaker, mark, changes, text, glued, start, end: endAfter(start, end), line };
  });
  return { spoken, people, findings };
}

function labelled(pieces: readonly Piece[]): SpokenCues {
  return spokenCues(
    pieces.map(({ text, start, end, line }) => ({
      lines: [text],
      voice: null,
      start,
      end: endAfter(start, end),
      line,
    })),
  );
}

function endAfter(start: number | null, end: number | null): number | null {
  return end !== null && start !== null && end < start ? null : end;
}

/** "..." and "[BLANK_AUDIO]" are what recognisers write where nobody speaks. */
function refuseSilence(pieces: readonly Piece[]): void {
  const said = pieces.some(({ text }) => /[\p{L}\p{N}]/u.test(text.replace(/\[[^[\]]{0,40}\]/g, '')));
  if (said) return;
  const sample = pieces.map(({ text }) => text).find(Boolean);
  const message = sample ? `Nothing is said but "${sample.slice(0, 60)}"` : 'No entry has words';
  throw new HindcastError('no-speech', 'No speech was found', [{ line: pieces[0]?.line ?? 1, message }]);
}
