// The templates of a show: its own, and ours where it has none of that name.
import { HindcastError } from '../domain/errors.js';
import type { ShowTemplate, Template } from '../domain/template.js';
import { renderNotes } from '../export/notes/render-notes.js';
import type { ShowNotes } from '../export/notes/show-notes.js';
import { builtInTemplates } from '../export/templates/built-in.js';
import { TemplateError } from '../export/templates/render-template.js';
import type { ShowTemplates } from '../store/store.js';
import { found } from './routing.js';

export interface NamedTemplate extends Template {
  readonly name: string;
  readonly origin: 'show' | 'built-in';
  /** `null` for a built-in one. */
  readonly updatedAt: string | null;
}

/** Throws `unknown-template`. */
export async function findTemplate(templates: ShowTemplates, show: string, name: string): Promise<NamedTemplate> {
  const own = await templates.findTemplate(show, name);
  const template = own ? ofShow(own) : builtIn(name);
  return found(template, 'unknown-template', `The show "${show}" has no template "${name}"`);
}

/** By name; those of the show stand in the place of ours. */
export async function listTemplates(templates: ShowTemplates, show: string): Promise<NamedTemplate[]> {
  const own = (await templates.findTemplates(show)).map(ofShow);
  const others = [...builtInTemplates.keys()].filter((name) => !own.some((each) => each.name === name));
  return [...own, ...others.map((name) => builtIn(name)!)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Throws `malformed-template` with the line. `field`: JSON pointer to the source, where that was sent. */
export function renderOrRefuse(notes: ShowNotes, template: Template, field?: string): string {
  try {
    return renderNotes(notes, template);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { message, line } = error;
    const place = { ...(field !== undefined && { field }), ...(line !== null && { line }), message };
    const where = line === null ? '' : `, line ${line}`;
    throw new HindcastError('malformed-template', `${message}${where}`, [place], { cause: error });
  }
}

function ofShow(template: ShowTemplate): NamedTemplate {
  return { ...template, origin: 'show' };
}

function builtIn(name: string): NamedTemplate | null {
  const template = builtInTemplates.get(name);
  return template ? { name, ...template, origin: 'built-in', updatedAt: null } : null;
}
