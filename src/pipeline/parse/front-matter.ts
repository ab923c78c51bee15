// What does YAML front matter say of the episode, and where does the text under it begin?
import { parse } from 'yaml';
import type { Finding, TranscriptMetadata } from '../../domain/transcript.js';
import { yamlDepth } from './yaml-depth.js';

export interface FrontMatter {
  readonly metadata: TranscriptMetadata;
  /** Lines that it takes up, fences included; 0 where there is none. */
  readonly lineCount: number;
  readonly findings: readonly Finding[];
}

/** Front matter is looked for in this many lines: more is no header. */
const MOST_LINES = 400;
/** Characters; the longest of 1,113 training transcripts has 3,415. */
const MOST_CHARACTERS = 16_384;
/** The YAML reader calls itself at each level of nesting, and a stack that is used up can end the process. */
const MOST_DEPTH = 20;
/** Aliases of aliases grow a few lines without end. */
const MOST_ALIASES = 20;

const NONE: FrontMatter = { metadata: {}, lineCount: 0, findings: [] };

/** Front matter that is no YAML, or too long or deep to be read safely, is skipped with a finding: the text under it is still a transcript. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const first = lines.findIndex((line) => line.trim());
  if (first < 0 || lines[first]!.trim() !== '---') return NONE;
  const length = lines.slice(first + 1, first + MOST_LINES).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  if (length < 0 || !/^\s*['"\p{L}][^\n:]*:/u.test(lines.slice(first + 1, first + 1 + length).join('\n'))) return NONE;
  const lineCount = first + length + 2;
  const unread = (why: string): FrontMatter => ({
    metadata: {},
    lineCount,
    findings: [{ line: first + 1, message: `The front matter was left out: ${why}` }],
  });
  const yaml = lines.slice(first + 1, first + 1 + length).join('\n');
  if (yaml.length > MOST_CHARACTERS) return unread(`${yaml.length} characters; ${MOST_CHARACTERS} are the most`);
  if (yamlDepth(yaml) > MOST_DEPTH) return unread(`nested deeper than ${MOST_DEPTH} levels`);
  try {
    const fields: unknown = parse(yaml, { maxAliasCount: MOST_ALIASES, logLevel: 'error' });
    return { metadata: isRecord(fields) ? metadataOf(fields) : {}, lineCount, findings: [] };
  } catch (error) {
    return unread(`it is not YAML (${error instanceof Error ? error.message.split('\n')[0]! : 'unreadable'})`);
  }
}

function metadataOf(fields: Readonly<Record<string, unknown>>): TranscriptMetadata {
  const title = textOf(fields.title);
  const publishedAt = dateOf(fields.date ?? fields.publishedAt ?? fields.published);
  const speakers = namesOf(fields.speakers ?? fields.speaker);
  const audioUrl = urlOf(fields.audio ?? fields.audioUrl);
  const pageUrl = urlOf(fields.media ?? fields.url ?? fields.link ?? fields.pageUrl);
  return {
    ...(title && { title }),
    ...(publishedAt && { publishedAt }),
    ...(speakers.length > 0 && { speakers }),
    ...(audioUrl && { audioUrl }),
    ...(pageUrl &&
      (/\.(?:mp3|m4a|ogg|opus|wav)(?:\?|$)/i.test(pageUrl) && !audioUrl ? { audioUrl: pageUrl } : { pageUrl })),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

function namesOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*,\s*/) : [];
  return names.flatMap((name) => textOf(name) ?? []);
}

/** The day of an ISO date; other spellings are left alone rather than guessed at. */
function dateOf(value: unknown): string | null {
  const text = value instanceof Date ? value.toISOString() : textOf(value);
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(text ?? '')?.[1];
  if (!day) return null;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

function urlOf(value: unknown): string | null {
  const text = textOf(value);
  return text && /^https?:\/\/\S+$/i.test(text) ? text : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
