// LANGUAGE_MODEL_URL through the composed services: a real archive, and a server on this machine that speaks the protocol.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { composeServices } from '../../src/compose.js';
import { composeWriter } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import { splitSentences } from '../../src/domain/sentence.js';
import {
  answers,
  type Behaviour,
  type LanguageModelServer,
  neverAnswers,
  startLanguageModelServer,
  writesFrom,
} from '../fixtures/language-model-server.js';
import { readSample } from '../fixtures/samples.js';

const KEY = 'sk-not-to-be-seen';
const folder = mkdtempSync(join(tmpdir(), 'hindcast-language-model-'));
const environment = { HINDCAST_DB: join(folder, 'archive.db') };
const file = 'the-dump-was-empty.txt';
let server: LanguageModelServer | undefined;

beforeAll(async () => {
  const writer = await composeWriter(parseConfig(environment));
  const transcript = { bytes: readSample(file), origin: file };
  await writer.ingest({ show: 'load-bearing', slug: 'the-dump-was-empty', title: 'The Dump Was Empty', transcript });
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

async function ask(behaviour: Behaviour, changes: Record<string, string> = {}) {
  server = await startLanguageModelServer(behaviour);
  const model = { LANGUAGE_MODEL_URL: server.url, LANGUAGE_MODEL_NAME: 'tiny', LANGUAGE_MODEL_KEY: KEY };
  const problems: string[] = [];
  const services = await composeServices(parseConfig({ ...environment, ...model, ...changes }), (message) => {
    problems.push(message);
  });
  const question = 'Why was nobody told that the backup had failed?';
  const answer = await services.answerer.ask({ question, filter: {}, history: [] });
  await services.close();
  return { answer, problems };
}

const saysAgain = writesFrom(([first]) => `${splitSentences(first!.quote).at(-1)!.text} [1]`);

describe('LANGUAGE_MODEL_URL', () => {
  it('has that model write the answer', async () => {
    const { answer, problems } = await ask(saysAgain);
    expect(answer).toMatchObject({ answered: true, writtenBy: 'language-model', fallback: null });
    expect(answer.answer).toMatch(/ \[1\][.!]$/u);
    expect(answer.citations).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(server!.received[0]).toMatchObject({ body: { model: 'tiny' }, headers: { authorization: `Bearer ${KEY}` } });
  });

  it('leaves the answer to the speakers when the model fails, and says so without the key', async () => {
    const { answer, problems } = await ask(answers(401, `{"error": {"message": "wrong key ${KEY}"}}`));
    expect(answer).toMatchObject({ answered: true, writtenBy: 'speakers', fallback: 'refused' });
    expect(problems).toEqual(['The language model "tiny" failed (refused): the endpoint answered 401']);
  });

  it('is left alone after two failures, and the log says for how long', async () => {
    server = await startLanguageModelServer(neverAnswers);
    const model = { LANGUAGE_MODEL_URL: server.url, LANGUAGE_MODEL_NAME: 'tiny', LANGUAGE_MODEL_TIMEOUT_MS: '100' };
    const problems: string[] = [];
    const services = await composeServices(parseConfig({ ...environment, ...model }), (message) => {
      problems.push(message);
    });
    const request = { question: 'Why was nobody told that the backup had failed?', filter: {}, history: [] };
    for (let i = 0; i < 4; i++) {
      expect(await services.answerer.ask(request)).toMatchObject({ answered: true, fallback: 'timeout' });
    }
    expect(services.languageModel?.state()).toMatchObject({ status: 'unavailable', reason: 'timeout' });
    await services.close();
    expect(server.received).toHaveLength(2);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toMatch(/it is not asked for \d+ s$/u);
  });

  it('is asked nothing when it is not set', async () => {
    const unset = { LANGUAGE_MODEL_URL: '', LANGUAGE_MODEL_NAME: '', LANGUAGE_MODEL_KEY: '' };
    const { answer } = await ask(saysAgain, unset);
    expect(answer).toMatchObject({ writtenBy: 'speakers', fallback: null });
    expect(server!.received).toEqual([]);
  });
});
