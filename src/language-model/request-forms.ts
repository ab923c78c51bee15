// In which forms can the same be asked? Endpoints refuse parts of the protocol that some of their models do not take.
import type { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { Message } from './language-model.js';

type Chat = ReturnType<ReturnType<typeof createOpenAICompatible>['chatModel']>;
type Prompt = Parameters<Chat['doStream']>[0]['prompt'];

export interface RequestForm {
  readonly temperature: number | undefined;
  prompt(messages: readonly Message[]): Prompt;
}

const inRoles = (messages: readonly Message[]): Prompt =>
  messages.map(({ role, content }) =>
    role === 'system' ? { role, content } : { role, content: [{ type: 'text', text: content }] },
  );

const asOne = (messages: readonly Message[]): Prompt => [
  { role: 'user', content: [{ type: 'text', text: messages.map(({ content }) => content).join('\n\n') }] },
];

/**
 * The fullest first. Some hosts' reasoning models take no temperature; the chat templates of some open models (Gemma 2,
 * the first Mistrals) raise an error at a system message, which vLLM answers with 400 and llama.cpp with 500.
 */
export const FORMS: readonly RequestForm[] = [
  { temperature: 0, prompt: inRoles },
  { temperature: undefined, prompt: inRoles },
  { temperature: undefined, prompt: asOne },
];
