// What is measured, for Prometheus: requests by route, ingests by outcome, jobs by state, and the process itself.
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobReader } from '../store/store.js';

/** Seconds. A keyword search takes single milliseconds, the ingest of a long transcript some seconds. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Observes every request from now on; the registry is read by `GET /metrics`. */
export function measureRequests(app: FastifyInstance): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'hindcast_http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  const ingests = new Counter({
    name: 'hindcast_ingests_total',
    help: 'Transcripts posted, by HTTP status',
    labelNames: ['status'],
    registers: [registry],
  });
  const searches = new Counter({
    name: 'hindcast_searches_total',
    help: 'Searches and questions, over the API and the site',
    labelNames: ['route'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = String(reply.statusCode);
    durations.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    if (route === '/v1/episodes' && request.method === 'POST') ingests.inc({ status });
    if (searchRoutes.has(route)) searches.inc({ route });
  });
  return registry;
}

const searchRoutes = new Set(['/v1/search', '/v1/ask', '/search', '/ask']);

/** Counts the jobs whenever the registry is read. */
export function measureJobs(registry: Registry, { countJobs }: Pick<JobReader, 'countJobs'>): void {
  new Gauge({
    name: 'hindcast_jobs',
    help: 'Background jobs by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await countJobs())) this.set({ state }, count);
    },
  });
}
