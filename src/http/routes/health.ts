// For supervisors and monitoring: is it alive, can it serve, what does it measure.
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import type { EmbedderState } from '../../embedder/embedder.js';
import type { SupervisedLanguageModel } from '../../language-model/language-model.js';
import type { App } from '../routing.js';
import { fallbackReasonSchema } from '../schemas/answer.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';

const readinessSchema = z
  .object({
    status: z.enum(['ready', 'degraded']).meta({ description: '`degraded`: search by keywords only' }),
    embedder: z.object({
      status: z.enum(['ready', 'loading', 'unavailable']),
      model: z.string().optional(),
      reason: z.string().optional(),
      retryAt: z.string().optional().meta({ description: 'ISO 8601 date-time' }),
    }),
    languageModel: z
      .object({
        status: z.enum(['ready', 'unavailable']),
        model: z.string(),
        reason: fallbackReasonSchema.optional(),
        retryAt: z.string().optional().meta({ description: 'ISO 8601 date-time' }),
      })
      .optional()
      .meta({
        description:
          "Where one is configured. `unavailable`: it failed twice in a row, and until `retryAt` the speakers' words answer at once",
      }),
    reindex: z
      .object({ model: z.string(), passages: z.int(), embedded: z.int() })
      .optional()
      .meta({ description: 'A change to another model that has begun: passages, and how many it has embedded' }),
    rebuild: z
      .object({ left: z.int(), rebuilt: z.int(), failed: z.int() })
      .optional()
      .meta({
        description:
          'Episodes that an older version had derived: how many wait to be derived again, are done since the start, ' +
          'and could not be, which stay as they were',
      }),
  })
  .meta({ id: 'Readiness' });

export function healthRoutes(app: App, services: Services, registry: Registry): void {
  const { reader, embedderState, findReindexing } = services;
  let started = false;

  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        tags: ['operation'],
        summary: 'Is the process alive',
        response: { 200: json(z.object({ status: z.literal('ok') }), 'It is') },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        tags: ['operation'],
        summary: 'Can it serve',
        response: { 200: json(readinessSchema, 'It can, perhaps with a part missing'), ...problems() },
      },
    },
    async (request) => {
      if (app.draining) throw new HindcastError('not-ready', 'The service is shutting down');
      const state = embedderState();
      if (state.status === 'loading' && !started) throw new HindcastError('not-ready', 'The service is starting');
      await reader.findShows({ limit: 1 }).catch((error) => {
        request.log.error({ err: error }, 'the store does not answer');
        throw new HindcastError('not-ready', 'The store does not answer');
      });
      started = true;
      const status = state.status === 'ready' ? ('ready' as const) : ('degraded' as const);
      const reindex = await findReindexing();
      const rebuild = services.findRebuilding();
      return {
        ...{ status, embedder: presentEmbedder(state) },
        ...(services.languageModel && { languageModel: presentLanguageModel(services.languageModel) }),
        ...(reindex && { reindex }),
        ...(rebuild && { rebuild: { ...rebuild, failed: rebuild.failed.size } }),
      };
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'getMetrics',
        tags: ['operation'],
        summary: 'Measurements in the Prometheus text format',
        response: { 200: { description: 'The measurements', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
}

function presentEmbedder(state: EmbedderState): z.output<typeof readinessSchema>['embedder'] {
  if (state.status === 'ready') return { status: state.status, model: state.embedder.model };
  if (state.status === 'loading') return { status: state.status };
  return { status: state.status, reason: state.reason, retryAt: state.retryAt.toISOString() };
}

function presentLanguageModel({
  name: model,
  state,
}: Pick<SupervisedLanguageModel, 'name' | 'state'>): z.output<typeof readinessSchema>['languageModel'] {
  const { status, ...why } = state();
  if (!('retryInMs' in why)) return { status, model };
  return { status, model, reason: why.reason, retryAt: new Date(Date.now() + why.retryInMs).toISOString() };
}
