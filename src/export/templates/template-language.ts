// The part of the Liquid language that templates are written in. A template is untrusted: it can only read what it is
// given, run through it and format it. What could reach files, take time without an end, or undo escaping is not there.
import { Liquid } from 'liquidjs';
import { escapeHtml } from '../../domain/html.js';
import type { TemplateFormat } from '../../domain/template.js';
import { clock } from '../clock.js';
import { escapeMarkdown } from '../markdown.js';
import { formatDate } from './format-date.js';

/**
 * None of them builds a text that nobody counts (`capture`), reads another file (`include`, `render`, `layout`) or writes a
 * value without escaping it (`cycle`).
 */
const tags = [
  ...['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment', 'raw', '#', 'liquid', 'echo'],
];

/** Each takes time linear to what it is given, which is counted. */
const filters = [
  ...['append', 'prepend', 'capitalize', 'upcase', 'downcase', 'strip', 'lstrip', 'rstrip', 'strip_newlines'],
  ...['truncate', 'truncatewords', 'replace', 'replace_first', 'remove', 'remove_first', 'split', 'slice', 'default'],
  ...['first', 'last', 'join', 'size', 'reverse', 'sort', 'map', 'where', 'compact', 'uniq', 'concat', 'url_encode'],
  ...['plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'floor', 'ceil', 'abs', 'at_least', 'at_most'],
] as const;

export const languageTags: readonly string[] = tags;
/**
 * Ours: `clock` writes seconds as 1:02:03, `date` a date as "long", "short", "iso" or "rfc822", `link` an address for an
 * `href="..."` or Markdown's `(<...>)`.
 */
export const languageFilters: readonly string[] = [...filters, 'clock', 'date', 'link'];

/** Characters and elements that filters and ranges make in all. */
const MEMORY_LIMIT = 1_000_000;

const escapes: Readonly<Record<TemplateFormat, (text: string) => string>> = {
  html: escapeHtml,
  // On one line: a line break in a value could begin a heading, a list, a rule.
  markdown: (text) => escapeMarkdown(text.replace(/\s+/gu, ' ')),
  text: (text) => text,
};

/** An engine whose every output is escaped for the format; the language has no way around that. */
export function languageFor(format: TemplateFormat): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    // Nothing is read from disk, whatever is asked for.
    templates: {},
    outputEscape: (value) => escapes[format](textOf(value)),
    memoryLimit: MEMORY_LIMIT,
  });
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) {
    if (!(filters as readonly string[]).includes(name)) engine.unregisterFilter(name);
  }
  engine.registerFilter('clock', (seconds: unknown) => (typeof seconds === 'number' ? clock(seconds) : ''));
  engine.registerFilter('date', (date: unknown, style: unknown = 'long') => formatDate(date, style));
  const handler = (address: unknown): string => (format === 'html' ? escapeHtml(linkOf(address)) : linkOf(address));
  // `raw`: it is escaped already.
  engine.registerFilter('link', { handler, raw: true });
  return engine;
}

/** Without what would end a quoted attribute or Markdown's angle brackets; empty for what leads to no page. */
function linkOf(address: unknown): string {
  if (typeof address !== 'string' || !/^(?:https?:\/\/|\/(?!\/))/iu.test(address)) return '';
  return address.replace(/[\s<>"'`\\\p{Cc}]/gu, (character) => encodeURIComponent(character).replace("'", '%27'));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).join('');
  return '';
}
