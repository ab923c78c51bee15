// What does a failed connection mean to whoever asked? Drivers name one thing in many ways.
import { errors } from 'undici';
import { FetchError } from '../fetcher.js';

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'ENODATA', 'ERR_INVALID_URL']);
const DNS = new Set(['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'ETIMEOUT']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL']);
const TIMED_OUT = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

/** `null` for what is no trouble with the other side, and so a bug here. */
export function connectionError(cause: unknown, host: string): FetchError | null {
  if (cause instanceof FetchError) return cause;
  if (!(cause instanceof Error)) return null;
  const code = codeOf(cause);
  if (UNKNOWN_HOST.has(code)) return new FetchError('unknown-host', `There is no host ${host}`, { cause });
  if (DNS.has(code)) return new FetchError('dns-failed', `The address of ${host} could not be found out`, { cause });
  if (REFUSED.has(code)) return new FetchError('connect-failed', `${host} takes no connection`, { cause });
  if (TIMED_OUT.has(code)) return new FetchError('timed-out', `${host} did not answer in time`, { cause });
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new FetchError('headers-too-large', `${host} sent too many or too long headers`, { cause });
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/u.test(code))
    return new FetchError('tls-failed', `${host} could not prove who it is, or speaks no TLS`, { cause });
  if (/^(?:UND_ERR_|ECONN|EPIPE)/u.test(code) || cause instanceof errors.HTTPParserError)
    return new FetchError('connection-lost', `${host} broke off before its answer was whole`, { cause });
  return null;
}

/** Several addresses that failed each in their way come as one error; the first says enough. */
function codeOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return String((first as NodeJS.ErrnoException | undefined)?.code ?? '');
}
