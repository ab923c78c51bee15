// Is a caption file speech at all? WebVTT also carries chapters, thumbnails and data.
import { HindcastError } from '../../domain/errors.js';
import type { Finding } from '../../domain/transcript.js';
import type { Cue } from './cue.js';
import { countSpokenWords, hasEndMark } from './prose.js';

const KIND = /^Kind\s?[:=]\s?(chapters|metadata|thumbnails)\s*$/im;
const DATA = /^(?:\{.*\}|\[.*\]|https?:\/\/\S+|\S+#xywh=\S+)$/;
const IN_BRACKETS = /\[[^\]]{0,300}\]|\([^)]{0,300}\)/g;
const LETTER = /[\p{L}\p{N}]/u;
const MOSTLY = 0.8;

/** Chapters are this long on average, and their titles this short; captions are neither. */
const LEAST_CHAPTER_SECONDS = 20;
const MOST_TITLE_WORDS = 8;
const LEAST_CHAPTERS = 3;

/** Throws `no-speech` for a track that says that it is none, or that holds data, addresses of pictures, or only sounds. */
export function refuseOtherTracks(header: string, cues: readonly Cue[]): void {
  const kind = KIND.exec(header)?.[1]?.toLowerCase();
  if (kind !== undefined) throw noSpeech(`A track of the kind "${kind}", not speech`, 1);
  const data = cues.filter(({ lines }) => lines.every((line) => DATA.test(line)) && !isSound(lines)).length;
  if (cues.length > 0 && data >= cues.length * MOSTLY)
    throw noSpeech('A track of data or pictures, not speech', cues[0]!.line);
  if (cues.length > 0 && cues.every(({ lines }) => !LETTER.test(lines.join('\n').replace(IN_BRACKETS, ''))))
    throw noSpeech('Only sounds, no words', cues[0]!.line);
}

/** A remark where the cues read as titles of chapters: they are kept, for nothing says that they are not spoken. */
export function chapterFindings(cues: readonly Cue[]): Finding[] {
  if (cues.length < LEAST_CHAPTERS) return [];
  const timed = cues.flatMap(({ start, end }) => (start === null || end === null ? [] : [end - start]));
  const average = timed.reduce((sum, length) => sum + length, 0) / Math.max(1, timed.length);
  const titles = cues.filter(({ lines }) => {
    const text = lines.join(' ');
    return countSpokenWords(text) <= MOST_TITLE_WORDS && !hasEndMark(text);
  }).length;
  if (average < LEAST_CHAPTER_SECONDS || titles < cues.length * MOSTLY) return [];
  return [{ line: cues[0]!.line, message: `${cues.length} cues read as a list of chapters, not as speech` }];
}

/** "[Music]" is no data. */
function isSound(lines: readonly string[]): boolean {
  return lines.every((line) => /^\[[^\]"{}:]*\]$/.test(line));
}

function noSpeech(message: string, line: number): HindcastError {
  return new HindcastError('no-speech', 'No speech was found', [{ line, message }]);
}
