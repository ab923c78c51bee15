// Show notes of an episode, in the format and length that the client wants, through the show's own templates.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { notesLengths, type TemplateFormat } from '../../domain/template.js';
import { budgets, shortenNotes } from '../../export/notes/budgets.js';
import { composeShowNotes, type ShowNotes } from '../../export/notes/show-notes.js';
import { templateName } from '../../export/templates/built-in.js';
import { readEpisodeSource } from '../episode-source.js';
import { nameFile } from '../file-name.js';
import { chooseFormat, varyBy } from '../negotiate.js';
import type { App } from '../routing.js';
import { slug } from '../schemas/fields.js';
import { problems } from '../schemas/problem.js';
import { showNotesSchema } from '../schemas/show-notes.js';
import type { Services } from '../services.js';
import { findTemplate, type NamedTemplate, renderOrRefuse } from '../show-templates.js';
import { episodeParams } from './episodes.js';

const formats = ['markdown', 'html', 'text', 'json'] as const;
export const notesMediaTypes = {
  ...{ markdown: 'text/markdown', html: 'text/html', text: 'text/plain', json: 'application/json' },
} as const;
const endings: Readonly<Record<TemplateFormat, string>> = { markdown: 'md', html: 'html', text: 'txt' };

const query = z
  .strictObject({
    format: z.enum(formats).optional().meta({ description: 'Goes before the Accept header' }),
    length: z
      .enum(notesLengths)
      .default('full')
      .meta({
        description:
          '`newsletter`: at most 250 words, markup and addresses not counted. `feed`: at most 4,000 bytes of UTF-8, markup ' +
          'and all, as directories take descriptions. What is least important is left out first',
      }),
    template: slug.optional().meta({ description: 'Name of a template of the show, which has its format and length' }),
  })
  .refine(({ template, format }) => template === undefined || format === undefined, {
    path: ['format'],
    error: 'is the template’s; leave one of the two out',
  });

export function showNotesRoutes(app: App, { reader, templates }: Services): void {
  const text = { schema: z.string() };
  app.get(
    '/v1/episodes/:id/show-notes',
    {
      schema: {
        operationId: 'getShowNotes',
        tags: ['publishing'],
        summary: 'Show notes, by Accept or `format`',
        description:
          'Markdown by default. Written by the template of the show that is called after length and format ' +
          '("newsletter-html"), ours where it has none. Links lead to HINDCAST_PUBLIC_URL, else to the address of the request.',
        params: episodeParams,
        querystring: query,
        response: {
          200: {
            description: 'The show notes',
            content: {
              ...{ 'text/markdown': text, 'text/html': text, 'text/plain': text },
              'application/json': { schema: showNotesSchema },
            },
          },
          ...problems('invalid-request', 'unknown-episode', 'unknown-template', 'not-acceptable', 'malformed-template'),
        },
      },
    },
    async (request, reply) => {
      const { length, template: own } = request.query;
      varyBy(reply, 'Accept');
      const notes = composeShowNotes(await readEpisodeSource(reader, request.params.id, request.absolute('')));
      const format = own === undefined ? chooseFormat(request, notesMediaTypes, request.query.format) : null;
      if (format === 'json') return presentShowNotes(length === 'full' ? notes : shortenNotes(notes, budgets[length]));
      const template = await findTemplate(templates, notes.show, own ?? templateName(length, format ?? 'markdown'));
      return sendNotes(reply, notes, template);
    },
  );
}

/** A template may hold anything: what is shown as a page of ours runs and sends nothing. */
function sendNotes(reply: FastifyReply, notes: ShowNotes, template: NamedTemplate): FastifyReply {
  const { format, name } = template;
  nameFile(reply, `${notes.show}-${notes.slug}-${name}.${endings[format]}`);
  reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(`${notesMediaTypes[format]}; charset=utf-8`);
  return reply.send(renderOrRefuse(notes, template));
}

/** As it is sent: the lists are copied for the schema's sake. */
export function presentShowNotes(notes: ShowNotes): z.output<typeof showNotesSchema> {
  const { highlights, people, chapters, lessons, topics, links } = notes;
  const lists = { highlights: [...highlights], people: [...people], chapters: [...chapters] };
  return { ...notes, ...lists, lessons: [...lessons], topics: [...topics], links: [...links] };
}
