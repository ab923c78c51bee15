// What would be understood of these bytes, what is odd about them, and what of them would be lost? Nothing is stored.
import type { Person } from '../domain/episode.js';
import { HindcastError } from '../domain/errors.js';
import { countWords, type Timing, type Transcript, type Turn } from '../domain/transcript.js';
import type { GradedFinding, SpeakerShare, TimingShares, Understood, Validation } from '../domain/validation.js';
import { decodeText } from './parse/decode.js';
import { type ParseOptions, parseTranscript } from './parse/parse-transcript.js';

/** Reads as an ingest would. Throws nothing that is the transcript's fault; linear in the size of the bytes. */
export function validateTranscript(bytes: Uint8Array, options: ParseOptions = {}): Validation {
  const encoding = encodingOf(bytes, options.maxBytes);
  try {
    const transcript = parseTranscript(bytes, options);
    const findings = graded([...transcript.findings.map(asWarning), ...missingParts(transcript)]);
    return { refusal: null, encoding, understood: understood(transcript), findings, losses: transcript.losses };
  } catch (error) {
    if (!(error instanceof HindcastError)) throw error;
    const { code, message, details } = error;
    const findings = details.map((detail) => ({
      severity: 'error' as const,
      line: detail.line ?? null,
      message: detail.message,
    }));
    return { refusal: { code, message, details }, encoding, understood: null, findings, losses: [] };
  }
}

function encodingOf(bytes: Uint8Array, maxBytes = Number.POSITIVE_INFINITY): string | null {
  if (bytes.length === 0 || bytes.length > maxBytes) return null;
  try {
    return decodeText(bytes).encoding;
  } catch (error) {
    if (error instanceof HindcastError) return null;
    throw error;
  }
}

function asWarning({ line, message, severity = 'warning' }: Transcript['findings'][number]): GradedFinding {
  return { severity, line, message };
}

/** What most transcripts have and this one has not. */
function missingParts({ turns }: Transcript): GradedFinding[] {
  const note = (message: string): GradedFinding => ({ severity: 'note', line: null, message });
  const unnamed = turns.filter(({ speaker }) => speaker === null).length;
  const untimed = turns.every(({ startTime, anchors }) => startTime === null && anchors.length === 0);
  return [
    ...(unnamed === turns.length ? [note('Nobody is named: answers cannot say who said it')] : []),
    ...(unnamed > 0 && unnamed < turns.length ? [note(`${unnamed} of ${turns.length} turns name no speaker`)] : []),
    ...(untimed ? [note('It has no times: captions and links to a moment cannot be made')] : []),
  ];
}

/** By line; what is about the whole of it stands last. */
function graded(findings: readonly GradedFinding[]): GradedFinding[] {
  const place = ({ line }: GradedFinding) => line ?? Number.MAX_SAFE_INTEGER;
  return [...findings].sort((a, b) => place(a) - place(b));
}

function understood({ format, turns, marks, metadata }: Transcript): Understood {
  const starts = turns.flatMap((turn) => [turn.startTime, turn.anchors[0]?.time]);
  const ends = turns.flatMap((turn) => [turn.endTime, turn.startTime, turn.anchors.at(-1)?.time]);
  const known = (times: readonly (number | null | undefined)[]) => times.filter((time) => typeof time === 'number');
  const first = known(starts);
  const last = known(ends);
  return {
    format,
    turns: turns.length,
    words: wordsOf(turns),
    speakers: speakersOf(turns, metadata.people ?? []),
    startTime: first.length > 0 ? first.reduce((a, b) => Math.min(a, b)) : null,
    endTime: last.length > 0 ? last.reduce((a, b) => Math.max(a, b)) : null,
    timing: timingOf(turns),
    stamps: turns.reduce((sum, { anchors }) => sum + anchors.length, 0),
    headings: marks.filter(({ kind }) => kind === 'heading').length,
    breaks: marks.filter(({ kind }) => kind === 'break').length,
    metadata,
  };
}

function speakersOf(turns: readonly Turn[], people: readonly Person[]): SpeakerShare[] {
  const roles = new Map(people.map(({ name, role }) => [name, role]));
  const all = Math.max(1, wordsOf(turns));
  const counts = new Map<string | null, { turns: number; words: number }>();
  for (const { speaker, text } of turns) {
    const before = counts.get(speaker) ?? { turns: 0, words: 0 };
    counts.set(speaker, { turns: before.turns + 1, words: before.words + countWords(text) });
  }
  return [...counts]
    .map(([name, { turns, words }]) => ({
      name,
      role: roles.get(name ?? '') ?? null,
      turns,
      words,
      share: words / all,
    }))
    .sort((a, b) => b.words - a.words);
}

function timingOf(turns: readonly Turn[]): TimingShares {
  const share = (wanted: Timing) => turns.filter(({ timing }) => timing === wanted).length / turns.length;
  return { exact: share('exact'), interpolated: share('interpolated'), unknown: share(null) };
}

function wordsOf(turns: readonly Turn[]): number {
  return turns.reduce((sum, { text }) => sum + countWords(text), 0);
}
