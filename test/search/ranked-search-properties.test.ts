// What holds for the learned ranking whatever is asked, wherever it is looked and whatever was learned.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSearch } from '../../src/search/hybrid-search.js';
import { passageFeatures } from '../../src/search/passage-features.js';
import type { RankerWeights } from '../../src/search/passage-ranker.js';
import type { Hit, SearchRequest } from '../../src/search/search.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import type { Filter } from '../../src/store/store.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { refOf, type SampleEpisode } from '../fixtures/sample-rows.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';
import { encodeWordNeighbours } from '../fixtures/word-neighbours.js';

const words = 'anchor baker candle drum engine falcon garden harbour island jacket kettle lantern magnet needle'.split(
  ' ',
);
const people = ['Ann Lee', 'Ann Ortiz', 'Tom Halvorsen', 'Mira Castellanos'];
const shows = ['alpha', 'beta', 'gamma'];
const topics = ['ships', 'kitchens', 'tools'];
const days = ['2021-05-01', '2022-03-10', '2022-11-30', '2023-07-04'];

const someWords = (most: number) => fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most });
const turn = fc.record({
  speaker: fc.constantFrom(null, ...people),
  text: someWords(12).map((some) => some.join(' ')),
  topic: fc.constantFrom(null, ...topics),
});
const [episodes] = fc.sample(
  fc.array(fc.array(turn, { minLength: 3, maxLength: 9 }), { minLength: 14, maxLength: 14 }),
  {
    ...{ seed: 11, numRuns: 1 },
  },
);
const samples = episodes!.map((turns, i): SampleEpisode => {
  const publishedAt = days[i % (days.length + 1)];
  return {
    ...{ show: shows[i % shows.length]!, slug: `episode-${i}`, title: `Episode ${i}` },
    ...(publishedAt && { publishedAt }),
    turns: turns.map(({ speaker, text }) => [speaker, text] as const),
    lessons: turns.flatMap(({ text, topic }, at) =>
      topic === null ? [] : { turn: at, quote: text, topics: [{ slug: topic, label: topic }] },
    ),
  };
});
const byId = new Map(samples.map((sample) => [refOf(sample).id, sample]));

const embedder = wordEmbedder();
const neighbours = parseWordNeighbours(
  encodeWordNeighbours({ anchor: { harbour: 0.8 }, harbour: { anchor: 0.8 }, lantern: { candle: 0.7 }, candle: {} }),
);
const learned = fc.record(
  Object.fromEntries(passageFeatures.map((name) => [name, fc.double({ min: -1, max: 1, noNaN: true })])),
) as unknown as fc.Arbitrary<RankerWeights>;
const asked = fc
  .tuple(someWords(4), fc.subarray([...people, 'Ann', 'Tom', 'halvorsen'], { maxLength: 2 }))
  .map(([some, named]) => [...named, ...some].join(' '));
const target = fc.constantFrom('passages' as const, 'chapters' as const, 'episodes' as const);

let archive: MemoryArchive;
beforeAll(async () => {
  archive = await memoryArchive(samples, embedder);
});
beforeEach(() => {
  archive.calls.length = 0;
});

/** Fails where anything but the learned ranking answers. */
async function searchBy(weights: RankerWeights, request: Partial<SearchRequest> & { readonly q: string }) {
  const problems: string[] = [];
  const { search } = createSearch({
    ...{ index: archive, reader: archive, embedder: () => ({ status: 'ready', embedder }) },
    ...{ ranking: { neighbours, weights }, onProblem: (message) => problems.push(message) },
  });
  const found = await search({
    ...{ mode: 'hybrid', in: 'passages', filter: {}, limit: 100, explain: true, snippets: false, ...request },
  });
  expect(problems).toEqual([]);
  expect(found.degraded).toBe(false);
  const labels = found.hits.flatMap(({ explanation }) => explanation?.parts?.map(({ label }) => label) ?? []);
  expect(passageFeatures).toEqual(expect.arrayContaining([...new Set(labels)]));
  return found;
}

interface Place {
  readonly show: string;
  readonly episode: string;
  readonly speaker: string | null;
  readonly topic: string | undefined;
  /** '' where it is not known. */
  readonly day: string;
}

function placeOf({ episode, startTurn }: Hit): Place {
  const sample = byId.get(episode.id)!;
  return {
    ...{ show: sample.show, episode: episode.id, speaker: sample.turns[startTurn]![0] },
    topic: sample.lessons?.find((lesson) => lesson.turn === startTurn)?.topics[0]?.slug,
    day: sample.publishedAt ?? '',
  };
}

function isWithin(filter: Filter, { show, episode, speaker, topic, day }: Place): boolean {
  return (
    (filter.show ?? show) === show &&
    (filter.episode ?? episode) === episode &&
    (filter.speaker === undefined || filter.speaker.toLowerCase() === speaker?.toLowerCase()) &&
    (filter.topic === undefined || filter.topic === topic) &&
    (filter.from === undefined || (day !== '' && day >= filter.from)) &&
    (filter.to === undefined || (day !== '' && day <= filter.to))
  );
}

const everyFilter = fc.record({
  ...{ show: fc.constantFrom(...shows), topic: fc.constantFrom(...topics) },
  speaker: fc.constantFrom(...people, 'ann lee'),
  ...{ from: fc.constantFrom(...days), to: fc.constantFrom(...days) },
  episode: fc.constantFrom(...byId.keys()),
});
const filterNames = ['show', 'topic', 'speaker', 'from', 'to', 'episode'] as const;
/** Of more than two at once little is left. */
const filters: fc.Arbitrary<Filter> = fc
  .tuple(everyFilter, fc.subarray([...filterNames], { maxLength: 2 }))
  .map(([every, some]) => Object.fromEntries(some.map((name) => [name, every[name]])));

/** Filters that are written into the query, with what they let through. */
const operators: readonly (readonly [written: string, holds: (place: Place) => boolean])[] = [
  ['', () => true],
  ['speaker:ann', ({ speaker }) => speaker?.startsWith('Ann ') ?? false],
  ['speaker:"tom halvorsen"', ({ speaker }) => speaker === 'Tom Halvorsen'],
  ['show:beta', ({ show }) => show === 'beta'],
  ['after:2022', ({ day }) => day >= '2022'],
  ['before:2022', ({ day }) => day !== '' && day < '2022'],
];

describe('the learned ranking', { timeout: 60_000 }, () => {
  test('lets nothing through that a filter keeps out, whoever is named', async () => {
    const ways = { people: 0, likelyEpisodes: 0, hits: 0 };
    await fc.assert(
      fc.asyncProperty(asked, filters, fc.constantFrom(...operators), target, learned, async (...run) => {
        const [query, filter, [written, holds], where, weights] = run;
        archive.calls.length = 0;
        const { hits } = await searchBy(weights, { q: `${query} ${written}`.trim(), filter, in: where });
        const outside = hits.map(placeOf).filter((place) => !(isWithin(filter, place) && holds(place)));
        expect(outside).toEqual([]);
        const asksSpeaker = filter.speaker !== undefined || written.startsWith('speaker:');
        const looked = archive.calls.map((call) => call.filter);
        if (!asksSpeaker && looked.some(({ speakers }) => speakers)) ways.people += 1;
        if (filter.episode === undefined && looked.some(({ episode }) => episode)) ways.likelyEpisodes += 1;
        ways.hits += hits.length;
      }),
      { numRuns: 300 },
    );
    for (const taken of Object.values(ways)) expect(taken).toBeGreaterThan(20);
  });

  test('gives pages of any limits that joined are one long page', async () => {
    const limits = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    const perEpisode = fc.constantFrom(undefined, 1, 2, 'balanced' as const);
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(asked, target, limits, perEpisode, learned, async (q, where, each, cap, weights) => {
        const request = { q, in: where, perEpisode: cap };
        const joined = await readPages(weights, request, (page) => each[page % each.length]!);
        // What `balanced` leaves to an episode is settled by the limit of the first page.
        const whole = await readPages(weights, request, (page) => (page === 0 && cap === 'balanced' ? each[0]! : 100));
        expect(joined).toEqual(whole);
        expect(new Set(joined.map(({ id, startTurn }) => `${id} ${startTurn}`)).size).toBe(joined.length);
        longest = Math.max(longest, joined.length);
      }),
      { numRuns: 60 },
    );
    expect(longest).toBeGreaterThan(30);
  });
});

async function readPages(
  weights: RankerWeights,
  request: Partial<SearchRequest> & { readonly q: string },
  limitOf: (page: number) => number,
) {
  const read: { id: string; startTurn: number; score: number }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page === 0 || cursor; page++) {
    const { hits, nextCursor } = await searchBy(weights, { ...request, limit: limitOf(page), cursor });
    expect(hits.length).toBeLessThanOrEqual(limitOf(page));
    if (nextCursor !== null) expect(hits.length).toBe(limitOf(page));
    read.push(...hits.map(({ episode, startTurn, score }) => ({ id: episode.id, startTurn, score })));
    cursor = nextCursor ?? undefined;
  }
  return read;
}
