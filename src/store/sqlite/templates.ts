// Templates of shows. The main thread writes them, so that writes wait patiently.
import { HindcastError } from '../../domain/errors.js';
import { assertState } from '../../domain/state-of.js';
import type { ShowTemplate } from '../../domain/template.js';
import type { ShowTemplates } from '../store.js';
import type { Connection } from './connection.js';
import { writePatiently } from './write-patiently.js';

/** Of a show: nobody has written as many by hand. */
const MOST_TEMPLATES = 100;

export function showTemplates(c: Connection): ShowTemplates {
  return {
    findTemplates: (show) => c.read(() => findTemplates(c, show)),
    findTemplate: (show, name) => c.read(() => findTemplate(c, show, name)),
    saveTemplate: (show, template, expected) =>
      writePatiently(c, () => {
        assertState(expected, findTemplate(c, show, template.name));
        return saveTemplate(c, show, template);
      }),
    deleteTemplate: (show, name, expected) =>
      writePatiently(c, () => {
        assertState(expected, findTemplate(c, show, name));
        return deleteTemplate(c, show, name);
      }),
  };
}

const COLUMNS = 'name, format, length, source, updated_at AS updatedAt';

function findTemplates(connection: Connection, show: string): ShowTemplate[] {
  const sql = `SELECT ${COLUMNS} FROM show_templates WHERE show = @show ORDER BY name`;
  return connection.all<ShowTemplate>(sql, { show });
}

function findTemplate(connection: Connection, show: string, name: string): ShowTemplate | null {
  const sql = `SELECT ${COLUMNS} FROM show_templates WHERE show = @show AND name = @name`;
  return connection.get<ShowTemplate>(sql, { show, name }) ?? null;
}

function saveTemplate(connection: Connection, show: string, template: Omit<ShowTemplate, 'updatedAt'>): ShowTemplate {
  if (!connection.get('SELECT 1 FROM shows WHERE slug = @show', { show })) {
    throw new HindcastError('unknown-show', `There is no show "${show}"`);
  }
  const { name, format, length, source } = template;
  const others = connection.get<{ n: number }>(
    'SELECT count(*) AS n FROM show_templates WHERE show = @show AND name <> @name',
    { show, name },
  )!;
  if (others.n >= MOST_TEMPLATES) {
    throw new HindcastError('too-many-templates', `A show has at most ${MOST_TEMPLATES} templates of its own`);
  }
  const updatedAt = connection.now();
  connection.run(
    `INSERT INTO show_templates (show, name, format, length, source, updated_at)
     VALUES (@show, @name, @format, @length, @source, @updatedAt)
     ON CONFLICT (show, name) DO UPDATE SET format = excluded.format, length = excluded.length,
       source = excluded.source, updated_at = excluded.updated_at`,
    { show, name, format, length, source, updatedAt },
  );
  return { ...template, updatedAt };
}

function deleteTemplate(connection: Connection, show: string, name: string): boolean {
  const sql = 'DELETE FROM show_templates WHERE show = @show AND name = @name';
  return connection.run(sql, { show, name }).changes > 0;
}
