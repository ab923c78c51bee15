// The templates that show notes are written by where a show has none of its own: one for each length and format.

import {
  type NotesLength,
  notesLengths,
  type Template,
  type TemplateFormat,
  templateFormats,
} from '../../domain/template.js';
import * as html from './built-in-html.js';
import * as markdown from './built-in-markdown.js';
import * as text from './built-in-text.js';

const sources: Readonly<Record<TemplateFormat, Readonly<Record<NotesLength, string>>>> = { html, markdown, text };

/** "newsletter-markdown". A show that has a template of this name replaces the one here. */
export function templateName(length: NotesLength, format: TemplateFormat): string {
  return `${length}-${format}`;
}

/** By name. */
export const builtInTemplates: ReadonlyMap<string, Template> = new Map(
  notesLengths.flatMap((length) =>
    templateFormats.map((format): [string, Template] => [
      templateName(length, format),
      { format, length, source: sources[format][length] },
    ]),
  ),
);
