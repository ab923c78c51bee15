// Files of an episode in the formats of others: chapters for players and videos, soundbites, schema.org.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import { type EpisodeFileName, episodeFiles } from '../../export/episode-files.js';
import { composeShowNotes } from '../../export/notes/show-notes.js';
import { soundbitesOf } from '../../export/soundbites/soundbites.js';
import { readEpisodeSource } from '../episode-source.js';
import { nameFile } from '../file-name.js';
import { episodeData } from '../page-abouts.js';
import type { App } from '../routing.js';
import { problems } from '../schemas/problem.js';
import { jsonLdSchema, soundbitesSchema } from '../schemas/publishing.js';
import type { Services } from '../services.js';
import { episodeParams } from './episodes.js';

const noQuery = z.strictObject({});
const JSON_LD = 'application/ld+json';

interface TextFile {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly file: EpisodeFileName;
  /** What the format needs, for the 406. */
  readonly needs: string;
}

const textFiles: readonly TextFile[] = [
  {
    ...{ path: 'chapters.xml', operationId: 'getSimpleChapters', file: 'psc' },
    summary: 'Chapters as Podlove Simple Chapters (PSC) 1.2',
    description: 'Chapters without a known start are left out. 406 where the source has no times.',
    needs: 'Podlove Simple Chapters need times, and the transcript as received has none',
  },
  {
    ...{ path: 'chapters.txt', operationId: 'getVideoChapters', file: 'youtube' },
    summary: "Chapters as lines of a video's description, by YouTube's rules",
    description:
      'The first at 0:00, at least three, each ten seconds or longer; shorter ones are left to the one before. 406 where ' +
      'there are too few, or no times.',
    needs: 'Chapters of a video are at least three, each with a time and ten seconds or longer',
  },
];

export function episodeExportRoutes(app: App, services: Services): void {
  for (const file of textFiles) textFileRoute(app, services, file);
  soundbiteRoute(app, services);
  jsonLdRoute(app, services);
}

function textFileRoute(app: App, { reader }: Services, { path, file, needs, ...described }: TextFile): void {
  const { mediaType, ending, render } = episodeFiles[file];
  app.get(
    `/v1/episodes/:id/${path}`,
    {
      schema: {
        ...described,
        tags: ['publishing'],
        params: episodeParams,
        querystring: noQuery,
        response: {
          200: { description: 'The chapters', content: { [mediaType]: { schema: z.string() } } },
          ...problems('invalid-request', 'unknown-episode', 'not-acceptable'),
        },
      },
    },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { id } = request.params as z.output<typeof episodeParams>;
      const source = await readEpisodeSource(reader, id, request.absolute(''));
      const text = render(source);
      if (text === null) throw new HindcastError('not-acceptable', needs);
      nameFile(reply, `${source.episode.show}-${source.episode.slug}${ending}`);
      return reply.type(`${mediaType}; charset=utf-8`).send(text);
    },
  );
}

function soundbiteRoute(app: App, { reader }: Services): void {
  app.get(
    '/v1/episodes/:id/soundbites',
    {
      schema: {
        operationId: 'listSoundbites',
        tags: ['publishing'],
        summary: 'The best lessons as clips of the recording',
        description:
          'As `<podcast:soundbite>` has them: 15 to 120 seconds, from the start of a sentence to the end of one.',
        params: episodeParams,
        querystring: noQuery,
        response: {
          200: { description: 'The soundbites', content: { 'application/json': { schema: soundbitesSchema } } },
          ...problems('invalid-request', 'unknown-episode'),
        },
      },
    },
    async (request, reply) => {
      const source = await readEpisodeSource(reader, request.params.id, request.absolute(''));
      nameFile(reply, `${source.episode.show}-${source.episode.slug}.soundbites.json`);
      return { soundbites: soundbitesOf(source).map((each) => ({ ...each, url: source.urls.turn(each.turn) })) };
    },
  );
}

function jsonLdRoute(app: App, { reader }: Services): void {
  app.get(
    '/v1/episodes/:id/json-ld',
    {
      schema: {
        operationId: 'getJsonLd',
        tags: ['publishing'],
        summary: 'The episode as schema.org PodcastEpisode, its chapters as Clips',
        description: 'For `<script type="application/ld+json">` in a page of your own.',
        params: episodeParams,
        querystring: noQuery,
        response: {
          200: { description: 'JSON-LD', content: { [JSON_LD]: { schema: jsonLdSchema } } },
          ...problems('invalid-request', 'unknown-episode'),
        },
      },
    },
    async (request, reply) => {
      const source = await readEpisodeSource(reader, request.params.id, null);
      const ofShow = await reader.findShow(source.episode.show);
      const { summary: description, people } = composeShowNotes(source);
      const data = episodeData({ ...source, ofShow, description, people }, request.absolute);
      nameFile(reply, `${source.episode.show}-${source.episode.slug}.jsonld`);
      reply.type(JSON_LD);
      return { '@context': 'https://schema.org', ...data };
    },
  );
}
