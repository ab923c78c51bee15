// Deepgram's JSON -> turns: utterances, else the words or the paragraphs of each channel. Times are seconds.
// https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries } from './entries.js';
import { inOrderOfTime, type Piece, speechToTranscript } from './speech.js';
import { piecesInOrder, type Stretch } from './stretch.js';
import { list, name, seconds, words } from './values.js';
import { phrasesOf, type Word } from './words.js';

const wordSchema = z.object({
  word: words.optional(),
  punctuated_word: words.optional(),
  start: seconds,
  end: seconds,
  speaker: name,
});
const utteranceSchema = z.object({
  transcript: words,
  start: seconds,
  end: seconds,
  speaker: name,
  channel: name,
  words: list,
});
const paragraphSchema = z.object({
  speaker: name,
  sentences: z.array(z.object({ text: words, start: seconds, end: seconds })),
});

export function isDeepgram(document: unknown): boolean {
  return listAt(document, 'results', 'channels').some((channel) => Array.isArray(at(channel, 'alternatives')));
}

/** Throws `malformed-transcript` without channels, `no-speech` without speech. */
export function readDeepgram(document: unknown, text: string): Transcript {
  if (!isDeepgram(document)) throw malformed('No "results.channels" with "alternatives"', 1);
  const findings: Finding[] = [];
  const channels = listAt(document, 'results', 'channels');
  const said = utterancePieces(document, text, findings);
  const pieces =
    said.length > 0 ? said : inOrderOfTime(channels.flatMap((_, i) => channelPieces(document, i, { text, findings })));
  return speechToTranscript({ format: 'deepgram-json', pieces, findings });
}

function utterancePieces(document: unknown, text: string, findings: Finding[]): Piece[] {
  const path = ['results', 'utterances'];
  const entries = readEntries(at(document, ...path), utteranceSchema, { text, path, what: 'utterance', findings });
  const channels = new Set(entries.map(({ value }) => value.channel));
  const stretches = entries.map(({ value, line }): Stretch => {
    const speaker = channels.size > 1 ? channelName(value.channel ?? '0', value.speaker) : value.speaker;
    const spoken = value.words.flatMap((word) => toWord(word, line));
    return { ...value, text: value.transcript, speaker, line, words: spoken };
  });
  return piecesInOrder(stretches);
}

/** Speakers are numbered in each channel anew. */
function channelName(channel: string, speaker: string | null): string {
  return `Channel ${channel}${speaker === null ? '' : `, Speaker ${speaker}`}`;
}

function channelPieces(document: unknown, index: number, { text, findings }: Origin): Piece[] {
  const root = ['results', 'channels', index, 'alternatives', 0];
  const alternative = at(document, ...root);
  const several = listAt(document, 'results', 'channels').length > 1;
  const speakerOf = (speaker: string | null) => (several ? channelName(String(index), speaker) : speaker);
  const path = [...root, 'words'];
  const spoken = readEntries(at(document, ...path), wordSchema, { text, path, what: 'word', findings });
  const words = spoken.map(({ value, line }) => ({ ...wordOf(value, line), speaker: speakerOf(value.speaker) }));
  if (words.length > 0) return phrasesOf(words);
  const paragraphs = [...root, 'paragraphs', 'paragraphs'];
  const where = { text, path: paragraphs, what: 'paragraph', findings };
  const pieces = readEntries(at(document, ...paragraphs), paragraphSchema, where).flatMap(({ value, line }) =>
    value.sentences.map((sentence) => ({ ...sentence, speaker: speakerOf(value.speaker), line })),
  );
  if (pieces.length > 0) return pieces;
  const whole = at(alternative, 'transcript');
  return typeof whole === 'string' ? [{ text: whole, speaker: speakerOf(null), start: null, end: null, line: 1 }] : [];
}

interface Origin {
  readonly text: string;
  readonly findings: Finding[];
}

function toWord(word: unknown, line: number): Word[] {
  const { data } = wordSchema.safeParse(word);
  return data ? [wordOf(data, line)] : [];
}

function wordOf({ word, punctuated_word, start, end, speaker }: z.output<typeof wordSchema>, line: number): Word {
  return { text: punctuated_word ?? word ?? '', start, end, speaker, line };
}
