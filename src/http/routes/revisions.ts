// What was received for an episode over time, what each correction changed, and the way back.
import { z } from 'zod';
import type { EpisodeSummary } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import { type IngestRequest, requestAgain } from '../../pipeline/ingest-request.js';
import type { RevisionWithDiff } from '../../store/store.js';
import type { AnswerOnce } from '../answer-once.js';
import { presentRevision, presentRevisionWithDiff } from '../present-revision.js';
import { type App, found } from '../routing.js';
import { acceptedSchema, ingestedSchema } from '../schemas/episode.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { revisionListQuery, revisionListSchema, revisionWithDiffSchema } from '../schemas/revision.js';
import type { Services } from '../services.js';
import { takeIn } from '../take-in.js';
import { episodeParams, noEpisode } from './episodes.js';

const noQuery = z.strictObject({});
const revisionParams = episodeParams.extend({ number: pathKey('Number of the revision', '1') });
const reading = problems('invalid-request', 'unknown-episode', 'unknown-revision');

export function revisionRoutes(app: App, services: Services, once: AnswerOnce): void {
  const { reader } = services;
  app.get(
    '/v1/episodes/:id/revisions',
    {
      schema: {
        operationId: 'listRevisions',
        tags: ['revisions'],
        summary: "Revisions of an episode's transcript, newest first",
        params: episodeParams,
        querystring: revisionListQuery,
        response: {
          200: json(revisionListSchema, 'A page of revisions'),
          ...problems('invalid-request', 'invalid-cursor', 'unknown-episode'),
        },
      },
    },
    async ({ params: { id }, query }) => {
      const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      const page = found(await reader.findRevisions(id, query), 'unknown-episode', noEpisode(id));
      return { items: page.items.map((each) => presentRevision(each, episode)), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/episodes/:id/revisions/:number',
    {
      schema: {
        operationId: 'getRevision',
        tags: ['revisions'],
        summary: 'A revision, with what it changed',
        params: revisionParams,
        querystring: noQuery,
        response: { 200: json(revisionWithDiffSchema, 'The revision'), ...reading },
      },
    },
    async ({ params: { id, number } }) => {
      const { episode, revision } = await readRevision(reader, id, number);
      return presentRevisionWithDiff(revision, episode);
    },
  );

  app.post(
    '/v1/episodes/:id/revisions/:number/restore',
    {
      schema: {
        operationId: 'restoreRevision',
        tags: ['revisions'],
        summary: 'Go back to a revision',
        description:
          'Its bytes are taken in again, as a new revision: what came after it stays on the list. Title, date and the ' +
          "like stay where they were given, and are the transcript's own where they were not. What people edited " +
          'stays. Nothing changes when it is the current one.',
        security: [{ apiKey: [] }],
        params: revisionParams,
        querystring: noQuery,
        response: {
          200: json(ingestedSchema, 'The episode is derived from it: `updated`, or `unchanged` when it was before'),
          202: json(acceptedSchema, 'The job is on disk and will be done, restarts notwithstanding'),
          ...reading,
          ...problems('unauthorized', 'foreign-origin', 'request-in-hand'),
          ...problems('precondition-failed', 'idempotency-key-reused'),
        },
      },
    },
    async (request, reply) =>
      once(request, reply, async () => {
        const { id, number } = request.params;
        return takeIn(await requestToRestore(services, id, number), { services, request, reply });
      }),
  );
}

/** Throws `unknown-episode` and `unknown-revision`. */
async function readRevision(
  reader: Services['reader'],
  id: string,
  number: string,
): Promise<{ episode: EpisodeSummary; revision: RevisionWithDiff }> {
  const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
  const detail = `The episode has no revision "${number}"`;
  if (!/^\d{1,9}$/u.test(number)) throw new HindcastError('unknown-revision', detail);
  return { episode, revision: found(await reader.findRevision(id, Number(number)), 'unknown-revision', detail) };
}

/** The episode as it is, with the transcript as it was. */
async function requestToRestore({ reader }: Services, id: string, number: string): Promise<IngestRequest> {
  const { episode, revision } = await readRevision(reader, id, number);
  const source = found(await reader.findRevisionSource(id, revision.number), 'unknown-episode', noEpisode(id));
  return requestAgain(episode, source);
}
