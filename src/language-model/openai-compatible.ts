// The language model behind an endpoint of the OpenAI chat-completions protocol: Ollama, llama.cpp, vLLM, or a host's.
import { setTimeout as sleep } from 'node:timers/promises';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { failureOf, isPassing, refusesForm } from './failures.js';
import { type LanguageModel, LanguageModelFailure, type WriteRequest } from './language-model.js';
import { limitedFetch } from './limited-fetch.js';
import { FORMS, type RequestForm } from './request-forms.js';
import { startWatch, type Watch } from './watch.js';

export interface EndpointOptions {
  /** Base URL, to which "/chat/completions" is added. */
  readonly url: string;
  readonly name: string;
  /** Sent as a bearer token; `null`: none is. */
  readonly key: string | null;
  /** What one text may take, retries and all, in milliseconds. */
  readonly timeoutMs: number;
  /** How long it may be silent once it has begun, in milliseconds. */
  readonly idleTimeoutMs?: number;
}

/** A model that has begun writes a word in less than a second; one that stops for this long has hung. */
const IDLE_TIMEOUT_MS = 10_000;

/** Characters of a text. An answer has some hundreds. */
export const MAX_TEXT_LENGTH = 20_000;

/** What a busy or restarting endpoint gets before the one retry, in milliseconds. */
const RETRY_AFTER_MS = 250;

type Chat = ReturnType<ReturnType<typeof createOpenAICompatible>['chatModel']>;

interface Attempt extends WriteRequest {
  readonly watch: Watch;
  /** The first of `FORMS` to try. */
  readonly form: number;
}

/** Makes the model. Nothing is sent before `write`, and then to that URL alone. */
export function createOpenAiCompatibleModel(options: EndpointOptions): LanguageModel {
  const { url, name, key, timeoutMs, idleTimeoutMs = IDLE_TIMEOUT_MS } = options;
  const provider = createOpenAICompatible({
    name: 'endpoint',
    baseURL: url,
    fetch: limitedFetch,
    ...(key !== null && { apiKey: key }),
  });
  const chat = provider.chatModel(name);
  let form = 0;
  return {
    name,
    async write(request) {
      const watch = startWatch({ timeoutMs, idleTimeoutMs, signal: request.signal });
      let thrown: { readonly error: unknown } | undefined;
      const onToken = (text: string): void => {
        try {
          request.onToken?.(text);
        } catch (error) {
          thrown = { error };
          throw error;
        }
      };
      try {
        const written = await writeWithRetry(chat, { ...request, onToken, watch, form });
        form = written.form;
        return written.text;
      } catch (error) {
        request.signal?.throwIfAborted();
        // A fault of the listener is none of the endpoint's.
        if (thrown) throw thrown.error;
        throw watch.expired() ?? failureOf(error);
      } finally {
        watch.stop();
      }
    },
  };
}

/**
 * Asks again, in the next plainer form, where the endpoint did not like the form; and once more where it was busy or not
 * there. In both the model has not seen the request yet.
 */
async function writeWithRetry(chat: Chat, attempt: Attempt): Promise<{ text: string; form: number }> {
  let form = attempt.form;
  for (let patience = 1; ; ) {
    try {
      return { text: await writeOnce(chat, attempt, FORMS[form]!), form };
    } catch (error) {
      if (attempt.watch.signal.aborted) throw error;
      if (refusesForm(error) && form < FORMS.length - 1) form += 1;
      else if (isPassing(error) && patience-- > 0) {
        await sleep(RETRY_AFTER_MS, undefined, { signal: attempt.watch.signal });
      } else throw error;
    }
  }
}

async function writeOnce(chat: Chat, { messages, onToken, watch }: Attempt, form: RequestForm): Promise<string> {
  const { stream } = await chat.doStream({
    prompt: form.prompt(messages),
    temperature: form.temperature,
    abortSignal: watch.signal,
  });
  let text = '';
  for await (const part of stream) {
    if (part.type === 'error') throw part.error;
    // Some send a head, or an empty piece, long before the model has read its prompt.
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') watch.touch();
    if (part.type === 'text-delta') {
      text += part.delta;
      if (text.length > MAX_TEXT_LENGTH) throw new LanguageModelFailure('malformed', 'the text has no end');
      onToken?.(part.delta);
    }
    if (part.type === 'finish') checkFinish(part.finishReason);
  }
  // An aborted stream may end as if it were complete.
  watch.signal.throwIfAborted();
  if (!text.trim()) throw new LanguageModelFailure('malformed', 'the text is empty');
  return text;
}

/** The protocol has no word for a text that broke off; servers have found these. */
const BROKEN = new Set(['error', 'abort']);

function checkFinish({ unified, raw }: { readonly unified: string; readonly raw: string | undefined }): void {
  if (unified === 'content-filter') throw new LanguageModelFailure('refused', 'the model declined');
  if (raw !== undefined && BROKEN.has(raw)) throw new LanguageModelFailure('unreachable', 'the endpoint broke off');
}
