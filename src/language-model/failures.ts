// What went wrong at the endpoint, in the words of the port? Messages are ours: an endpoint's own may repeat the key.
import { type FailureReason, LanguageModelFailure } from './language-model.js';

/** What the library's errors may carry; read by shape, because its classes are those of a package below it. */
interface Described {
  readonly name?: unknown;
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** Busy, restarting, or behind a proxy whose backend is: nothing was written, and it may pass at once. */
const PASSING = new Set([429, 502, 503]);

const REASONS: ReadonlyMap<number, FailureReason> = new Map([
  [400, 'unsupported'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'unsupported'],
  [405, 'unsupported'],
  [408, 'timeout'],
  [415, 'unsupported'],
  [422, 'unsupported'],
  [501, 'unsupported'],
  [504, 'timeout'],
]);

/** The failure that an error of `fetch`, of the stream or of the library amounts to. */
export function failureOf(error: unknown): LanguageModelFailure {
  const chain = chainOf(error);
  const own = chain.find((each) => each instanceof LanguageModelFailure);
  if (own) return own;
  const status = chain.map(({ statusCode }) => statusCode).find((code) => typeof code === 'number');
  if (status !== undefined && status >= 400) {
    return new LanguageModelFailure(REASONS.get(status) ?? 'unreachable', `the endpoint answered ${status}`);
  }
  if (chain.some(isUnreadable)) return new LanguageModelFailure('malformed', 'the endpoint sent no readable stream');
  return new LanguageModelFailure('unreachable', 'the connection could not be made, or broke');
}

/** Whether the endpoint turned the request away for the time being. */
export function isPassing(error: unknown): boolean {
  return chainOf(error).some(
    ({ statusCode, code }) => (typeof statusCode === 'number' && PASSING.has(statusCode)) || code === 'ECONNREFUSED',
  );
}

/** Statuses that servers have for a request in a form that they, or their model's template, do not take. */
const OF_FORM = new Set([400, 422, 500]);

/** Whether the same in another form may do. */
export function refusesForm(error: unknown): boolean {
  return chainOf(error).some(({ statusCode }) => typeof statusCode === 'number' && OF_FORM.has(statusCode));
}

function isUnreadable({ name }: Described): boolean {
  return typeof name === 'string' && /JSONParse|TypeValidation|InvalidResponse|EmptyResponse/u.test(name);
}

function chainOf(error: unknown): Described[] {
  const chain: Described[] = [];
  for (let each = error; typeof each === 'object' && each !== null && chain.length < 8; ) {
    chain.push(each);
    each = (each as Described).cause;
  }
  return chain;
}
