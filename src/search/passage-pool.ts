// Which passages could answer the query? Those that words, meaning, the people named and the likely episodes bring in.
import type { Filter, KeywordQuery, Scored, SearchIndex } from '../store/store.js';
import type { PassageTraits } from './passage-traits.js';
import type { NamedPeople } from './people.js';
import type { QueryVector } from './query-vector.js';

export interface PoolRequest {
  readonly keyword: KeywordQuery;
  /** Of the query without the people it names. */
  readonly vector: QueryVector;
  readonly people: NamedPeople;
  /** Only passages that the keyword index found may take part. */
  readonly constrained: boolean;
  readonly filter: Filter;
}

export interface PooledPassage {
  readonly traits: PassageTraits;
  /** `null` without a vector. */
  readonly cosine: number | null;
  /** Share of the query's information that it says, 0 to 1. */
  readonly alignment: number;
}

export interface Pool {
  readonly passages: readonly PooledPassage[];
  /** BM25 of whole episodes by id; what is not in it scored nothing. */
  readonly episodes: ReadonlyMap<string, number>;
  /** By episode id, 0 to 1: whether somebody named speaks in it, the less often elsewhere the more. */
  readonly namedIn: ReadonlyMap<string, number>;
}

type Index = Pick<
  SearchIndex,
  'keywordPassages' | 'keywordEpisodes' | 'vectorPassages' | 'similarities' | 'findSpeakerEpisodes'
>;

const BY_KEYWORD = 150;
const BY_VECTOR = 250;
const OF_PEOPLE = 60;
const EPISODES_WITH_PRIOR = 50;
/** Episodes that are looked into further, and the passages taken from each: neighbours of what was found answer too. */
const LIKELY_EPISODES = 8;
const OF_LIKELY_EPISODE = 40;
/** An episode is as likely as its best passages. */
export const BEST_OF_EPISODE = 3;

/** How passages are looked at without the index. */
export interface PoolReader {
  traitsOf(ids: readonly number[]): Promise<PassageTraits[]>;
  /** One for each passage, in their order. */
  align(traits: readonly PassageTraits[]): ArrayLike<number>;
}

/** Gathers candidates. Filters act inside the index. Rejects when the vectors cannot be searched. */
export async function gatherPool(index: Index, request: PoolRequest, reader: PoolReader): Promise<Pool> {
  const { keyword, vector, people, constrained, filter } = request;
  const nearest = (within: Filter, limit: number) =>
    constrained ? [] : index.vectorPassages(vector.values, vector.fingerprint, within, limit);
  const named = people.names.length > 0 ? await index.findSpeakerEpisodes(people.names) : null;
  const namedIn = named ? weighNames(named) : new Map<string, number>();
  const byKeyword = await index.keywordPassages(keyword, filter, BY_KEYWORD);
  const byEpisode = await index.keywordEpisodes(keyword, filter, EPISODES_WITH_PRIOR);
  const episodes = new Map(byEpisode.map(({ episodeId, score }) => [episodeId, score]));
  const near = [await nearest(filter, BY_VECTOR)];
  if (named && filter.speaker === undefined && filter.speakers === undefined) {
    near.push(await nearest({ ...filter, speakers: people.names }, OF_PEOPLE));
  }
  const cosines = byId(near.flat());
  const worded = byKeyword.map(({ id }) => id);
  const unscored = worded.filter((id) => !cosines.has(id));
  for (const { id, score } of await index.similarities(vector.values, vector.fingerprint, unscored)) {
    cosines.set(id, score);
  }
  const passagesOf = async (ids: readonly number[]): Promise<PooledPassage[]> => {
    const traits = await reader.traitsOf(ids);
    const alignments = reader.align(traits);
    return traits.map((each, i) => ({
      traits: each,
      cosine: cosines.get(each.id) ?? null,
      alignment: alignments[i]!,
    }));
  };
  const first = await passagesOf([...new Set([...worded, ...cosines.keys()])]);
  const known = new Set(first.map(({ traits }) => traits.id));
  if (filter.episode === undefined) {
    for (const episode of likelyEpisodes({ passages: first, episodes, namedIn })) {
      for (const { id, score } of await nearest({ ...filter, episode }, OF_LIKELY_EPISODE)) cosines.set(id, score);
    }
  }
  const more = await passagesOf([...cosines.keys()].filter((id) => !known.has(id)));
  return { passages: [...first, ...more], episodes, namedIn };
}

/** A name that is heard in few episodes says more of where to look than the host's. */
function weighNames({
  episodes,
  byName,
}: Awaited<ReturnType<SearchIndex['findSpeakerEpisodes']>>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const ids of byName.values()) {
    const weight = Math.log(1 + episodes / ids.length) / Math.log(1 + episodes);
    for (const id of ids) weights.set(id, Math.max(weight, weights.get(id) ?? 0));
  }
  return weights;
}

function likelyEpisodes({ passages, episodes, namedIn }: Pool): string[] {
  const cosines = spread(passages.map(({ cosine }) => cosine));
  const scores = new Map<string, number[]>();
  passages.forEach(({ traits, alignment }, i) => {
    const ofEpisode = scores.get(traits.episodeId) ?? [];
    ofEpisode.push((cosines[i]! + alignment) / 2);
    scores.set(traits.episodeId, ofEpisode);
  });
  const bestEpisode = highest(episodes.values());
  const likelihood = ([id, ofEpisode]: [string, number[]]) =>
    meanOfBest(ofEpisode, BEST_OF_EPISODE) + (episodes.get(id) ?? 0) / bestEpisode / 2 + (namedIn.get(id) ?? 0);
  return [...scores]
    .map((entry): [string, number] => [entry[0], likelihood(entry)])
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, LIKELY_EPISODES)
    .map(([id]) => id);
}

/** From 0 for the lowest, or none, to 1 for the highest: models differ in what cosine means "near". */
export function spread(values: readonly (number | null)[]): number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.map((value) => (value === null ? 0 : high > low ? (value - low) / (high - low) : 1));
}

/** The mean of the highest values; those that are missing count as 0. */
export function meanOfBest(values: readonly number[], count: number): number {
  const best = [...values].sort((a, b) => b - a).slice(0, count);
  return best.reduce((sum, value) => sum + value, 0) / count;
}

/** At least a little more than 0, so that it can divide. */
export function highest(values: Iterable<number>): number {
  let best = Number.EPSILON;
  for (const value of values) if (value > best) best = value;
  return best;
}

function byId(scored: readonly Scored[]): Map<number, number> {
  return new Map(scored.map(({ id, score }) => [id, score]));
}
