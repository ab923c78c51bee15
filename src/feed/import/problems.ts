// How is a failure told, and to whom? Reasons are public; addresses of private feeds hold secrets.
import type { HindcastError } from '../../domain/errors.js';
import type { FeedProblem } from '../../domain/followed-feed.js';
import type { FetchError } from '../fetcher.js';

/** `address`: where the bytes came from, which the message of a reader begins with, and which stays untold. */
export function problemOf({ code, message }: FetchError | HindcastError, address?: string): FeedProblem {
  const isNamed = address !== undefined && message.startsWith(`${address}: `);
  return { code, message: isNamed ? message.slice(address.length + 2) : message };
}

/** For the log. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : String(error);
}
