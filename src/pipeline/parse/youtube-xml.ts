// YouTube's caption XML -> turns. Three shapes, none of them documented: srv1 `<transcript><text start dur>` in seconds,
// srv2 `<timedtext><text t d>` and srv3 `<timedtext><body><p t d><s>` in milliseconds.

import { LossCount } from '../../domain/loss.js';
import type { Finding, Transcript } from '../../domain/transcript.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { readMarkup, rootName, type Tag } from './html-markup.js';
import { malformed } from './malformed.js';

const CAPTION = /<(?:text|p)\s[^<>]{0,300}\b(?:start|t)=/;

/** Whether the root is `<transcript>` or `<timedtext>` and a caption with a time follows. */
export function looksLikeYoutubeXml(text: string): boolean {
  const root = rootName(text);
  return (root === 'transcript' || root === 'timedtext') && CAPTION.test(text.slice(0, 200_000));
}

/** Throws `malformed-transcript` without such a root or where no time can be read, `no-speech` without words. */
export function readYoutubeXml(text: string): Transcript {
  if (!looksLikeYoutubeXml(text)) throw malformed('No <transcript> or <timedtext> with timed captions', 1);
  const cues: Cue[] = [];
  const findings: Finding[] = [];
  const losses = new LossCount();
  let caption: { tag: Tag; words: string } | null = null;
  readMarkup(text, 'xml', {
    open(tag) {
      if (tag.name === 'text' || tag.name === 'p') caption = { tag, words: '' };
      else if (tag.name === 's' && caption && tag.attributes.t !== undefined) losses.add('word-time', tag.line);
      else if (/^(?:pen|ws|wp)$/.test(tag.name)) losses.add('style', tag.line);
    },
    text(data) {
      if (caption) caption.words += data;
    },
    close(name) {
      if (!caption || name !== caption.tag.name) return;
      const read = toCues(caption.tag, caption.words);
      if (read === null)
        findings.push({ line: caption.tag.line, message: 'A caption without a readable time was left out' });
      else if (read.length === 0) losses.add('empty', caption.tag.line);
      cues.push(...(read ?? []));
      caption = null;
    },
  });
  if (cues.length === 0 && findings.length > 0) throw malformed('No caption has a readable time', findings[0]!.line!);
  return cuesToTranscript({ format: 'youtube-xml', cues, findings, losses: losses.list() });
}

/** `null` where the start is no number; empty without words. YouTube escapes twice, so that words are decoded again. */
function toCues({ attributes, line }: Tag, words: string): Cue[] | null {
  const { start, dur, t, d } = attributes;
  const from = start === undefined ? seconds(t, 1_000) : seconds(start, 1);
  const length = start === undefined ? seconds(d, 1_000) : seconds(dur, 1);
  if (from === null) return null;
  const end = length === null ? null : Math.round((from + length) * 1_000) / 1_000;
  return voicesOf(words.split('\n')).map(({ voice, lines }) => ({ start: from, end, voice, lines, line }));
}

function seconds(value: string | undefined, unitsPerSecond: number): number | null {
  if (value === undefined || !/^\s*\d{1,12}(?:\.\d{1,12})?\s*$/.test(value)) return null;
  return Math.round((Number(value) / unitsPerSecond) * 1_000) / 1_000;
}
