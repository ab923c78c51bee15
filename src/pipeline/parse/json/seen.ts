// What is a JSON document that is no transcript? The reason that a person is given.
import { isChat, recordLists } from './list-fields.js';
import { isRecord } from './values.js';

const MOST_NAMED = 6;

/** "A chapters file (9 chapters)", "a chat log", or the fields that were seen. */
export function whatWasSeen(document: unknown): string {
  const lists = recordLists(document);
  const chapters = lists.find(({ path, entries }) => isChapters(path.at(-1), entries));
  if (chapters) return `A chapters file (${chapters.entries.length} chapters), no transcript`;
  const chat = lists.find(({ entries }) => isChat(entries));
  if (chat) return `A chat log or a list of posts (${chat.entries.length} messages): nobody said them`;
  if (isRecord(document) && /jsonfeed\.org/.test(String(document.version))) return 'A JSON feed, no transcript';
  if (Array.isArray(document)) return `JSON: a list of ${kindOf(document[0])}, none with words and a time or speaker`;
  if (!isRecord(document)) return `JSON: ${kindOf(document)}`;
  const values = Object.values(document);
  const alike = values.length > MOST_NAMED && values.every(isRecord);
  if (alike) return `JSON: an object of ${values.length} objects ${fieldsOf(values[0])}; a transcript is a list`;
  return `JSON: an object ${fieldsOf(document)}, in which no list of speech was found`;
}

/** Entries with a title and a start, and without words. */
function isChapters(key: string | number | undefined, entries: readonly Record<string, unknown>[]): boolean {
  const titled = entries.filter((entry) => 'title' in entry && ('startTime' in entry || 'start' in entry));
  const worded = entries.some((entry) => 'text' in entry || 'body' in entry);
  return !worded && (titled.length > entries.length / 2 || (key === 'chapters' && 'startTime' in entries[0]!));
}

function fieldsOf(record: unknown): string {
  const keys = isRecord(record) ? Object.keys(record) : [];
  if (keys.length === 0) return 'without fields';
  const named = keys.slice(0, MOST_NAMED).map((key) => `"${key.slice(0, 40)}"`);
  return `with the fields ${named.join(', ')}${keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : ''}`;
}

function kindOf(value: unknown): string {
  if (isRecord(value)) return `objects ${fieldsOf(value)}`;
  if (Array.isArray(value)) return 'lists';
  return value === undefined ? 'nothing' : `${value === null ? 'null' : typeof value}s`;
}
