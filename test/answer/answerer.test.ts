import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Exchange, NOTHING_FOUND } from '../../src/answer/answer.js';
import { createExtractiveAnswerer } from '../../src/answer/extractive-answerer.js';
import { createEvidenceFinder, type Evidence } from '../../src/answer/find-evidence.js';
import type { FormFinder } from '../../src/answer/forms/form-finder.js';
import type { Person } from '../../src/domain/episode.js';
import type { EmbedderState } from '../../src/embedder/embedder.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import type { Filter } from '../../src/store/store.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

/** Questions are answered in the plain way; forms have tests of their own. */
const forms = { find: async () => null, findLittle: async () => null };
const people: readonly Person[] = [
  { name: 'Ines Okafor', role: 'host' },
  { name: 'Tom Halvorsen', role: 'guest' },
];
const embedder = wordEmbedder();
let archive: MemoryArchive;

beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
});

function askWith(state: EmbedderState, asked: { forms?: FormFinder; history?: readonly Exchange[] } = {}) {
  const search = createSearch({ index: archive, reader: archive, embedder: () => state });
  const reader = {
    findTurns: archive.findTurns,
    findEpisode: async () => ({ publishedAt: null, people }),
    findPeopleNamed: async () => new Map(),
  };
  const finder = createEvidenceFinder({
    forms: asked.forms ?? forms,
    search,
    reader,
    index: archive,
    embedder: () => state,
  });
  const answerer = createExtractiveAnswerer(finder);
  return (question: string, filter: Filter = {}) => answerer.ask({ question, filter, history: asked.history ?? [] });
}

const ask = (question: string, filter?: Filter) => askWith({ status: 'ready', embedder })(question, filter);

async function expectVerbatim(answer: Awaited<ReturnType<typeof ask>>) {
  for (const citation of answer.citations) {
    const [turn] = await archive.findTurns(citation.episode.id, [citation.turn]);
    expect(turn?.text.slice(citation.startOffset, citation.startOffset + citation.quote.length)).toBe(citation.quote);
    expect(turn?.speaker).toBe(citation.speaker);
  }
}

describe('ask', () => {
  test('answers with verbatim sentences and who says them', async () => {
    const answer = await ask('Why did you lose nine days of orders?');
    expect(answer.answered).toBe(true);
    expect(answer.citations[0]).toMatchObject({
      turn: 2,
      speaker: 'Tom Halvorsen',
      url: '/night-shift/bread-and-backups#turn-2',
    });
    expect(answer.citations[0]?.quote).toContain('the tapes were blank');
    expect(answer.answer).toContain(`Tom Halvorsen: ${answer.citations[0]?.quote}`);
    expect(answer.citations.length).toBeLessThanOrEqual(3);
    await expectVerbatim(answer);
  });

  test('refuses to go on about what it refused, and goes on about what it answered', async () => {
    const question = 'Why did you lose nine days of orders?';
    const { answer } = await ask(question);
    const ready: EmbedderState = { status: 'ready', embedder };
    const goOn = (said: string) => askWith(ready, { history: [{ question, answer: said }] })('Why?');
    expect(await goOn(answer)).toMatchObject({ answered: true });
    const refused = await goOn(NOTHING_FOUND);
    expect(refused).toMatchObject({ state: 'not_found', answer: NOTHING_FOUND, citations: [], confidence: 0 });
    expect(refused.nearestTopics.map(({ slug }) => slug)).toContain('backups');
  });

  test('takes the little that a form has only where nothing else answers', async () => {
    const little: Evidence = {
      ...{
        state: 'partial',
        confidence: 0.5,
        citations: [],
        shown: 1,
        lookedAt: [],
        nearestTopics: [],
        degraded: false,
      },
    };
    const withLittle = { ...forms, findLittle: async () => little };
    const askForms = askWith({ status: 'ready', embedder }, { forms: withLittle });
    expect((await askForms('Why did you lose nine days of orders?')).state).toBe('answered');
    expect((await askForms('Who won the football world cup in Montevideo?')).confidence).toBe(0.5);
  });

  test('gives the time at which the quote is spoken', async () => {
    const { citations } = await ask('Why did you lose nine days of orders?');
    expect(citations[0]?.startTime).toBeGreaterThanOrEqual(120);
    expect(citations[0]?.startTime).toBeLessThan(180);
  });

  test.each([
    'Who won the football world cup in Montevideo?',
    'qwrtz plmokn xyzzy',
    'How do I bake a sourdough pizza at home?',
    'Who said?',
    'How did you do it then?',
  ])('does not answer "%s", of which nobody spoke', async (question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ answered: false, state: 'not_found', citations: [] });
    expect(answer.answer).not.toBe('');
  });

  test.each([
    ['What did Tom say about backups?', true],
    ['What did Ines say about backups?', true],
    ['What did Mira say about a backup that nobody has restored?', false],
    ['What did Napoleon say about a backup that nobody has restored?', false],
  ])("puts into nobody's mouth what others say: %s", async (question, answered) => {
    const answer = await ask(question);
    expect(answer.answered).toBe(answered);
    const asked = question.split(' ')[2]!;
    expect(answer.citations.every(({ speaker }) => speaker!.startsWith(asked))).toBe(true);
  });

  test.each([
    ['What did guests say about testing that a backup can be restored?', ['Mira Castellanos', 'Tom Halvorsen']],
    ['What did the hosts say about testing that a backup can be restored?', ['Ines Okafor']],
    ['What did people say about testing that a backup can be restored?', ['Ines Okafor', 'Tom Halvorsen']],
  ])('quotes whoever has the role that is asked for: %s', async (question, speakers) => {
    const { citations } = await ask(question);
    expect([...new Set(citations.map(({ speaker }) => speaker))].sort()).toEqual(speakers);
  });

  test('names the nearest topics when it has no answer', async () => {
    const { answered, nearestTopics } = await ask('Which backup vendor sells the cheapest tapes in Portugal?');
    expect(answered).toBe(false);
    expect(nearestTopics.map(({ slug }) => slug)).toContain('backups');
  });

  test('stays inside the filter', async () => {
    const answer = await ask('How often do you restore a backup?', { show: 'long-wire' });
    expect(answer.citations.every(({ episode }) => episode.show === 'long-wire')).toBe(true);
    expect(answer.answered).toBe(false);
  });

  test('answers by words, and says so, while the model is missing', async () => {
    const answer = await askWith({ status: 'loading' })(
      'Why did you lose nine days of orders because tapes were blank?',
    );
    expect(answer).toMatchObject({ answered: true, degraded: true });
    expect(answer.citations[0]?.turn).toBe(2);
  });

  test('cites each stretch once', async () => {
    const { citations } = await ask('How do you test that a backup can be restored?');
    const places = citations.map(
      ({ turn, startOffset, quote }) => [turn, startOffset, startOffset + quote.length] as const,
    );
    for (const [i, [turn, start, end]] of places.entries()) {
      for (const [other, from, to] of places.slice(i + 1))
        expect(turn === other && start < to && from < end).toBe(false);
    }
  });

  test('gives a result for any string', async () => {
    const word = fc.constantFrom('who', 'backup', '"', '-', '?', 'Tom', '2019', '\ud800', '\0', 'restored', '“', 'a');
    const question = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const answer = await ask(text);
        expect(answer.citations.length > 0).toBe(answer.answered);
        expect(answer.confidence).toBeGreaterThanOrEqual(0);
        expect(answer.confidence).toBeLessThanOrEqual(1);
        await expectVerbatim(answer);
      }),
    );
  });
});
