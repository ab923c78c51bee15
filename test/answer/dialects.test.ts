// What comes of a question when the endpoint speaks like this server or that, and the model writes like that one?
import { afterEach, describe, expect, it } from 'vitest';
import { createWrittenAnswerer } from '../../src/answer/written-answerer.js';
import { createOpenAiCompatibleModel } from '../../src/language-model/openai-compatible.js';
import { dialects, failing, sends } from '../fixtures/endpoint-dialects.js';
import { finderOf } from '../fixtures/evidence.js';
import {
  type Behaviour,
  type LanguageModelServer,
  startLanguageModelServer,
  writes,
} from '../fixtures/language-model-server.js';

const finder = finderOf([
  { quote: 'In 2019 we lost nine days of orders because the tapes were blank.' },
  { quote: 'A backup that nobody has restored is only a rumour.' },
]);
const CLAIM = 'They lost nine days of orders because the tapes were blank';
const PROVEN = `${CLAIM} [1].`;

let server: LanguageModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(behaviour: Behaviour) {
  server = await startLanguageModelServer(behaviour);
  const model = createOpenAiCompatibleModel({ url: server.url, name: 'tiny', key: null, timeoutMs: 5_000 });
  const answerer = createWrittenAnswerer({ finder, model, nearestTopics: async () => [] });
  return answerer.ask({ question: 'Why did you lose nine days of orders?', filter: {}, history: [] });
}

describe('a stream', () => {
  it.each(Object.entries(dialects))('as of %s, is read', async (_, dialect) => {
    const answer = await ask(sends(dialect(PROVEN)));
    expect(answer).toMatchObject({ answer: PROVEN, writtenBy: 'language-model', fallback: null, state: 'answered' });
  });

  it.each(Object.entries(failing))('of %s leaves the answer to the speakers', async (_, [reason, body, type]) => {
    expect(await ask(sends(body, type))).toMatchObject({ answered: true, writtenBy: 'speakers', fallback: reason });
  });
});

describe('a reply', () => {
  it.each([
    PROVEN,
    `${CLAIM}. [1]`,
    `${CLAIM}.[1]`,
    `${CLAIM} (1).`,
    `${CLAIM}. (1)`,
    `${CLAIM}【1】.`,
    `${CLAIM}【1†source】.`,
    `${CLAIM} [1][1].`,
    `${CLAIM} [Quote 1].`,
    `${CLAIM} [^1].`,
    `${CLAIM} \\[1\\].`,
    `${CLAIM} **[1]**.`,
    `[1] ${CLAIM}.`,
    `**Answer:** ${PROVEN}`,
    `- ${PROVEN}`,
    `1. ${PROVEN}`,
    `Based on the provided quotes, they${PROVEN.slice(4)}`,
    `Quote [1] says that they${CLAIM.slice(4)}.`,
    `Sure! Here is the answer:\n\n${PROVEN}`,
    `${PROVEN}\n\nSources:\n[1] Tom Halvorsen: In 2019 we lost nine days of orders because the tapes were blank.`,
    `${PROVEN}\n\nLet me know if you have further questions!`,
    `\`\`\`\n${PROVEN}\n\`\`\``,
    `\`\`\`json\n${JSON.stringify({ answer: PROVEN }, null, 2)}\n\`\`\``,
    JSON.stringify({ answer: PROVEN, confidence: 'high' }),
    `<think>\nQuote 1 says so [1].\n</think>\n\n${PROVEN}`,
    `<|channel|>analysis<|message|>Quote 1 says so.<|end|><|start|>assistant<|channel|>final<|message|>${PROVEN}`,
    `${PROVEN}<|im_end|>`,
  ])('%j is read', async (reply) => {
    expect(await ask(writes(reply))).toMatchObject({ answer: PROVEN, writtenBy: 'language-model', fallback: null });
  });

  it.each([`${CLAIM} [1, 2].`, `${CLAIM} [1-2].`, `${CLAIM} [1] and [2].`, `${CLAIM} [1][2].`])(
    '%j keeps the one that proves it',
    async (reply) => {
      expect(await ask(writes(reply))).toMatchObject({ answer: PROVEN, writtenBy: 'language-model' });
    },
  );

  it.each([
    'NOT_FOUND',
    'NOT_FOUND.',
    'Not found.',
    'The quotes do not answer the question.',
    "The provided quotes don't say why.",
    'There is no information about this in the quotes, and the evidence does not say [1].',
    '{"answer": "NOT_FOUND"}',
  ])('%j is a no', async (reply) => {
    expect(await ask(writes(reply))).toMatchObject({ state: 'not_found', fallback: null, citations: [] });
  });

  it.each([
    `${CLAIM}.`,
    `{"answer": "${CLAIM}.", "citations": [1]}`,
    `{"answer": "${PROVEN}`,
    'I think that the tapes were bad.',
  ])('%j cites nothing, so that the speakers answer', async (reply) => {
    expect(await ask(writes(reply))).toMatchObject({ writtenBy: 'speakers', fallback: 'malformed', answered: true });
  });
});
