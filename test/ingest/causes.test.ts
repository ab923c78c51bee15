import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../src/domain/errors.js';
import { classify, OutsideError } from '../../src/ingest/causes.js';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(code, { cause }), { code });

describe('classify', () => {
  it.each<[string, unknown]>([
    ['a full disk', withCode('ENOSPC')],
    ['a full database', withCode('SQLITE_FULL')],
    ['a database that is busy', withCode('SQLITE_BUSY_SNAPSHOT')],
    ['a host that is not there', withCode('ENOTFOUND')],
    ['a reset connection, as a cause', new TypeError('fetch failed', { cause: withCode('ECONNRESET') })],
    ['a missing model', new OutsideError('no model', { cause: new Error('ENOENT') })],
    ['a service that shuts down', new HindcastError('not-ready', 'later')],
  ])('tries %s again for ever', (_, error) => {
    expect([classify(error, 1), classify(error, 1000)]).toEqual(['retry', 'retry']);
  });

  it.each(['empty-transcript', 'episode-exists', 'payload-too-large', 'invalid-request'] as const)(
    'gives up at once with %s',
    (code) => {
      expect(classify(new HindcastError(code, 'wrong'), 1)).toBe('dead');
    },
  );

  it.each([new TypeError('x is undefined'), withCode('ENOENT'), new HindcastError('internal', 'oh'), 'a string'])(
    'tries what nobody knows the cause of three times: %s',
    (error) => {
      expect([1, 2, 3].map((attempts) => classify(error, attempts))).toEqual(['retry', 'retry', 'dead']);
    },
  );
});
