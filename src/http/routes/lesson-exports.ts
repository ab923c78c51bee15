// Lessons of an episode, a show or a topic as files: CSV, notes for Anki, W3C Web Annotations.
import { z } from 'zod';
import { renderAnkiNotes } from '../../export/lessons/anki-notes.js';
import { renderLessonsCsv } from '../../export/lessons/lessons-csv.js';
import { ANNOTATION_TYPE, annotationsOf } from '../../export/lessons/web-annotations.js';
import { nameFile } from '../file-name.js';
import { findLessonRecords } from '../lesson-records.js';
import { chooseFormat, varyBy } from '../negotiate.js';
import type { App } from '../routing.js';
import { problems } from '../schemas/problem.js';
import { annotationsSchema, type LessonExportFormat, lessonExportQuery } from '../schemas/publishing.js';
import type { Services } from '../services.js';

/** By `Accept`, Anki's is tab-separated text; it has no type of its own. */
const mediaTypes: Readonly<Record<LessonExportFormat, string>> = {
  csv: 'text/csv',
  anki: 'text/tab-separated-values',
  annotations: 'application/ld+json',
};
const endings: Readonly<Record<LessonExportFormat, string>> = { csv: 'csv', anki: 'txt', annotations: 'jsonld' };

export function lessonExportRoutes(app: App, { reader }: Services): void {
  const text = { schema: z.string() };
  app.get(
    '/v1/lessons/export',
    {
      schema: {
        operationId: 'exportLessons',
        tags: ['publishing', 'lessons'],
        summary: 'Lessons as a file, by Accept or `format`',
        description:
          'CSV (RFC 4180, with a byte order mark) by default; a cell that a spreadsheet would run has an apostrophe in front. ' +
          '`anki`: a text file with headers, of lessons that can be understood without the episode; importing it again ' +
          'changes the notes that are there. `annotations`: W3C Web Annotations on the words ' +
          'of the transcript and on the recording. With `show`, `topic`, `episode`: only theirs.',
        querystring: lessonExportQuery,
        response: {
          200: {
            description: 'The lessons, best first',
            content: {
              ...{ 'text/csv': text, 'text/tab-separated-values': text },
              'application/ld+json': { schema: annotationsSchema },
            },
          },
          ...problems('invalid-request', 'not-acceptable'),
        },
      },
    },
    async (request, reply) => {
      const { format: wanted, limit, ...filter } = request.query;
      varyBy(reply, 'Accept');
      const format = chooseFormat(request, mediaTypes, wanted);
      const records = await findLessonRecords(reader, {
        ...{ filter, most: limit, base: request.absolute('') },
        withTurns: format === 'annotations',
      });
      const what = [filter.show, filter.topic, filter.episode].filter((part) => part !== undefined);
      nameFile(reply, `${['lessons', ...what].join('-')}.${endings[format]}`, 'attachment');
      if (format === 'annotations') {
        reply.type(ANNOTATION_TYPE);
        const label = `Lessons ${what.join(' ')}`.trim();
        return { ...annotationsOf(records, { id: request.absolute(request.url), label }) };
      }
      reply.type(`${format === 'csv' ? 'text/csv; header=present' : mediaTypes[format]}; charset=utf-8`);
      return reply.send(format === 'csv' ? renderLessonsCsv(records) : renderAnkiNotes(records));
    },
  );
}
