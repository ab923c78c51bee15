import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoopback, parseConfig, settings } from '../src/config.js';

describe('parseConfig', () => {
  it('gives the documented defaults for an empty environment', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', apiKeys: [], maxTranscriptBytes: 20 * 1024 * 1024 });
    expect(isAbsolute(config.databasePath)).toBe(true);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('leaves the models to the archive and ranks nothing again unless told to', () => {
    expect(parseConfig({})).toMatchObject({ embeddingModel: null, rerankerModel: null, rerankerBudgetMs: 1000 });
    const told = parseConfig({ EMBEDDING_MODEL: 'some/model', RERANKER_MODEL: 'other/model' });
    expect(told).toMatchObject({ embeddingModel: 'some/model', rerankerModel: 'other/model' });
    expect(() => parseConfig({ RERANKER_BUDGET_MS: '0' })).toThrow('RERANKER_BUDGET_MS');
  });

  describe('of a language model', () => {
    const given = {
      LANGUAGE_MODEL_URL: 'http://127.0.0.1:11434/v1/',
      LANGUAGE_MODEL_NAME: 'llama3.2',
      LANGUAGE_MODEL_KEY: 'sk-not-to-be-seen',
    };

    it('asks none unless told to, and the key is optional', () => {
      expect(parseConfig({}).languageModel).toBeNull();
      const { languageModel } = parseConfig({ ...given, LANGUAGE_MODEL_KEY: '' });
      expect(languageModel).toEqual({
        ...{ url: 'http://127.0.0.1:11434/v1', name: 'llama3.2', key: null, timeoutMs: 30_000 },
      });
    });

    it.each([
      ['LANGUAGE_MODEL_NAME', { LANGUAGE_MODEL_NAME: '' }],
      ['LANGUAGE_MODEL_URL', { LANGUAGE_MODEL_URL: '' }],
      ['LANGUAGE_MODEL_URL', { LANGUAGE_MODEL_URL: 'ftp://models.example' }],
      ['LANGUAGE_MODEL_URL', { LANGUAGE_MODEL_URL: 'http://me:sk-not-to-be-seen@models.example/v1' }],
      ['LANGUAGE_MODEL_URL', { LANGUAGE_MODEL_URL: 'http://models.example/v1?key=sk-not-to-be-seen' }],
      ['LANGUAGE_MODEL_KEY', { LANGUAGE_MODEL_KEY: 'sk-not-to-be-seen\nx: y' }],
      ['LANGUAGE_MODEL_TIMEOUT_MS', { LANGUAGE_MODEL_TIMEOUT_MS: '0' }],
    ])('names %s when it is wrong, and no secret: %j', (name, changes) => {
      const parse = () => parseConfig({ ...given, ...changes });
      expect(parse).toThrow(name);
      expect(parse).not.toThrow('not-to-be-seen');
    });
  });

  it('fetches from public addresses alone unless told to', () => {
    expect(parseConfig({})).toMatchObject({ allowPrivateFetch: false, fetchFolder: null });
    const told = parseConfig({ HINDCAST_ALLOW_PRIVATE_FETCH: 'true', HINDCAST_FETCH_FOLDER: '/srv/feeds' });
    expect(told).toMatchObject({ allowPrivateFetch: true, fetchFolder: '/srv/feeds' });
  });

  it('calls the site what its owner says, on one line that fits on a card', () => {
    const named = (name: string) => parseConfig({ HINDCAST_SITE_NAME: name }).siteName;
    expect([named(''), named('  Night Shift '), named('🦀'.repeat(80))]).toEqual([
      'Hindcast',
      'Night Shift',
      '🦀'.repeat(80),
    ]);
    for (const wrong of ['a\nb', 'a\u2028b', 'a\u0000b', 'a'.repeat(81)])
      expect(() => named(wrong), JSON.stringify(wrong)).toThrow(/HINDCAST_SITE_NAME/);
  });

  it('takes an empty value for an unset one', () => {
    expect(parseConfig({ PORT: ' ' }).port).toBe(3000);
  });

  it('names every wrong setting at once', () => {
    const environment = { PORT: '70000', LOG_LEVEL: 'loud', HINDCAST_ALLOW_OPEN: 'yes', HINDCAST_API_KEYS: 'short' };
    for (const name of Object.keys(environment)) {
      expect(() => parseConfig(environment)).toThrow(name);
    }
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', 'podcasts.example'])('refuses to bind to %s without keys', (host) => {
    expect(() => parseConfig({ HOST: host })).toThrow('HINDCAST_API_KEYS');
    expect(parseConfig({ HOST: host, HINDCAST_API_KEYS: 'a-key-of-some-length' }).host).toBe(host);
    expect(parseConfig({ HOST: host, HINDCAST_ALLOW_OPEN: 'true' }).allowOpen).toBe(true);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('binds to %s without keys', (host) => {
    expect(parseConfig({ HOST: host }).host).toBe(host);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])('is true of %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    ...['', '0.0.0.0', '::', '[::2]', '::1]', '192.168.1.4', '1127.0.0.1', '127.0.0', 'localhost:3000'],
    ...['localhost.evil.example', '127.0.0.1.evil.example', 'evil-localhost'],
  ])('is false of "%s"', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('settings', () => {
  it('are the rows of the README table, with the same defaults', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? *\|/gmu)].map(([, name, value]) => [
      name,
      value ?? '',
    ]);
    expect(rows).toEqual(settings.map((setting) => [setting.name, setting.default]));
  });
});
