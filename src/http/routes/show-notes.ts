// Show notes of an episode, in the format that the client wants.
import { z } from 'zod';
import { composeShowNotes, type ShowNotes } from '../../export/notes/show-notes.js';
import { renderShowNotesHtml } from '../../export/notes/show-notes-html.js';
import { renderShowNotesMarkdown } from '../../export/notes/show-notes-markdown.js';
import { momentUrl } from '../../search/search.js';
import { chooseFormat, varyBy } from '../negotiate.js';
import { type App, found } from '../routing.js';
import { problems } from '../schemas/problem.js';
import { showNotesSchema } from '../schemas/show-notes.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';

const formats = ['markdown', 'html', 'json'] as const;
const mediaTypes = { markdown: 'text/markdown', html: 'text/html', json: 'application/json' } as const;

export interface ShowNotesOptions {
  /** Links are absolute where the service knows the address that readers use. */
  readonly publicUrl: string | null;
}

export function showNotesRoutes(app: App, { reader }: Services, { publicUrl }: ShowNotesOptions): void {
  app.get(
    '/v1/episodes/:id/show-notes',
    {
      schema: {
        operationId: 'getShowNotes',
        tags: ['episodes'],
        summary: 'Show notes, by Accept or `format`',
        description: 'Markdown by default. Links are absolute where HINDCAST_PUBLIC_URL is set.',
        params: episodeParams,
        querystring: z.strictObject({
          format: z.enum(formats).optional().meta({ description: 'Goes before the Accept header' }),
        }),
        response: {
          200: {
            description: 'The show notes',
            content: {
              'text/markdown': { schema: z.string() },
              'text/html': { schema: z.string() },
              'application/json': { schema: showNotesSchema },
            },
          },
          ...problems('invalid-request', 'unknown-episode', 'not-acceptable'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      varyBy(reply, 'Accept');
      const format = chooseFormat(request, mediaTypes, request.query.format);
      const chapters = found(await reader.findChapters(id), 'unknown-episode', noEpisode(id));
      const lessons = found(await reader.findLessonsOfEpisode(id), 'unknown-episode', noEpisode(id));
      const urlOfTurn = (turn: number): string => `${publicUrl ?? ''}${momentUrl(episode, turn)}`;
      const notes = composeShowNotes({ episode, chapters, lessons, urlOfTurn });
      reply.type(`${mediaTypes[format]}; charset=utf-8`);
      if (format === 'json') return presentShowNotes(notes);
      return reply.send(format === 'html' ? renderShowNotesHtml(notes) : renderShowNotesMarkdown(notes));
    },
  );
}

function presentShowNotes(notes: ShowNotes): z.output<typeof showNotesSchema> {
  const { people, chapters, lessons, topics } = notes;
  return { ...notes, people: [...people], chapters: [...chapters], lessons: [...lessons], topics: [...topics] };
}
