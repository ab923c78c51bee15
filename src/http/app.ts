// The HTTP service, put together: the same factory for production and for tests.
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import { createAnswerOnce } from './answer-once.js';
import { requireKeys } from './auth.js';
import { takeJson } from './body.js';
import { guardAgainstBrowsers } from './browser-guard.js';
import { answerClientError } from './client-error.js';
import { compressAnswers } from './compress.js';
import { shareReading } from './cors.js';
import { answerFailure, handleErrors } from './error-handler.js';
import { tagResponses } from './etag.js';
import { keepPages } from './kept-pages.js';
import { measureJobs, measureRequests } from './metrics.js';
import { describeApi } from './openapi.js';
import { pagePolicy } from './page-policy.js';
import { recordRoutes } from './route-table.js';
import { apiPageRoutes } from './routes/api-pages.js';
import { askRoutes } from './routes/ask.js';
import { askPageRoutes } from './routes/ask-pages.js';
import { assetRoutes } from './routes/assets.js';
import { cardRoutes } from './routes/cards.js';
import { chapterRoutes } from './routes/chapters.js';
import { editRoutes } from './routes/edits.js';
import { episodeExportRoutes } from './routes/episode-exports.js';
import { episodePageRoutes } from './routes/episode-pages.js';
import { episodeRoutes } from './routes/episodes.js';
import { feedEventRoutes } from './routes/feed-events.js';
import { feedPatchRoutes } from './routes/feed-patch.js';
import { feedRoutes } from './routes/feeds.js';
import { healthRoutes } from './routes/health.js';
import { ingestRoutes } from './routes/ingest.js';
import { jobRoutes } from './routes/jobs.js';
import { lessonExportRoutes } from './routes/lesson-exports.js';
import { lessonPageRoutes } from './routes/lesson-pages.js';
import { lessonRoutes } from './routes/lessons.js';
import { momentRoutes } from './routes/moments.js';
import { oembedRoutes } from './routes/oembed.js';
import { pageRoutes } from './routes/pages.js';
import { peopleRoutes } from './routes/people.js';
import { peopleEditRoutes } from './routes/people-edits.js';
import { peoplePageRoutes } from './routes/people-pages.js';
import { revisionRoutes } from './routes/revisions.js';
import { searchRoutes } from './routes/search.js';
import { searchPageRoutes } from './routes/search-pages.js';
import { showNotesRoutes } from './routes/show-notes.js';
import { showPageRoutes } from './routes/show-pages.js';
import { showRoutes } from './routes/shows.js';
import { siteFeedRoutes } from './routes/site-feeds.js';
import { sitemapRoutes } from './routes/sitemap.js';
import { suggestRoutes } from './routes/suggest.js';
import { templateRoutes } from './routes/templates.js';
import { topicPageRoutes } from './routes/topic-pages.js';
import { topicRoutes } from './routes/topics.js';
import { transcriptRoutes } from './routes/transcripts.js';
import { validateRoutes } from './routes/validate.js';
import type { App } from './routing.js';
import type { Services } from './services.js';
import { knowSite } from './site-address.js';

/** Bodies but transcripts and talks are an edit or nothing. */
const BODY_LIMIT = 64 * 1024;
/** Slow senders may not hold a connection for ever; a large transcript over a slow line has its time. */
const REQUEST_TIMEOUT_MS = 300_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Set when the app stops: `/readyz` is 503 from then on, for whoever still asks over an open connection. */
    draining: boolean;
    /** Aborts when the app closes: open event streams end, and requests over open connections are refused. */
    readonly closing: AbortSignal;
  }
}

export interface AppOptions {
  readonly services: Services;
  readonly config: Config;
  readonly logger?: FastifyBaseLogger;
  /** The committed openapi.yaml; made anew from the schemas where it is not given. */
  readonly openapiYaml?: string;
}

/** The app, not yet listening. Reads no environment, opens no file. */
export function createApp({ services, config, logger, openapiYaml }: AppOptions): FastifyInstance {
  const app: FastifyInstance = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: { level: config.logLevel } }),
    frameworkErrors: answerFailure,
    clientErrorHandler: answerClientError,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // Only the route that takes transcripts takes plain text.
  app.removeContentTypeParser('text/plain');
  takeJson(app);

  const routes = recordRoutes(app);
  knowSite(app, config);
  drainOnClose(app);
  addHeaders(app);
  guardAgainstBrowsers(app, config);
  shareReading(app, routes, config);
  requireKeys(app, config.apiKeys);
  tagResponses(app);
  compressAnswers(app);
  handleErrors(app, routes);
  const registry = measureRequests(app);
  measureJobs(registry, services.reader);

  describeApi(app);
  app.register(async (scope) => {
    const typed: App = scope.withTypeProvider<ZodTypeProvider>();
    registerApi(typed, services, config);
    healthRoutes(typed, services, registry);
    registerSite(typed, services, config);
    scope.get('/openapi.yaml', { schema: { hide: true } }, async (_request, reply) => {
      return reply.type('application/yaml; charset=utf-8').send(openapiYaml ?? app.swagger({ yaml: true }));
    });
  });
  return app;
}

function registerApi(app: App, services: Services, config: Config): void {
  showRoutes(app, services);
  peopleRoutes(app, services);
  peopleEditRoutes(app, services);
  episodeRoutes(app, services);
  const once = createAnswerOnce(services.keys);
  app.register(async (scope) => ingestRoutes(scope.withTypeProvider<ZodTypeProvider>(), services, { ...config, once }));
  app.register(async (scope) => validateRoutes(scope.withTypeProvider<ZodTypeProvider>(), services, config));
  app.register(async (scope) => feedRoutes(scope.withTypeProvider<ZodTypeProvider>(), services));
  feedEventRoutes(app, services);
  transcriptRoutes(app, services);
  chapterRoutes(app, services);
  showNotesRoutes(app, services);
  templateRoutes(app, services);
  episodeExportRoutes(app, services);
  lessonExportRoutes(app, services);
  app.register(async (scope) => feedPatchRoutes(scope.withTypeProvider<ZodTypeProvider>(), services, config));
  lessonRoutes(app, services);
  topicRoutes(app, services);
  searchRoutes(app, services);
  suggestRoutes(app, services);
  askRoutes(app, services);
  editRoutes(app, services);
  revisionRoutes(app, services, once);
  momentRoutes(app, services);
  jobRoutes(app, services);
}

function registerSite(app: App, services: Services, { languageModel }: Config): void {
  assetRoutes(app);
  askPageRoutes(app, services, { streams: languageModel !== null });
  cardRoutes(app, services);
  oembedRoutes(app, services);
  siteFeedRoutes(app, services);
  sitemapRoutes(app, services);
  app.decorateRequest('keepPage', null);
  app.register(async (scope) => {
    const kept: App = scope.withTypeProvider<ZodTypeProvider>();
    // What is near in meaning is not found while there is no model.
    keepPages(scope, async () => `${await services.reader.archiveRevision()} ${services.embedderState().status}`);
    pageRoutes(kept, services);
    apiPageRoutes(kept);
    topicPageRoutes(kept, services);
    searchPageRoutes(kept, services);
    lessonPageRoutes(kept, services);
    peoplePageRoutes(kept, services);
    showPageRoutes(kept, services);
    episodePageRoutes(kept, services);
  });
}

/** New connections are refused by then; what still comes over an open one is answered with 503. */
function drainOnClose(app: FastifyInstance): void {
  const controller = new AbortController();
  app.decorate('draining', false);
  app.decorate('closing', controller.signal);
  app.addHook('preClose', async () => {
    app.draining = true;
    controller.abort(new HindcastError('not-ready', 'The service is shutting down'));
  });
  app.addHook('onRequest', async () => {
    controller.signal.throwIfAborted();
  });
}

/** Nothing from elsewhere may run or be loaded on our pages. */
function addHeaders(app: FastifyInstance): void {
  app.register(helmet, {
    contentSecurityPolicy: pagePolicy,
    // Without a referrer a page's own form would be sent as from nowhere (Fetch, 3.2), and be refused as another site's.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // TLS ends at a proxy, if anywhere: to promise it is the proxy's business.
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.method === 'GET' || request.method === 'HEAD') reply.header('cache-control', 'no-cache');
  });
}
