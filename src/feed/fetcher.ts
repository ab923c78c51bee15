// The port: who gets the bytes behind an address that strangers wrote? Adapters decide which addresses are allowed.

/** What the bytes are to be; another kind is refused. `text` is any transcript but a web page, `page` may be one. */
export type WantedContent = 'feed' | 'json' | 'text' | 'page' | 'picture';

export interface FetchOptions {
  readonly wanted: WantedContent;
  /** Limit of the bytes as sent, and again of what they unpack to. */
  readonly maxBytes: number;
  /** Validators of an earlier answer, as they came. With either, `notModified` may come back. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
}

export interface Fetched {
  /** 200 to 299, or 304. */
  readonly status: number;
  /** True: the earlier answer still holds, and `bytes` is empty. */
  readonly notModified: boolean;
  /** The address that answered, after all redirects. Relative addresses in the content start from it. */
  readonly finalUrl: string;
  /** Where the resource moved for good, when every redirect on the way there was permanent; else the address asked for. */
  readonly lastingUrl: string;
  /** By lower-case name. `etag` and `last-modified` are the validators for the next time. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. */
  readonly bytes: Uint8Array;
}

export interface Fetcher {
  /** Throws `FetchError`, or the reason of `signal` once that is aborted. */
  fetch(url: string, options: FetchOptions): Promise<Fetched>;
  /** Whether it would be fetched from at all; asks it nothing. Throws `FetchError` where that is refused. */
  check(url: string): Promise<void>;
  /** Closes what is open; a fetch under way fails. */
  close(): Promise<void>;
}

/** Code -> whether the cause can pass without anybody changing the address. `http-status` depends on the status. */
const fetchErrors = {
  'invalid-url': false,
  'forbidden-scheme': false,
  'forbidden-credentials': false,
  'forbidden-port': false,
  'forbidden-address': false,
  'unknown-host': false,
  'dns-failed': true,
  'connect-failed': true,
  'tls-failed': false,
  'timed-out': true,
  'connection-lost': true,
  'http-status': false,
  'invalid-redirect': false,
  'too-many-redirects': false,
  'too-large': false,
  'headers-too-large': false,
  'broken-encoding': false,
  'wrong-content': false,
  'host-paused': true,
  'host-silent': true,
  'file-unreadable': false,
} as const satisfies Record<string, boolean>;

export type FetchErrorCode = keyof typeof fetchErrors;

export interface FetchErrorFacts {
  readonly status?: number;
  /** What the server asked to wait, in milliseconds from now. */
  readonly retryAfterMs?: number | null;
  readonly cause?: unknown;
}

/** Request Timeout, Too Early, Too Many Requests, and what servers and their proxies answer in trouble. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529]);

/** Why an address gave nothing. The message is public: it names the host at most, since addresses may hold secrets. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  /** The HTTP status where one came, else `null`. 404 and 410 say that the resource is not there. */
  readonly status: number | null;
  /** Trying again later, unchanged, can help. */
  readonly temporary: boolean;
  /** What the server asked to wait, in milliseconds from now; `null` where it asked for nothing. */
  readonly retryAfterMs: number | null;

  constructor(code: FetchErrorCode, message: string, facts: FetchErrorFacts = {}) {
    super(message, { cause: facts.cause });
    this.name = 'FetchError';
    this.code = code;
    this.status = facts.status ?? null;
    this.temporary = code === 'http-status' ? PASSING_STATUS.has(this.status ?? 0) : fetchErrors[code];
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}
