// A timed piece of a caption file. Cues stay inside this folder: turns are made of them.
import { decodeEntities } from './entities.js';

export interface Cue {
  /** Seconds; `null` where the source has no time here, though it may have one elsewhere. */
  readonly start: number | null;
  readonly end: number | null;
  /** The voice that the format itself names (`<v Name>`, `speaker`); `null` where it names none here. */
  readonly voice: string | null;
  /** Plain words, line by line; never empty. */
  readonly lines: readonly string[];
  /** Line in the source, from 1. */
  readonly line: number;
}

/** A piece of a cue's text in one voice. */
export interface Voiced {
  readonly voice: string | null;
  readonly lines: readonly string[];
}

const VOICE = /<v(?:\.[^\s<>]{0,80})?\s+([^<>\n]{1,200})>/;
const TAG = /<\/?[a-zA-Z\d:][^<>]{0,300}>/g;
/** `{\\an8}`, and MicroDVD's `{b}` and `{y:i}`. */
const STYLE_CODES = /\{(?:\\[^{}]{0,40}|\/?[biu]|[yYcCfFsS]:[^{}]{0,40})\}/g;
/** How ruby characters are read aloud stands over them and is not said beside them. */
const RUBY_TEXT = /<rt(?:\.[^<>]{0,80})?>[^<]{0,200}(?:<\/rt>)?/g;

/** Cuts a cue's raw text at its voice tags, takes tags and style codes away and decodes entities. */
export function voicesOf(raw: readonly string[]): Voiced[] {
  const pieces = raw
    .join('\n')
    .replace(RUBY_TEXT, '')
    .split(/(?=<v[.\s])/);
  const voiced: Voiced[] = [];
  for (const piece of pieces) {
    const voice = VOICE.exec(piece)?.[1]?.trim() ?? null;
    const lines = piece.split('\n').map(plainLine).filter(Boolean);
    if (lines.length > 0) voiced.push({ voice: voice && nameOf(voice), lines });
  }
  return voiced;
}

/** `null` for a voice of marks alone (`<v ->`). Quotation marks around a name are not part of it. */
function nameOf(voice: string): string | null {
  const name = plainLine(voice)
    .replace(/^["“](.*)["”]$/, '$1')
    .replace(/\s*:$/, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}

function plainLine(line: string): string {
  return decodeEntities(line.replace(TAG, '').replace(STYLE_CODES, ''))
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
