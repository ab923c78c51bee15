// Every failure that a caller can do something about has a code here. http maps code to status; the CLI prints it.

/** Code -> HTTP status and title. The catalogue is what openapi.yaml and docs/errors.md list; a test compares them. */
export const errorCatalogue = {
  'invalid-request': { status: 400, title: 'The request does not fit the API' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'invalid-cursor': { status: 400, title: 'The cursor is not one of ours, or belongs to another query' },
  unauthorized: { status: 401, title: 'A valid API key is needed' },
  'foreign-origin': { status: 403, title: 'Pages of other sites may not write here' },
  'unknown-show': { status: 404, title: 'There is no such show' },
  'unknown-episode': { status: 404, title: 'There is no such episode' },
  'unknown-topic': { status: 404, title: 'There is no such topic' },
  'unknown-lesson': { status: 404, title: 'There is no such lesson' },
  'unknown-chapter': { status: 404, title: 'The episode has no such chapter' },
  'unknown-edit': { status: 404, title: 'There is no such edit' },
  'unknown-revision': { status: 404, title: 'The episode has no such revision' },
  'unknown-moment': { status: 404, title: 'The words are no longer in the transcript' },
  'unknown-person': { status: 404, title: 'Nobody of this name speaks on the show' },
  'unknown-doubt': { status: 404, title: 'There is no such pair of names to decide on' },
  'unknown-job': { status: 404, title: 'There is no such job' },
  'unknown-feed': { status: 404, title: 'There is no such feed' },
  'unknown-template': { status: 404, title: 'There is no such template' },
  'unknown-picture': { status: 404, title: 'The show has no picture' },
  'unknown-route': { status: 404, title: 'There is no such path' },
  'method-not-allowed': { status: 405, title: 'The path does not take this method' },
  'not-acceptable': { status: 406, title: 'None of the accepted media types is available' },
  'episode-exists': { status: 409, title: 'Another episode of the show has this slug' },
  'merge-circle': { status: 409, title: 'The merge would close a circle' },
  'job-ended': { status: 409, title: 'The job has ended already' },
  'job-not-failed': { status: 409, title: 'The job has not failed' },
  'label-taken': { status: 409, title: 'Another topic has this label' },
  'feed-exists': { status: 409, title: 'The feed is followed for another show' },
  'too-many-templates': { status: 409, title: 'The show has as many templates as it may have' },
  'request-in-hand': { status: 409, title: 'A request with this idempotency key is being worked on' },
  'precondition-failed': { status: 412, title: 'It is not in the state that If-Match names' },
  'request-timeout': { status: 408, title: 'The request did not come whole in time' },
  'payload-too-large': { status: 413, title: 'The body is over the size limit' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not taken here' },
  'foreign-host': { status: 421, title: 'The Host header names another server' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key stands for another request' },
  'empty-transcript': { status: 422, title: 'The transcript is empty' },
  'no-speech': { status: 422, title: 'No speech was found in the transcript' },
  'binary-transcript': { status: 422, title: 'The transcript is not text' },
  'unreadable-encoding': { status: 422, title: 'The characters of the transcript could not be decoded' },
  'unknown-format': { status: 422, title: 'The format of the transcript is not known' },
  'malformed-transcript': { status: 422, title: 'The transcript breaks the rules of its format' },
  'malformed-template': { status: 422, title: 'The template is faulty' },
  'malformed-picture': { status: 422, title: 'This is no picture that is taken' },
  'malformed-feed': { status: 422, title: 'This is no feed and no list of feeds' },
  'refused-address': { status: 422, title: 'Nothing is fetched from this address' },
  'headers-too-large': { status: 431, title: 'The address and headers of the request are too long' },
  'unreachable-feed': { status: 502, title: 'The feed could not be fetched' },
  'not-ready': { status: 503, title: 'The service is starting or shutting down' },
  internal: { status: 500, title: 'Something failed inside' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** A place in the input that a problem points at. */
export interface ErrorDetail {
  /** JSON pointer into the body, or a query parameter's name. */
  readonly field?: string;
  /** Line of the transcript, from 1. */
  readonly line?: number;
  readonly message: string;
}

/** A failure with a public message. Everything else that is thrown is a bug and becomes `internal`. */
export class HindcastError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];

  constructor(code: ErrorCode, message: string, details: readonly ErrorDetail[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = 'HindcastError';
    this.code = code;
    this.details = details;
  }
}
