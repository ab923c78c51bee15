// Background jobs: the list, where one stands, a stream of its changes; cancelling one, and trying one again.
import { z } from 'zod';
import { hasEnded, type Job } from '../../domain/job.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { jobListQuery, jobListSchema, jobSchema } from '../schemas/job.js';
import { json, problems } from '../schemas/problem.js';
import { openEventStream } from '../server-events.js';
import type { Services } from '../services.js';

/** Another process may have changed the job, and tells nobody. */
const LOOK_AGAIN_MS = 2_000;

const params = z.object({ id: pathKey('Id of the job', 'job_0123456789abcdef') });
const noQuery = z.strictObject({});

export function jobRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  eventRoute(app, services);
  writingRoutes(app, services);
}

async function readJob({ reader }: Services, id: string): Promise<Job> {
  return found(await reader.findJob(id), 'unknown-job', `There is no job "${id}"`);
}

function readingRoutes(app: App, services: Services): void {
  app.get(
    '/v1/jobs',
    {
      schema: {
        operationId: 'listJobs',
        tags: ['jobs'],
        summary: 'List jobs, newest first',
        querystring: jobListQuery,
        response: { 200: json(jobListSchema, 'A page of jobs'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async ({ query: { limit, cursor, ...filter } }) => {
      const { items, nextCursor } = await services.reader.findJobs(filter, { limit, cursor });
      return { items: [...items], nextCursor };
    },
  );

  app.get(
    '/v1/jobs/:id',
    {
      schema: {
        operationId: 'getJob',
        tags: ['jobs'],
        summary: 'Where a job stands',
        params,
        querystring: noQuery,
        response: { 200: json(jobSchema, 'The job'), ...problems('invalid-request', 'unknown-job') },
      },
    },
    async ({ params: { id } }) => readJob(services, id),
  );
}

function eventRoute(app: App, services: Services): void {
  app.get(
    '/v1/jobs/:id/events',
    {
      // Its body has no end to measure.
      exposeHeadRoute: false,
      schema: {
        operationId: 'watchJob',
        tags: ['jobs'],
        summary: 'Changes of a job as server-sent events',
        description: 'Events named `state` with the job as data, the present state first; ends when the job ends.',
        params,
        querystring: noQuery,
        response: {
          200: { description: 'The events', content: { 'text/event-stream': { schema: z.string() } } },
          ...problems('invalid-request', 'unknown-job'),
        },
      },
    },
    async ({ params: { id } }, reply) => {
      const stream = openEventStream({ closing: app.closing });
      let told: Job | undefined;
      const tell = (job: Job): void => {
        told = job;
        stream.send('state', job);
        if (hasEnded(job)) stream.end();
      };
      stream.onClose(services.ingest.watch(id, tell));
      const lookAgain = async (): Promise<void> => {
        const job = await services.reader.findJob(id);
        if (job && job.state !== told?.state) tell(job);
      };
      const timer = setInterval(() => lookAgain().catch((error) => app.log.error(error)), LOOK_AGAIN_MS);
      stream.onClose(() => clearInterval(timer));
      try {
        // Read only now that changes are heard: what happened in between is either in here or told.
        tell(await readJob(services, id));
      } catch (error) {
        stream.destroy();
        throw error;
      }
      return stream.answer(reply);
    },
  );
}

function writingRoutes(app: App, { ingest }: Services): void {
  const security = [{ apiKey: [] }];
  const refusals = problems('invalid-request', 'unauthorized', 'foreign-origin', 'unknown-job');

  app.post(
    '/v1/jobs/:id/cancel',
    {
      schema: {
        operationId: 'cancelJob',
        tags: ['jobs'],
        summary: 'Cancel a job',
        description:
          'One that has not begun never runs. One that runs stops at its next safe point, with nothing half-saved; ' +
          'until then it has `cancelRequested`, and it may still succeed where it was past the last such point.',
        security,
        params,
        querystring: noQuery,
        response: { 200: json(jobSchema, 'The job as it is now'), ...refusals, ...problems('job-ended') },
      },
    },
    async ({ params: { id } }) => ingest.cancelJob(id),
  );

  app.post(
    '/v1/jobs/:id/retry',
    {
      schema: {
        operationId: 'retryJob',
        tags: ['jobs'],
        summary: 'Try a failed job again',
        description: 'As if for the first time. One that waits for its next attempt is tried at once.',
        security,
        params,
        querystring: noQuery,
        response: { 200: json(jobSchema, 'The job, queued'), ...refusals, ...problems('job-not-failed') },
      },
    },
    async ({ params: { id } }) => ingest.retryJob(id),
  );
}
