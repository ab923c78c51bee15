// A transcript that came over HTTP: into the pipeline, or into the queue, and what is answered.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Finding } from '../domain/transcript.js';
import { type IngestRequest, sha256 } from '../pipeline/ingest-request.js';
import { tagOfView } from './etag.js';
import { expectedState } from './if-match.js';
import { presentRevisionWithDiff } from './present-revision.js';
import { readEpisode, tagEpisode } from './routes/episodes.js';
import { type acceptedSchema, episodeWithQuestionsSchema, type ingestedSchema } from './schemas/episode.js';
import type { Services } from './services.js';

export interface Call {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Taken = z.output<typeof ingestedSchema> | z.output<typeof acceptedSchema>;

/** Sees to `If-Match` and `If-None-Match`, waits until the episode is searchable, or hands out a job where that is preferred. */
export async function takeIn(posted: IngestRequest, { services, request, reply }: Call): Promise<Taken> {
  const { reader, ingest } = services;
  const there = await reader.findEpisodeBySlug(posted.show, posted.slug);
  const expected = await expectedState(request, async () => tagEpisode(reader, there));
  const guarded = { ...posted, expected };
  if (wantsJob(request)) {
    const job = await ingest.enqueue(guarded);
    reply.code(202).header('location', `/v1/jobs/${job.id}`).header('preference-applied', 'respond-async');
    return { job };
  }
  const before = there && (await reader.findRevisions(there.id, { limit: 1 }))?.items[0];
  const { episodeId, outcome, findings } = await ingest.run(guarded);
  const episode = await readEpisode(reader, episodeId);
  const now = await reader.findRevision(episodeId);
  if (outcome === 'created') reply.code(201).header('location', `/v1/episodes/${episodeId}`);
  reply.header('etag', tagOfView(episodeWithQuestionsSchema, episode));
  // Another one may have come meanwhile; what that changed is not told here.
  const isOurs = now?.hash === sha256(posted.transcript.bytes) && now.number !== before?.number;
  const revision = now && presentRevisionWithDiff(isOurs ? now : { ...now, diff: null }, episode);
  return { episode, outcome, findings: byLine(findings), revision };
}

/** What is about the whole transcript comes first. */
function byLine(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function wantsJob({ headers: { prefer } }: FastifyRequest): boolean {
  return [prefer]
    .flat()
    .some((header) =>
      header?.split(',').some((each) => each.split(';', 1)[0]!.trim().toLowerCase() === 'respond-async'),
    );
}
