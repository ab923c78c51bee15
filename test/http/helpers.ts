// The app under test: the factory of production over fake services.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type Config, parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { createFakeServices, type FakeServices } from '../fixtures/fake-services.js';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly services: FakeServices;
}

export function testApp(changes: Partial<Config> = {}, logger?: FastifyBaseLogger): TestApp {
  const services = createFakeServices();
  const config: Config = { ...parseConfig({ LOG_LEVEL: 'silent' }), ...changes };
  return { app: createApp({ services, config, ...(logger && { logger }) }), services };
}

export const text = [
  'Ada: Welcome back to the show.',
  'Rui: You should check a restore by its content, not by its count.',
  'Ada: And who keeps the backup of the backup?',
].join('\n');

/** A body for POST /v1/episodes. */
export function newEpisode(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { show: 'night-shift', title: 'The backup that was not there', transcript: { text }, ...changes };
}

/** Ingests one episode; gives back its id. */
export async function seed({ app }: TestApp, changes: Record<string, unknown> = {}): Promise<string> {
  const response = await app.inject({ method: 'POST', url: '/v1/episodes', payload: newEpisode(changes) });
  if (response.statusCode >= 300) throw new Error(`seeding failed: ${response.body}`);
  return response.json().episode.id;
}
