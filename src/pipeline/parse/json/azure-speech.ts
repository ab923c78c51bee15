// Azure Speech's JSON -> turns: batch transcription (ticks of 100 ns) and fast transcription (milliseconds).
// https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { speechToTranscript } from './speech.js';
import { piecesInOrder, type Stretch } from './stretch.js';
import { list, milliseconds, name, seconds, ticks, toSeconds, words } from './values.js';
import type { Word } from './words.js';

const times = {
  offsetInTicks: ticks,
  durationInTicks: ticks,
  offset: seconds,
  duration: seconds,
  offsetMilliseconds: milliseconds,
  durationMilliseconds: milliseconds,
};
const wordSchema = z.object({ ...times, displayText: words.optional(), text: words.optional() });
const batchSchema = z.object({
  ...times,
  recognitionStatus: z.string().optional().catch(undefined),
  speaker: name,
  channel: name,
  nBest: z.array(z.object({ display: words, displayWords: list })).min(1),
});
const fastSchema = z.object({ ...times, speaker: name, channel: name, text: words, words: list });

export function isAzureSpeech(document: unknown): boolean {
  return startsWithFields(at(document, 'recognizedPhrases'), 'nBest') || isFast(document);
}

function isFast(document: unknown): boolean {
  return startsWithFields(at(document, 'phrases'), 'text', 'offsetMilliseconds');
}

/** Throws `malformed-transcript` without phrases, `no-speech` without speech. */
export function readAzureSpeech(document: unknown, text: string): Transcript {
  if (!isAzureSpeech(document)) throw malformed('No "recognizedPhrases" with "nBest"', 1);
  const findings: Finding[] = [];
  const phrases = isFast(document) ? fastPhrases(document, text, findings) : batchPhrases(document, text, findings);
  const channels = new Set(phrases.map(({ channel }) => channel));
  const stretches = phrases.map(({ channel, speaker, spoken, line, ...phrase }): Stretch => {
    const start = startOf(phrase);
    const voice = channels.size > 1 && speaker === null ? `Channel ${channel ?? 0}` : speaker;
    const timed = spoken.flatMap((word) => toWord(word, line));
    return { text: phrase.text, speaker: voice, start, end: endOf(phrase), line, words: timed };
  });
  const pieces = piecesInOrder(stretches);
  return speechToTranscript({ format: 'azure-speech-json', pieces, findings });
}

function batchPhrases(document: unknown, text: string, findings: Finding[]) {
  const where = { text, path: ['recognizedPhrases'], what: 'phrase', findings };
  return readEntries(at(document, 'recognizedPhrases'), batchSchema, where).flatMap(({ value, line }) => {
    const [best] = value.nBest;
    if (value.recognitionStatus === undefined || value.recognitionStatus === 'Success')
      return { ...value, text: best!.display, spoken: best!.displayWords, line };
    findings.push({
      line,
      message: `A phrase was left out: it was not recognised (${value.recognitionStatus.slice(0, 40)})`,
    });
    return [];
  });
}

function fastPhrases(document: unknown, text: string, findings: Finding[]) {
  const where = { text, path: ['phrases'], what: 'phrase', findings };
  return readEntries(at(document, 'phrases'), fastSchema, where).map(({ value, line }) => ({
    ...value,
    spoken: value.words,
    line,
  }));
}

type Times = Readonly<Record<keyof typeof times, number | null>>;

function startOf({ offsetInTicks, offsetMilliseconds, offset }: Times): number | null {
  return offsetInTicks ?? offsetMilliseconds ?? offset;
}

function endOf(phrase: Times): number | null {
  const start = startOf(phrase);
  const length = phrase.durationInTicks ?? phrase.durationMilliseconds ?? phrase.duration;
  return start !== null && length !== null ? toSeconds(start + length) : null;
}

function toWord(word: unknown, line: number): Word[] {
  const { data } = wordSchema.safeParse(word);
  if (!data) return [];
  return [{ text: data.displayText ?? data.text ?? '', start: startOf(data), end: endOf(data), speaker: null, line }];
}
