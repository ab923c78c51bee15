// The adapter of the fetcher over undici: redirects checked one by one, polite to hosts, tried again where that helps.
import type { Agent } from 'undici';
import { FetchError, type Fetched, type Fetcher, type FetchOptions } from '../fetcher.js';
import { type Clock, systemClock } from './clock.js';
import { checkUrl, type FetchPolicy, forbiddenAddress, publicOnly } from './fetch-policy.js';
import { HostLanes } from './host-lanes.js';
import { pinnedAgent, type Resolve, systemResolve } from './pinned-agent.js';
import { type Answer, requestOnce, type TimeLimits } from './request-once.js';
import { type RetryRules, retryAfterMs, withRetries } from './retry.js';
import { acceptHeaders, checkContent } from './sniff.js';
import { ACCEPTED_ENCODINGS } from './unpack.js';

export interface HttpFetcherOptions {
  /** See `userAgentOf`. */
  readonly userAgent: string;
  /** Public addresses alone where it is not given. */
  readonly policy?: FetchPolicy;
  readonly limits?: TimeLimits;
  readonly retry?: RetryRules;
  /** Between two requests to one host. */
  readonly gapMs?: number;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly resolve?: Resolve;
}

const RETRY: RetryRules = { tries: 4, baseMs: 1_000, maxWaitMs: 30_000 };
const GAP_MS = 250;
const MOST_REDIRECTS = 5;
const MOST_HEADER_BYTES = 32 * 1024;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LASTING_REDIRECTS = new Set([301, 308]);

/** How long hosts that do not answer are left alone, in times of how long they may take to answer. */
const SILENCE = 3;
const LONGEST_SILENCE = 90;

/** Of how long a host may take to begin its answer. */
export function timeLimits(headersMs: number): TimeLimits {
  return { connectMs: headersMs / 2, headersMs, totalMs: 3 * headersMs };
}

/** How we name ourselves to hosts, with the address of the service where it has one. */
export function userAgentOf(version: string, publicUrl: string | null): string {
  return publicUrl ? `Hindcast/${version} (+${publicUrl})` : `Hindcast/${version}`;
}

/** Where an answer came from. */
interface Arrival {
  readonly answer: Answer;
  readonly finalUrl: string;
  readonly lastingUrl: string;
}

export class HttpFetcher implements Fetcher {
  readonly #options: Required<HttpFetcherOptions>;
  readonly #agent: Agent;
  readonly #lanes: HostLanes;

  constructor(options: HttpFetcherOptions) {
    this.#options = {
      ...{ policy: publicOnly, limits: timeLimits(20_000), retry: RETRY, gapMs: GAP_MS },
      ...{ clock: systemClock, random: Math.random, resolve: systemResolve },
      ...options,
    };
    const { policy, resolve, limits, clock, gapMs, retry } = this.#options;
    const silence = { silenceMs: SILENCE * limits.headersMs, longestSilenceMs: LONGEST_SILENCE * limits.headersMs };
    this.#agent = pinnedAgent({ policy, resolve, connectMs: limits.connectMs, maxHeaderBytes: MOST_HEADER_BYTES });
    this.#lanes = new HostLanes(clock, { gapMs, maxWaitMs: retry.maxWaitMs, ...silence });
  }

  async fetch(url: string, options: FetchOptions): Promise<Fetched> {
    const { retry: rules, clock, random } = this.#options;
    return withRetries(() => this.#attempt(url, options), { rules, clock, random, signal: options.signal });
  }

  /** A name that does not resolve now may later: only an answer with no allowed address in it is refused. */
  async check(address: string): Promise<void> {
    const { policy, resolve } = this.#options;
    const host = checkUrl(address, policy).hostname;
    if (host.startsWith('[')) return;
    const found = await resolve(host).catch(() => []);
    if (found.length > 0 && !found.some((each) => policy.allowsAddress(each))) throw forbiddenAddress(host);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #attempt(address: string, options: FetchOptions): Promise<Fetched> {
    const { answer, finalUrl, lastingUrl } = await this.#follow(address, options);
    const { status, headers, bytes } = answer;
    const notModified = status === 304 && Boolean(options.etag ?? options.lastModified);
    if (!notModified && (status < 200 || status > 299)) throw this.#refused(answer, new URL(finalUrl).hostname);
    if (!notModified) checkContent(bytes, options.wanted);
    return { status, notModified, finalUrl, lastingUrl, headers, bytes };
  }

  async #follow(address: string, options: FetchOptions): Promise<Arrival> {
    let url = checkUrl(address, this.#options.policy);
    let lastingUrl = url.href;
    let lasting = true;
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#request(url, options);
      if (!REDIRECTS.has(answer.status)) return { answer, finalUrl: url.href, lastingUrl };
      if (redirects === MOST_REDIRECTS)
        throw new FetchError('too-many-redirects', `Redirected more than ${MOST_REDIRECTS} times`);
      url = this.#targetOf(answer, url);
      lasting &&= LASTING_REDIRECTS.has(answer.status);
      if (lasting) lastingUrl = url.href;
    }
  }

  #targetOf({ headers, status }: Answer, from: URL): URL {
    const { location } = headers;
    if (!location || !URL.canParse(location, from.href))
      throw new FetchError('invalid-redirect', `${from.hostname} redirects to no address`, { status });
    return checkUrl(new URL(location, from).href, this.#options.policy);
  }

  async #request(url: URL, options: FetchOptions): Promise<Answer> {
    const { limits, userAgent } = this.#options;
    const headers: Record<string, string> = {
      'user-agent': userAgent,
      accept: acceptHeaders[options.wanted],
      'accept-encoding': ACCEPTED_ENCODINGS,
    };
    if (options.etag) headers['if-none-match'] = options.etag;
    if (options.lastModified) headers['if-modified-since'] = options.lastModified;
    const { maxBytes, signal } = options;
    const ask = () => requestOnce(url, { agent: this.#agent, limits, headers, maxBytes, signal });
    return this.#lanes.run(url.hostname, ask, signal);
  }

  #refused({ status, headers }: Answer, host: string): FetchError {
    const wish = retryAfterMs(headers['retry-after'], this.#options.clock.now());
    const error = new FetchError('http-status', `${host} answered ${status}`, { status, retryAfterMs: wish });
    if (error.temporary && wish !== null) this.#lanes.pause(host, wish);
    return error;
  }
}
