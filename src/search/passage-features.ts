// What speaks for each pooled passage, as numbers that a linear ranker can add up?
import { BEST_OF_EPISODE, highest, meanOfBest, type Pool, type PooledPassage, spread } from './passage-pool.js';

/** In the order in which they are added up and explained. */
export const passageFeatures = [
  /** How near its vector is to the query's: 0 for the farthest of the pool, 1 for the nearest. */
  'vector',
  /** Share of the query's information that it says, in the same words or near ones. */
  'alignment',
  /** The same two of its chapter: the mean of the chapter's two best passages. */
  'chapterVector',
  'chapterAlignment',
  /** And of its episode: the mean of the three best. */
  'episodeVector',
  'episodeAlignment',
  /** BM25 of the whole episode, its title and speakers, against the best episode's. */
  'episode',
  /** 1 when somebody whom the query names speaks in it. */
  'speaker',
  /** 0 to 1 when somebody named speaks in its episode, the less often elsewhere the more. */
  'episodeSpeaker',
  /** 0 to 1: how surely it sells or signs off. */
  'promotion',
  /** 1 for the first passages of an episode. */
  'opening',
] as const;

export type PassageFeature = (typeof passageFeatures)[number];
export type FeatureRow = Readonly<Record<PassageFeature, number>>;

const BEST_OF_CHAPTER = 2;

/** One row for each passage of the pool, in its order. `names`: of the people that the query names. */
export function featuresOf({ passages, episodes, namedIn }: Pool, names: readonly string[]): FeatureRow[] {
  const alignments = passages.map(({ alignment }) => alignment);
  const vectors = spread(passages.map(({ cosine }) => cosine));
  const chapters = passages.map(({ traits }) => `${traits.episodeId} ${traits.chapter}`);
  const inEpisodes = passages.map(({ traits }) => traits.episodeId);
  const chapterVector = bestOfGroups(vectors, chapters, BEST_OF_CHAPTER);
  const chapterAlignment = bestOfGroups(alignments, chapters, BEST_OF_CHAPTER);
  const episodeVector = bestOfGroups(vectors, inEpisodes, BEST_OF_EPISODE);
  const episodeAlignment = bestOfGroups(alignments, inEpisodes, BEST_OF_EPISODE);
  const bestEpisode = highest(episodes.values());
  const named = new Set(names);
  return passages.map(({ traits }, i) => ({
    vector: vectors[i]!,
    alignment: alignments[i]!,
    chapterVector: chapterVector.get(chapters[i]!)!,
    chapterAlignment: chapterAlignment.get(chapters[i]!)!,
    episodeVector: episodeVector.get(traits.episodeId)!,
    episodeAlignment: episodeAlignment.get(traits.episodeId)!,
    episode: (episodes.get(traits.episodeId) ?? 0) / bestEpisode,
    speaker: speaksIn(traits, named),
    episodeSpeaker: namedIn.get(traits.episodeId) ?? 0,
    promotion: traits.promotion,
    opening: traits.opening,
  }));
}

function speaksIn({ speakers }: PooledPassage['traits'], named: ReadonlySet<string>): number {
  return named.size > 0 && speakers.some((speaker) => named.has(speaker)) ? 1 : 0;
}

function bestOfGroups(
  values: readonly number[],
  groups: readonly string[],
  count: number,
): ReadonlyMap<string, number> {
  const byGroup = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const ofGroup = byGroup.get(group);
    if (ofGroup) ofGroup.push(values[i]!);
    else byGroup.set(group, [values[i]!]);
  });
  return new Map([...byGroup].map(([group, ofGroup]) => [group, meanOfBest(ofGroup, count)]));
}
