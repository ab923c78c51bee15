// RERANKER_MODEL through the composed services: a real cross-encoder of a few kilobytes reads real rows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeServices, reindexArchive, type Services } from '../../src/compose.js';
import { parseConfig } from '../../src/config.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord, aPassage } from '../fixtures/builders.js';
import { writeTinyModel } from '../fixtures/tiny-models.js';

const migrationsPath = fileURLToPath(new URL('../../migrations', import.meta.url));
const texts = ['the server copy is a copy of the server', 'we restored the backup and the tape', 'tomatoes in winter'];

describe('RERANKER_MODEL', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hindcast-reranker-'));
    environment = { HINDCAST_DB: join(folder, 'archive.db'), RERANKER_MODEL: join(folder, 'ranks') };
    writeTinyModel(join(folder, 'ranks'), { kind: 'crossEncoder' });
    writeTinyModel(join(folder, 'gte-tiny'), { kind: 'encoder' });
    const store = openSqliteStore({ path: environment.HINDCAST_DB!, migrationsPath });
    await store.saveEpisode(anEpisodeRecord({ passages: texts.map((text, index) => aPassage({ index, text })) }));
    await store.close();
    await reindexArchive(parseConfig(environment), {
      ...{ model: join(folder, 'gte-tiny'), dtype: 'auto', allowRemote: false, keep: false, graceMs: 0 },
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const search = (services: Services, q: string) =>
    services.search.search({ q, mode: 'hybrid', in: 'passages', filter: {}, limit: 5, explain: true });

  it('ranks the first hits again', async () => {
    const services = await composeServices(parseConfig(environment));
    const { hits, degraded } = await search(services, 'restored backup tape');
    expect(degraded).toBe(false);
    expect(hits[0]?.text).toBe(texts[1]);
    expect(hits.map(({ explanation }) => explanation?.parts?.at(-1)?.label)).toEqual(hits.map(() => 'reranker'));
    await services.close();
  });

  it('says why it does not when the model is missing, and searches on', async () => {
    const problems: string[] = [];
    const config = parseConfig({ ...environment, RERANKER_MODEL: 'no/such-model' });
    const services = await composeServices(config, (problem) => problems.push(problem));
    const { hits, degraded, reason } = await search(services, 'restored backup');
    expect(hits[0]?.text).toBe(texts[1]);
    expect(degraded).toBe(true);
    expect(reason).toContain('ranked once only: the reranker is not available: The model "no/such-model"');
    expect(problems).toEqual([expect.stringContaining('Results are ranked once only')]);
    await services.close();
  });

  it('is not asked for answers: their confidence was fitted without it', async () => {
    const services = await composeServices(parseConfig({ ...environment, RERANKER_MODEL: 'no/such-model' }));
    expect((await search(services, 'restored backup')).degraded).toBe(true);
    const answer = await services.answerer.ask({
      question: 'Was the backup restored from tape?',
      filter: {},
      history: [],
    });
    expect(answer.degraded).toBe(false);
    await services.close();
  });
});
