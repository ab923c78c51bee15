// What does one address answer to one request? No redirects, no second try; within limits of time and size.
import type { Agent, Dispatcher } from 'undici';
import { FetchError, type FetchOptions } from '../fetcher.js';
import { connectionError } from './connection-errors.js';
import { tooLarge, unpack } from './unpack.js';

export interface TimeLimits {
  /** Until a connection stands, its name resolved. */
  readonly connectMs: number;
  /** From the request's start until the headers are there. */
  readonly headersMs: number;
  /** From the request's start until the last byte. */
  readonly totalMs: number;
}

export interface OnceOptions {
  readonly agent: Agent;
  readonly limits: TimeLimits;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: FetchOptions['maxBytes'];
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  /** By lower-case name; of several with one name, the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked; empty where the status is none of success. */
  readonly bytes: Uint8Array;
}

/** Throws `FetchError`, or the reason of `signal` once that is aborted. */
export async function requestOnce(url: URL, options: OnceOptions): Promise<Answer> {
  const { limits, signal } = options;
  const late = new AbortController();
  const stop = (what: string) => () => late.abort(new FetchError('timed-out', `${url.hostname} ${what} in time`));
  const whole = setTimeout(stop('did not finish its answer'), limits.totalMs);
  const head = setTimeout(stop('did not answer'), limits.headersMs);
  try {
    const response = await options.agent.request({
      ...{ origin: url.origin, path: url.pathname + url.search, method: 'GET', headers: options.headers },
      // The timers above are exact, and hold against a byte now and then, which resets those of the driver.
      ...{ headersTimeout: 0, bodyTimeout: 0 },
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
    clearTimeout(head);
    return await readAnswer(response, options.maxBytes);
  } catch (error) {
    signal?.throwIfAborted();
    throw connectionError(late.signal.aborted ? late.signal.reason : error, url.hostname) ?? error;
  } finally {
    clearTimeout(whole);
    clearTimeout(head);
  }
}

async function readAnswer(response: Dispatcher.ResponseData, maxBytes: number): Promise<Answer> {
  const { statusCode: status, body } = response;
  const headers = firstValues(response.headers);
  if (status < 200 || status > 299) {
    // Short error pages are read to the end, which keeps the connection; of long ones nobody wants the rest.
    await body.dump({ limit: 16_384 }).catch(() => body.destroy());
    return { status, headers, bytes: new Uint8Array() };
  }
  const packed = await readBody(body, Number(headers['content-length'] ?? 0), maxBytes);
  return { status, headers, bytes: await unpack(packed, headers['content-encoding'], maxBytes) };
}

async function readBody(body: Dispatcher.ResponseData['body'], announced: number, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = announced;
  try {
    if (announced > maxBytes) throw tooLarge(maxBytes);
    size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } finally {
    body.destroy();
  }
  return Buffer.concat(chunks, size);
}

function firstValues(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const first: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    const one = Array.isArray(value) ? value[0] : value;
    if (one !== undefined) first[name.toLowerCase()] = one;
  }
  return first;
}
