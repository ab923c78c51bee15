// What does YAML front matter say of the episode, and where does the text under it begin?
import { parse } from 'yaml';
import type { Person, PersonRole } from '../../domain/episode.js';
import type { Finding, TranscriptMetadata } from '../../domain/transcript.js';
import { labelKind } from './label-words.js';
import { roleOfWords, splitRole } from './roles.js';
import { yamlDepth } from './yaml-depth.js';

export interface FrontMatter {
  readonly metadata: TranscriptMetadata;
  /** Everybody whom it names as speaking, with the role where it tells one. */
  readonly people: readonly Person[];
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

const NONE: FrontMatter = { metadata: {}, people: [], lineCount: 0, findings: [] };

/** Front matter that is no YAML, or too long or deep to be read safely, is skipped with a finding: the text under it is still a transcript. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const first = lines.findIndex((line) => line.trim());
  if (first < 0 || lines[first]!.trim() !== '---') return NONE;
  const length = lines.slice(first + 1, first + MOST_LINES).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  if (length < 0 || !/^\s*['"\p{L}][^\n:]*:/u.test(lines.slice(first + 1, first + 1 + length).join('\n'))) return NONE;
  const lineCount = first + length + 2;
  const unread = (why: string): FrontMatter => ({
    metadata: {},
    people: [],
    lineCount,
    findings: [{ line: first + 1, message: `The front matter was left out: ${why}` }],
  });
  const yaml = lines.slice(first + 1, first + 1 + length).join('\n');
  if (yaml.length > MOST_CHARACTERS) return unread(`${yaml.length} characters; ${MOST_CHARACTERS} are the most`);
  if (yamlDepth(yaml) > MOST_DEPTH) return unread(`nested deeper than ${MOST_DEPTH} levels`);
  try {
    const fields: unknown = parse(yaml, { maxAliasCount: MOST_ALIASES, logLevel: 'error' });
    const people = isRecord(fields) ? peopleOf(fields) : [];
    return { metadata: isRecord(fields) ? metadataOf(fields, people) : {}, people, lineCount, findings: [] };
  } catch (error) {
    return unread(`it is not YAML (${error instanceof Error ? error.message.split('\n')[0]! : 'unreadable'})`);
  }
}

function metadataOf(fields: Readonly<Record<string, unknown>>, people: readonly Person[]): TranscriptMetadata {
  const title = textOf(fields.title);
  const publishedAt = dateOf(fields.date ?? fields.publishedAt ?? fields.published);
  const speakers = people.map(({ name }) => name);
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

/** `speakers`, `hosts`, `guest`, ...: lists or one line of names, each a text ("Ada (host)") or a name with a role. */
function peopleOf(fields: Readonly<Record<string, unknown>>): Person[] {
  const people = new Map<string, Person>();
  for (const [field, value] of Object.entries(fields)) {
    const role = roleOfWords(field);
    if (role === null && !/^(?:speakers?|people|persons?|participants)$/i.test(field)) continue;
    for (const person of personsOf(value, role)) {
      const before = people.get(person.name);
      people.set(person.name, { name: person.name, role: person.role ?? before?.role ?? null });
    }
  }
  return [...people.values()];
}

function personsOf(value: unknown, role: PersonRole | null): Person[] {
  const entries = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/\s*(?:,|;|\s&\s|\sand\s)\s*/)
      : [value];
  return entries.flatMap((entry: unknown): Person[] => {
    const fields = isRecord(entry) ? entry : { name: entry };
    const written = textOf(fields.name);
    if (written === null || labelKind(written) === 'nobody') return [];
    const { name, role: ownRole } = splitRole(written);
    return [{ name, role: ownRole ?? roleOfWords(textOf(fields.role) ?? '') ?? role }];
  });
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
