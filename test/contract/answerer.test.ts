// What every answerer promises, whoever writes the answer.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerEvent, Answerer, AskOptions } from '../../src/answer/answer.js';
import { createExtractiveAnswerer } from '../../src/answer/extractive-answerer.js';
import { createEvidenceFinder, type EvidenceFinder } from '../../src/answer/find-evidence.js';
import { createNearestTopics, type NearestTopics } from '../../src/answer/nearest-topics.js';
import { createWrittenAnswerer } from '../../src/answer/written-answerer.js';
import { splitSentences } from '../../src/domain/sentence.js';
import { createOpenAiCompatibleModel } from '../../src/language-model/openai-compatible.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import {
  answers,
  type Behaviour,
  type LanguageModelServer,
  startLanguageModelServer,
  writesFrom,
} from '../fixtures/language-model-server.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

/** Questions are answered in the plain way; forms have tests of their own. */
const forms = { find: async () => null, findLittle: async () => null };
const embedder = wordEmbedder();
let archive: MemoryArchive;
let finder: EvidenceFinder;
let nearestTopics: NearestTopics;
let server: LanguageModelServer | undefined;

beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
  const state = () => ({ status: 'ready', embedder }) as const;
  const search = createSearch({ index: archive, reader: archive, embedder: state });
  nearestTopics = createNearestTopics(search);
  const reader = {
    findTurns: archive.findTurns,
    findEpisode: async () => null,
    findPeopleNamed: async () => new Map(),
  };
  finder = createEvidenceFinder({ forms, search, reader, index: archive, embedder: state });
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function written(behaviour: Behaviour): Promise<Answerer> {
  server = await startLanguageModelServer(behaviour);
  const model = createOpenAiCompatibleModel({ url: server.url, name: 'tiny', key: null, timeoutMs: 5000 });
  return createWrittenAnswerer({ finder, model, nearestTopics });
}

/** Says the last sentence of each quote again, the last quote first. */
const saysAgain = writesFrom((quotes) =>
  [...quotes]
    .reverse()
    .map(({ n, quote }) => `${splitSentences(quote).at(-1)!.text} [${n}]`)
    .join(' '),
);

const answerers: readonly (readonly [name: string, make: () => Promise<Answerer>])[] = [
  ['extractive', async () => createExtractiveAnswerer(finder)],
  ['written', () => written(saysAgain)],
  ['written, the model being down', () => written(answers(500))],
];

const ANSWERED = 'Why did you lose nine days of orders?';
const UNANSWERED = 'Who won the football world cup in Montevideo?';

describe.each(answerers)('answerer: %s', (_, make) => {
  async function ask(question: string, options?: AskOptions) {
    return (await make()).ask({ question, filter: {}, history: [] }, options);
  }

  async function askAndListen(question: string) {
    const events: AnswerEvent[] = [];
    const answer = await ask(question, { onEvent: (event) => events.push(event) });
    return { answer, events };
  }

  it('cites verbatim what is said there', async () => {
    const answer = await ask(ANSWERED);
    expect(answer).toMatchObject({ answered: true, state: expect.stringMatching(/^(?:answered|partial)$/u) });
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { episode, turn: index, quote, startOffset, speaker } of answer.citations) {
      const [turn] = await archive.findTurns(episode.id, [index]);
      expect(turn?.text.slice(startOffset, startOffset + quote.length)).toBe(quote);
      expect(turn?.speaker).toBe(speaker);
    }
  });

  it('has no citations and no fallback where nobody spoke of it', async () => {
    const answer = await ask(UNANSWERED);
    expect(answer).toMatchObject({ answered: false, state: 'not_found', citations: [], fallback: null });
    expect(answer.answer).not.toBe('');
  });

  it.each([ANSWERED, UNANSWERED])('tells the evidence first, then the words of the answer: %s', async (question) => {
    const { answer, events } = await askAndListen(question);
    const [first, ...rest] = events;
    expect(first?.type).toBe('evidence');
    expect(rest.map(({ type }) => type)).toEqual(rest.map(() => 'token'));
    expect(rest.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.answer);
  });

  it('cites nothing that it has not told as evidence', async () => {
    const { answer, events } = await askAndListen(ANSWERED);
    const told = events.flatMap((event) => (event.type === 'evidence' ? event.citations : []));
    expect(told).toEqual(expect.arrayContaining([...answer.citations]));
  });

  it('rejects with the reason of its signal, and tells nothing', async () => {
    const events: AnswerEvent[] = [];
    const signal = AbortSignal.abort(new Error('the client left'));
    await expect(ask(ANSWERED, { signal, onEvent: (event) => events.push(event) })).rejects.toThrow('the client left');
    expect(events).toEqual([]);
  });

  it('rejects when the signal comes while it works', async () => {
    const leaving = new AbortController();
    const asking = ask(ANSWERED, { signal: leaving.signal });
    leaving.abort(new Error('the client left'));
    await expect(asking).rejects.toThrow('the client left');
  });
});

describe('the written answerer', () => {
  it('numbers quotes as they are first cited, and the markers are places of the citations', async () => {
    const answer = await (await written(saysAgain)).ask({ question: ANSWERED, filter: {}, history: [] });
    expect(answer).toMatchObject({ writtenBy: 'language-model', fallback: null });
    const markers = [...answer.answer.matchAll(/\[(\d+)\]/gu)].map(([, number]) => Number(number));
    expect(markers).toEqual(answer.citations.map((_, i) => i + 1));
    expect(markers.length).toBeGreaterThan(1);
    const sentences = answer.answer.split(/(?<=\]\.)\s/u);
    for (const [i, sentence] of sentences.entries()) {
      expect(answer.citations[i]!.quote).toContain(sentence.replace(/ \[\d+\]\.$/u, ''));
    }
  });
});
