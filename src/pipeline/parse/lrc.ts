// LRC -> turns: lyrics to sing along with, in which whisper.cpp and some players write speech, too. `[mm:ss.xx]` stands before
// each line, and tags such as `[ti:Title]` before them all. https://en.wikipedia.org/wiki/LRC_(file_format)
import { LossCount } from '../../domain/loss.js';
import type { Transcript } from '../../domain/transcript.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { malformed } from './malformed.js';
import { isMostly } from './usual-lines.js';

const TAG = /^\s*\[(ti|ar|al|au|lr|by|re|ve|tool|offset|length|la|#)\s*:?([^\]\n]{0,200})\]\s*$/i;
const STAMP = String.raw`\[(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,3}))?\]`;
const STAMPED = new RegExp(String.raw`^\s*(?:${STAMP}\s*)+`);
/** Some write hundredths after a colon, others hours: over 59 it is hundredths. */
const HUNDREDTHS = /\[\d{1,3}:\d{2}:[6-9]\d\]/;
/** Of a word, between the words of a line. */
const WORD_STAMP = /<\d{1,3}:\d{2}(?:[:.]\d{1,3}){0,2}>/g;

/** Has a tag of such files, and mostly stamped lines. */
export function looksLikeLrc(text: string): boolean {
  return isMostly(text, STAMPED) && text.split('\n', 400).some((line) => TAG.test(line));
}

interface Timed {
  readonly start: number;
  readonly words: string[];
  readonly line: number;
}

/** Throws `malformed-transcript` without a stamped line, `no-speech` where none has words. */
export function readLrc(text: string): Transcript {
  const losses = new LossCount();
  const tags = new Map<string, string>();
  const timed: Timed[] = [];
  const untimed: string[] = [];
  const hasHours = !HUNDREDTHS.test(text);
  text.split('\n').forEach((raw, at) => {
    const tag = TAG.exec(raw);
    const stamps = tag ? null : STAMPED.exec(raw);
    const words = stamps ? raw.slice(stamps[0].length) : raw;
    losses.add('word-time', at + 1, words.match(WORD_STAMP)?.length ?? 0);
    if (tag) noteTag(tag, { tags, losses, line: at + 1 });
    else if (stamps)
      timed.push(...secondsIn(stamps[0], hasHours).map((start) => ({ start, words: [words], line: at + 1 })));
    else (timed.at(-1)?.words ?? untimed).push(raw);
  });
  if (timed.length === 0) throw malformed('No line like "[00:12.34] words" can be read', 1);
  losses.add('unreadable', 1, untimed.filter((line) => line.trim()).length);
  const title = tags.get('ti');
  const cues = cuesOf(timed, { offset: offsetOf(tags.get('offset')), length: lengthOf(tags.get('length')) });
  return cuesToTranscript({
    format: 'lrc',
    cues,
    findings: [],
    losses: losses.list(),
    metadata: title ? { title } : {},
  });
}

interface Noted {
  readonly tags: Map<string, string>;
  readonly losses: LossCount;
  readonly line: number;
}

function noteTag([, name, value]: RegExpExecArray, { tags, losses, line }: Noted): void {
  const key = name!.toLowerCase();
  tags.set(key, value!.trim());
  if (!/^(?:ti|offset|length)$/.test(key)) losses.add(key === '#' ? 'note' : 'metadata', line);
}

/** One line may be sung several times. */
function secondsIn(stamps: string, hasHours: boolean): number[] {
  return [...stamps.matchAll(new RegExp(STAMP, 'g'))].map(([, first, second, third, fraction]) => {
    if (third === undefined) return Number(first) * 60 + Number(`${second}.${fraction ?? 0}`);
    if (fraction === undefined && !hasHours) return Number(first) * 60 + Number(`${second}.${third}`);
    return Number(first) * 3600 + Number(second) * 60 + Number(`${third}.${fraction ?? 0}`);
  });
}

/** Milliseconds by which the words come sooner (+) or later (-), as seconds. */
function offsetOf(written = ''): number {
  return /^[+-]?\d{1,9}$/.test(written) ? Number(written) / 1000 : 0;
}

/** `null` where it does not say. */
function lengthOf(written = ''): number | null {
  const [, minutes, seconds] = /^(\d{1,4}):(\d{2}(?:\.\d{1,3})?)$/.exec(written) ?? [];
  return minutes === undefined ? null : Number(minutes) * 60 + Number(seconds);
}

/** Lines may stand in any order. An empty one ends the line before it; nothing else says when words end. */
function cuesOf(timed: readonly Timed[], { offset, length }: { offset: number; length: number | null }): Cue[] {
  const ordered = timed
    .map((each) => ({ ...each, start: Math.max(0, Math.round((each.start - offset) * 1000) / 1000) }))
    .sort((a, b) => a.start - b.start);
  return ordered.flatMap(({ start, words, line }, at) => {
    const next = ordered[at + 1];
    const isEnd = next?.words.every((each) => !each.trim());
    const last = length !== null && length > start ? length : null;
    const end = next === undefined ? last : isEnd ? next.start : null;
    return voicesOf(words).map(({ voice, lines }) => ({ start, end, voice, lines, line }));
  });
}
