// Questions over REST, answered at once or as a stream of events.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Answer } from '../../answer/answer.js';
import { HindcastError } from '../../domain/errors.js';
import { tellAnswer } from '../answer-events.js';
import { citedLessons } from '../cited-lessons.js';
import { preferredType, varyBy } from '../negotiate.js';
import { presentAnswer } from '../present.js';
import { toHindcastError, toProblem } from '../problem.js';
import type { App } from '../routing.js';
import { answerSchema, askBodySchema } from '../schemas/answer.js';
import { problems } from '../schemas/problem.js';
import { type EventStream, openEventStream } from '../server-events.js';
import type { Services } from '../services.js';
import { ClientLeft, waitingSignal } from '../waiting.js';

const mediaTypes = ['application/json', 'text/event-stream'] as const;

/** Bytes: the longest `history` that the schema takes, in any writing. */
const BODY_LIMIT = 1024 * 1024;

export function askRoutes(app: App, { answerer, reader }: Services): void {
  const present = async (answer: Answer) => presentAnswer(answer, await citedLessons(answer.citations, reader));
  app.post(
    '/v1/ask',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'ask',
        tags: ['search'],
        summary: 'Ask a question; every sentence of the answer is cited',
        description:
          'With `Accept: text/event-stream` the answer comes as events: `evidence` ({citations, degraded}: the quotes ' +
          'that the answer is made from, best first), `token` ({text}: the next words of the answer), one `citation` ' +
          'for each that the answer has, and `done` with the whole answer, which counts where it differs from the ' +
          'words before; or `error` (a problem). Comments keep the connection open. When the client leaves, the work ' +
          'on its answer ends.',
        querystring: z.strictObject({}),
        body: askBodySchema,
        response: {
          200: {
            description: 'The answer, or that there is none in the archive',
            content: {
              'application/json': { schema: answerSchema },
              'text/event-stream': { schema: z.string() },
            },
          },
          ...problems('invalid-request', 'malformed-json', 'not-acceptable', 'payload-too-large'),
          ...problems('unsupported-media-type'),
        },
      },
    },
    async (request, reply) => {
      const { question, history, ...filter } = request.body;
      const type = preferredType(request, mediaTypes);
      varyBy(reply, 'Accept');
      if (!type) throw new HindcastError('not-acceptable', `Available are ${mediaTypes.join(', ')}`);
      const asked = { question, filter, history };
      const signal = waitingSignal(reply, app.closing);
      if (type === 'application/json') return present(await answerer.ask(asked, { signal }));
      const stream = openEventStream();
      stream.answer(reply);
      const { tell, finish } = tellAnswer(stream);
      await answerer
        .ask(asked, { signal, onEvent: tell })
        .then(present)
        .then(finish)
        .catch((error) => fail(stream, error, request));
      return reply;
    },
  );
}

function fail(stream: EventStream, error: unknown, request: FastifyRequest): void {
  if (!(error instanceof ClientLeft)) {
    const known = toHindcastError(error);
    if (!known) request.log.error({ err: error }, 'ask failed');
    const internal = () => new HindcastError('internal', `Request ${request.id} failed inside`);
    stream.send('error', toProblem(known ?? internal(), '/v1/ask'));
  }
  stream.end();
}
