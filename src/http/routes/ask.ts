// Questions over REST, answered at once or as a stream of events.
import { z } from 'zod';
import type { AskRequest } from '../../answer/answer.js';
import { HindcastError } from '../../domain/errors.js';
import { preferredType, varyBy } from '../negotiate.js';
import { presentAnswer } from '../present.js';
import { toHindcastError, toProblem } from '../problem.js';
import type { App } from '../routing.js';
import { answerSchema, askBodySchema } from '../schemas/answer.js';
import { problems } from '../schemas/problem.js';
import { type EventStream, openEventStream } from '../server-events.js';
import type { Services } from '../services.js';

const mediaTypes = ['application/json', 'text/event-stream'] as const;

export function askRoutes(app: App, { answerer }: Services): void {
  app.post(
    '/v1/ask',
    {
      schema: {
        operationId: 'ask',
        tags: ['search'],
        summary: 'Ask a question; every sentence of the answer is cited',
        description:
          'With `Accept: text/event-stream` the answer comes as events: `evidence` ({citations, degraded}), one ' +
          '`citation` each, `token` ({text}; joined, they are the answer), `done` (the whole answer), or `error` (a ' +
          'problem).',
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
      if (type === 'application/json') return presentAnswer(await answerer.ask({ question, filter, history }));
      const stream = openEventStream(app.closing);
      stream.answer(reply);
      await sendAnswer(stream, () => answerer.ask({ question, filter, history } satisfies AskRequest)).catch(
        (error) => {
          request.log.error({ err: error }, 'ask failed');
          const known = toHindcastError(error) ?? new HindcastError('internal', `Request ${request.id} failed inside`);
          stream.send('error', toProblem(known, '/v1/ask'));
        },
      );
      stream.end();
      return reply;
    },
  );
}

async function sendAnswer(stream: EventStream, ask: () => ReturnType<Services['answerer']['ask']>): Promise<void> {
  const answer = presentAnswer(await ask());
  stream.send('evidence', { citations: answer.citations.length, degraded: answer.degraded });
  for (const citation of answer.citations) stream.send('citation', citation);
  for (const [text] of answer.answer.matchAll(/\s*\S+/gu)) stream.send('token', { text });
  stream.send('done', answer);
}
