// Background jobs: where one stands, and a stream of its changes.
import { z } from 'zod';
import type { Job } from '../../domain/job.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { jobSchema } from '../schemas/job.js';
import { json, problems } from '../schemas/problem.js';
import { openEventStream } from '../server-events.js';
import type { Services } from '../services.js';

const params = z.object({ id: pathKey('Id of the job', 'job_0123456789abcdef') });

export function jobRoutes(app: App, { reader, ingest }: Services): void {
  const getJob = async (id: string) => found(await reader.findJob(id), 'unknown-job', `There is no job "${id}"`);

  app.get(
    '/v1/jobs/:id',
    {
      schema: {
        operationId: 'getJob',
        tags: ['jobs'],
        summary: 'Where a job stands',
        params,
        querystring: z.strictObject({}),
        response: { 200: json(jobSchema, 'The job'), ...problems('invalid-request', 'unknown-job') },
      },
    },
    async ({ params: { id } }) => getJob(id),
  );

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
        querystring: z.strictObject({}),
        response: {
          200: { description: 'The events', content: { 'text/event-stream': { schema: z.string() } } },
          ...problems('invalid-request', 'unknown-job'),
        },
      },
    },
    async ({ params: { id } }, reply) => {
      const stream = openEventStream({ closing: app.closing });
      const tell = (job: Job): void => {
        stream.send('state', job);
        if (job.state === 'succeeded' || job.state === 'failed') stream.end();
      };
      stream.onClose(ingest.watch(id, tell));
      try {
        // Read only now that changes are heard: what happened in between is either in here or told.
        tell(await getJob(id));
      } catch (error) {
        stream.destroy();
        throw error;
      }
      return stream.answer(reply);
    },
  );
}
