// How does a request leave here, and how much may come back? Nowhere but where it was sent, and two megabytes at most.
import { LanguageModelFailure } from './language-model.js';

/** Bytes of a response, reasoning and framing included: a line without an end would fill the memory. */
const MAX_RESPONSE_BYTES = 2 ** 21;

/** `fetch` that follows no redirect, says no more of this machine than its name, and fails a response that has no end. */
export const limitedFetch: typeof fetch = async (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('user-agent', 'hindcast');
  // Evidence and key are for the configured address alone.
  const response = await fetch(input, { ...init, headers, redirect: 'error' });
  if (!response.body) return response;
  const { status, statusText } = response;
  return new Response(response.body.pipeThrough(limiter()), { status, statusText, headers: response.headers });
};

function limiter(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > MAX_RESPONSE_BYTES) throw new LanguageModelFailure('malformed', 'the response has no end');
      controller.enqueue(chunk);
    },
  });
}
