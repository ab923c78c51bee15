// Pictures of shows: put, read and removed; and the files that pages show.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import { MOST_PICTURE_BYTES, mediaTypeOf, pictureFiles, pictureTypes } from '../../domain/show-picture.js';
import { tagOfBody } from '../etag.js';
import { expectedState } from '../if-match.js';
import { isReserved } from '../page-reply.js';
import { presentShow } from '../present.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { showSchema } from '../schemas/show.js';
import type { Services } from '../services.js';

const path = '/v1/shows/:show/picture';
const showParams = z.object({ show: pathKey('Slug of the show', 'ship-it') });
const noQuery = z.strictObject({});
const security = [{ apiKey: [] }];
const writing = ['invalid-request', 'unauthorized', 'foreign-origin', 'unknown-show', 'precondition-failed'] as const;
const rawPicture = { schema: z.any().meta({ type: 'string', format: 'binary' }) };
const anyPicture = Object.fromEntries(pictureTypes.map((type) => [type, rawPicture]));

/** Give it an app of its own scope: only here are pictures taken. */
export function pictureRoutes(app: App, services: Services): void {
  const limits = { parseAs: 'buffer', bodyLimit: MOST_PICTURE_BYTES } as const;
  app.addContentTypeParser([...pictureTypes], limits, (_request, bytes, done) => done(null, bytes));
  readingRoutes(app, services);
  changingRoutes(app, services);
}

function readingRoutes(app: App, services: Services): void {
  app.get(
    path,
    {
      schema: {
        operationId: 'getPicture',
        tags: ['shows'],
        summary: 'The picture of a show, as JPEG',
        description: 'Its other sizes: `GET /v1/shows/{show}`.',
        params: showParams,
        querystring: noQuery,
        response: {
          200: { description: 'The picture', content: { 'image/jpeg': rawPicture } },
          ...problems('invalid-request', 'unknown-show', 'unknown-picture'),
        },
      },
    },
    async ({ params: { show } }, reply) => {
      await assertShow(services, show);
      const bytes = found(await largest(services, show), 'unknown-picture', noPicture(show));
      return reply.type('image/jpeg').send(bytes);
    },
  );

  const ofFile = z.object({ show: z.string(), hash: z.string(), file: z.enum(pictureFiles).catch('600.jpg') });
  app.get('/:show/picture/:hash/:file', { schema: { hide: true, params: ofFile } }, async ({ params }, reply) => {
    const { show, hash, file } = params;
    if (isReserved(show)) return reply.callNotFound();
    const bytes = await services.shows.findPictureFile(show, hash, file);
    reply.header('cache-control', 'public, max-age=31536000, immutable').type(mediaTypeOf(file));
    return reply.send(found(bytes && Buffer.from(bytes), 'unknown-picture', noPicture(show)));
  });
}

function changingRoutes(app: App, services: Services): void {
  const { shows, makePicture, reader } = services;
  app.put(
    path,
    {
      schema: {
        operationId: 'putPicture',
        tags: ['shows', 'edits'],
        summary: 'Give a show a picture',
        description:
          'JPEG, PNG or WebP, 10 MB and 25 million pixels at most. It is drawn anew in the sizes that pages show, and stands ' +
          'before the one of a feed. With `If-Match`, only a picture of that `ETag` is replaced (412).',
        security,
        params: showParams,
        querystring: noQuery,
        body: { content: anyPicture },
        response: {
          200: json(showSchema, 'The show as it is now'),
          ...problems(...writing, 'payload-too-large', 'unsupported-media-type', 'malformed-picture', 'not-ready'),
        },
      },
    },
    async (request, reply) => {
      const { show } = request.params;
      await assertShow(services, show);
      if (!Buffer.isBuffer(request.body))
        throw new HindcastError('malformed-picture', 'There is no picture in the body');
      const expected = await expectedOf(request, services);
      await shows.savePicture(show, await makePicture(request.body), expected);
      const view = presentShow(found(await reader.findShow(show), 'unknown-show', noShow(show)));
      const bytes = await largest(services, show);
      if (bytes) reply.header('etag', tagOfBody(bytes));
      return view;
    },
  );

  app.delete(
    path,
    {
      schema: {
        operationId: 'deletePicture',
        tags: ['shows', 'edits'],
        summary: 'Remove the picture that people gave a show',
        description: 'That of its feed is there again, where it has one.',
        security,
        params: showParams,
        querystring: noQuery,
        response: { 204: z.void().meta({ description: 'It is gone' }), ...problems(...writing, 'unknown-picture') },
      },
    },
    async (request, reply) => {
      const { show } = request.params;
      await assertShow(services, show);
      const isGone = await shows.deletePicture(show, await expectedOf(request, services));
      found(isGone || null, 'unknown-picture', `Nobody gave the show "${show}" a picture`);
      return reply.code(204).send();
    },
  );
}

async function largest({ reader, shows }: Services, show: string): Promise<Buffer | null> {
  const picture = (await reader.findShow(show))?.picture;
  const bytes = picture ? await shows.findPictureFile(show, picture.hash, '600.jpg') : null;
  return bytes && Buffer.from(bytes);
}

/** For the store: the picture that was seen under the tag that GET gave. */
async function expectedOf(
  request: Pick<FastifyRequest, 'headers'> & { readonly params: { readonly show: string } },
  services: Services,
): Promise<string | undefined> {
  const { show } = request.params;
  return expectedState(request, async () => {
    const value = (await services.reader.findShow(show))?.picture ?? null;
    const bytes = value && (await largest(services, show));
    return bytes && { value, tag: tagOfBody(bytes) };
  });
}

async function assertShow({ reader }: Services, show: string): Promise<void> {
  found(await reader.findShow(show), 'unknown-show', noShow(show));
}

function noShow(show: string): string {
  return `There is no show "${show}"`;
}

function noPicture(show: string): string {
  return `The show "${show}" has no such picture`;
}
