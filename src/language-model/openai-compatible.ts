// The language model behind an endpoint of the OpenAI chat-completions protocol: Ollama, llama.cpp, vLLM, or a host's.
import { setTimeout as sleep } from 'node:timers/promises';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { failureOf, isPassing, refusesOptions } from './failures.js';
import { type LanguageModel, LanguageModelFailure, type WriteRequest } from './language-model.js';
import { limitedFetch } from './limited-fetch.js';
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
        return await writeWithRetry(chat, { ...request, onToken, watch });
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
 * Asks once more where the endpoint turned the request away before the model saw it: it was busy or not there, or it
 * takes no temperature, as some hosts' reasoning models do not.
 */
async function writeWithRetry(chat: Chat, attempt: Attempt): Promise<string> {
  try {
    return await writeOnce(chat, attempt, 0);
  } catch (error) {
    if (attempt.watch.signal.aborted) throw error;
    if (refusesOptions(error)) return writeOnce(chat, attempt, undefined);
    if (!isPassing(error)) throw error;
    await sleep(RETRY_AFTER_MS, undefined, { signal: attempt.watch.signal });
    return writeOnce(chat, attempt, 0);
  }
}

async function writeOnce(
  chat: Chat,
  { messages, onToken, watch }: Attempt,
  temperature: number | undefined,
): Promise<string> {
  const { stream } = await chat.doStream({
    prompt: messages.map(({ role, content }) =>
      role === 'system' ? { role, content } : { role, content: [{ type: 'text' as const, text: content }] },
    ),
    temperature,
    abortSignal: watch.signal,
  });
  let text = '';
  for await (const part of stream) {
    watch.touch();
    if (part.type === 'error') throw part.error;
    if (part.type === 'text-delta') {
      text += part.delta;
      if (text.length > MAX_TEXT_LENGTH) throw new LanguageModelFailure('malformed', 'the text has no end');
      onToken?.(part.delta);
    }
    if (part.type === 'finish' && part.finishReason.unified === 'content-filter') {
      throw new LanguageModelFailure('refused', 'the model declined');
    }
  }
  // An aborted stream may end as if it were complete.
  watch.signal.throwIfAborted();
  if (!text.trim()) throw new LanguageModelFailure('malformed', 'the text is empty');
  return text;
}
