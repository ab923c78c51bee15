// One episode in one format, as text with the ending of its file's name.
import { readFile } from 'node:fs/promises';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import { SLUG_PATTERN } from '../../domain/slug.js';
import { type NotesLength, type Template, type TemplateFormat, templateFormats } from '../../domain/template.js';
import { type EpisodeFileName, episodeFiles } from '../../export/episode-files.js';
import { budgets, shortenNotes } from '../../export/notes/budgets.js';
import { composeShowNotes, type ShowNotes } from '../../export/notes/show-notes.js';
import type { EpisodeSource } from '../../export/source.js';
import { templateName } from '../../export/templates/built-in.js';
import { episodeData } from '../../http/page-abouts.js';
import { findTemplate, renderOrRefuse } from '../../http/show-templates.js';
import type { ShowTemplates } from '../../store/store.js';

export const notesFormats = [...templateFormats, 'json'] as const;
export type NotesFormat = (typeof notesFormats)[number];

export const episodeFormats: readonly string[] = [...notesFormats, ...Object.keys(episodeFiles), 'json-ld'];

export interface EpisodeExport {
  /** One of `episodeFormats`. */
  readonly format: string;
  readonly length: NotesLength;
  /** Name of a template of the show, or a file; the show notes are written by it. */
  readonly template?: string | undefined;
  /** Scheme and host of the pages here; `null`: what is linked are paths. */
  readonly base: string | null;
}

export interface Written {
  readonly text: string;
  readonly ending: string;
}

const endings: Readonly<Record<TemplateFormat, string>> = { markdown: '.md', html: '.html', text: '.txt' };

/** `null` where the format cannot be made of this episode: it needs times, or more chapters. */
export async function exportEpisode(
  { templates, reader }: Pick<Services, 'templates' | 'reader'>,
  source: EpisodeSource,
  { format, length, template, base }: EpisodeExport,
): Promise<Written | null> {
  if (isEpisodeFile(format)) {
    const { ending, render } = episodeFiles[format];
    const text = render(source);
    return text === null ? null : { text, ending };
  }
  const notes = composeShowNotes(source);
  if (format === 'json-ld') {
    const ofShow = await reader.findShow(notes.show);
    return { text: writeLinkedData({ ...source, ofShow, description: notes.summary }, base), ending: '.jsonld' };
  }
  if (format === 'json') return { text: writeJson(notes, length), ending: '.notes.json' };
  const chosen = await templateOf(templates, notes.show, { format: format as TemplateFormat, length, template, base });
  return { text: renderOrRefuse(notes, chosen), ending: endings[chosen.format] };
}

function writeLinkedData(about: Parameters<typeof episodeData>[0], base: string | null): string {
  // The addresses of people have the base in front already.
  const at = (address: string): string => (URL.canParse(address) ? address : `${base ?? ''}${address}`);
  return `${JSON.stringify({ '@context': 'https://schema.org', ...episodeData(about, at) }, null, 2)}\n`;
}

function isEpisodeFile(format: string): format is EpisodeFileName {
  return Object.hasOwn(episodeFiles, format);
}

function writeJson(notes: ShowNotes, length: NotesLength): string {
  return `${JSON.stringify(length === 'full' ? notes : shortenNotes(notes, budgets[length]), null, 2)}\n`;
}

interface Wanted extends EpisodeExport {
  readonly format: TemplateFormat;
}

/** A slug is the name of a template; anything else a file, whose output is of the format that is asked for. */
async function templateOf(templates: ShowTemplates, show: string, wanted: Wanted): Promise<Template> {
  const { template, format, length } = wanted;
  if (template === undefined) return findTemplate(templates, show, templateName(length, format));
  if (SLUG_PATTERN.test(template)) return findTemplate(templates, show, template);
  try {
    return { format, length, source: await readFile(template, 'utf8') };
  } catch (error) {
    throw new HindcastError('unknown-template', `${template} could not be read`, [], { cause: error });
  }
}
