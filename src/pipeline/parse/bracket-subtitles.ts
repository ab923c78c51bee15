// MicroDVD `{100}{200}Hello|there` and MPL2 `[100][200]/Hello|there` -> turns. MicroDVD counts frames, of which a first line
// `{1}{1}25` says how many make a second; MPL2 counts tenths of seconds.
import { LossCount } from '../../domain/loss.js';
import type { Transcript } from '../../domain/transcript.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { malformed } from './malformed.js';
import { isMostly } from './usual-lines.js';

const FORMS = {
  microdvd: /^\s*\{(\d{1,8})\}\{(\d{0,8})\}(.*)$/,
  mpl2: /^\s*\[(\d{1,7})\]\[(\d{0,7})\](.*)$/,
} as const;
const TITLES = { microdvd: 'MicroDVD', mpl2: 'MPL2' } as const;
const MPL2_RATE = 10;
const RATE = /^[ \t]*\{[01]\}\{[01]?\}[ \t]*(\d{2,3}(?:\.\d{1,5})?)[ \t]*$/m;
/** `{y:i}` of MicroDVD, and the slash before a line of MPL2 that is in italics. */
const STYLE = /\{[a-zA-Z]:[^{}]{0,40}\}|^\/|(?<=\|)\//g;

export const looksLikeMicrodvd = (text: string): boolean => isMostly(text, FORMS.microdvd);
export const looksLikeMpl2 = (text: string): boolean => isMostly(text, FORMS.mpl2);

/** Throws `malformed-transcript` without a line that says how many frames make a second, `no-speech` without words. */
export function readMicrodvd(text: string): Transcript {
  const rate = Number(RATE.exec(text.slice(0, 2_000))?.[1] ?? 0);
  if (rate < 10) throw malformed('MicroDVD counts frames; no line "{1}{1}25" says how many make a second', 1);
  return read('microdvd', text.replace(RATE, ''), rate);
}

/** Throws `malformed-transcript` where no line is one of MPL2, `no-speech` without words. */
export function readMpl2(text: string): Transcript {
  return read('mpl2', text, MPL2_RATE);
}

function read(format: keyof typeof FORMS, text: string, rate: number): Transcript {
  const losses = new LossCount();
  const seconds = (written: string) => (written ? Math.round((Number(written) / rate) * 1000) / 1000 : null);
  let timed = 0;
  const cues = text.split('\n').flatMap((raw, at): Cue[] => {
    const [, from, to, words] = FORMS[format].exec(raw) ?? [];
    if (words === undefined) losses.add('unreadable', at + 1, raw.trim() ? 1 : 0);
    if (words === undefined) return [];
    timed++;
    losses.add('style', at + 1, words.match(STYLE)?.length ?? 0);
    const voiced = voicesOf(words.replace(STYLE, '').split('|'));
    return voiced.map((each) => ({ ...each, start: seconds(from!), end: seconds(to!), line: at + 1 }));
  });
  if (timed === 0) throw malformed(`No line can be read as one of ${TITLES[format]}`, 1);
  return cuesToTranscript({ format, cues, findings: [], losses: losses.list() });
}
