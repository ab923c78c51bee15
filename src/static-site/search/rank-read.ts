// Passages in their order, of which only the most promising are read: first all that words and cells bring in, by what is
// known without their texts; then those whose files were read, by everything that the server knows of them too.
import { isStopWord, stemOf } from '../../domain/words.js';
import { askedWords, createAligner, plainWords } from '../../search/alignment.js';
import { firstOfEach } from '../../search/collapse.js';
import { featuresOf } from '../../search/passage-features.js';
import type { Pool, PooledPassage, PoolRequest } from '../../search/passage-pool.js';
import { contributionsOf, type RankerWeights, scoreOf } from '../../search/passage-ranker.js';
import { type PassageTraits, traitsOf } from '../../search/passage-traits.js';
import { createWeighing, type RankPassages, type WeighedPool } from '../../search/rank-passages.js';
import type { WordNeighbours } from '../../search/word-neighbours.js';
import type { SearchIndex, StoredPassage } from '../../store/store.js';
import { productWith } from './codes.js';
import { holdsPhrase } from './keyword-part.js';
import { neighboursOf } from './near-words.js';
import { makeOutline } from './outline.js';
import { type PassageSources, readTexts, TEXT_FILES_READ } from './passages-part.js';
import type { ReadPassage } from './text-file.js';

export interface RankSources extends PassageSources {
  readonly steps: Float32Array;
  readonly index: SearchIndex;
}

export function createReadRanking(sources: RankSources, weights: RankerWeights): RankPassages {
  const { files, archive, words, index } = sources;
  return async (request, group) => {
    const { rest, names } = request.people;
    const asked = [...new Set(plainWords([rest, ...request.keyword.terms].join(' ')))].filter((w) => !isStopWord(w));
    await words.load(asked.map(stemOf));
    const neighbours = neighboursOf(asked, words);
    const outline = await makeOutline({ asked, names }, { ...sources, numberOf: neighbours.numberOf });
    const weighed = await createWeighing(index, neighbours, async (ids) => ids.map(outline))(request);
    const read = await readTexts(files, archive, bestFiles(weighed, { archive, weights }));
    const fitting = await keepFitting(read, request, sources);
    const pool = refine(weighed.pool, await poolRead(fitting, { request, sources, neighbours }));
    const texts = new Map(fitting.map(({ passage }) => [passage.id, passage]));
    return orderRead(pool, { texts, weights, names, ...(group && { group }) });
  };
}

/** The files of texts that hold the best passages, best first. */
function bestFiles(
  { pool, rows }: WeighedPool,
  { archive, weights }: Pick<RankSources, 'archive'> & { readonly weights: RankerWeights },
): number[] {
  const best = new Map<number, number>();
  pool.passages.forEach(({ traits }, i) => {
    const file = archive.blockAt(traits.id);
    best.set(file, Math.max(best.get(file) ?? Number.NEGATIVE_INFINITY, scoreOf(rows[i]!, weights)));
  });
  return [...best]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, TEXT_FILES_READ)
    .map(([file]) => file);
}

/** Those that filters let through, and that hold all phrases and no excluded word: now that there are texts to tell. */
async function keepFitting(
  read: readonly ReadPassage[],
  { keyword, filter, constrained }: PoolRequest,
  { lists }: RankSources,
): Promise<ReadPassage[]> {
  const allows = await lists.passagesWithin(filter);
  return read.filter(({ passage }) => {
    if (allows && !allows(passage.id)) return false;
    if (!constrained) return true;
    const holds = (phrase: string) => wordedIn(passage).some((text) => holdsPhrase(text, phrase));
    return keyword.phrases.every(holds) && !keyword.excluded.some(holds);
  });
}

/** Where the server's keyword index finds words of a passage. */
function wordedIn({ text, speakers, chapterTitle, episode }: StoredPassage): string[] {
  return [text, [...speakers, chapterTitle, episode.title].join('\n')];
}

async function poolRead(
  read: readonly ReadPassage[],
  {
    request,
    sources: { archive, index, steps },
    neighbours,
  }: { readonly request: PoolRequest; readonly sources: RankSources; readonly neighbours: WordNeighbours },
): Promise<PooledPassage[]> {
  const { rest } = request.people;
  const asked = askedWords(rest, await index.wordCounts([...new Set(plainWords(rest))]), neighbours);
  const cosine = productWith(request.vector.values, steps);
  const traits = read.map(({ passage }): PassageTraits => {
    return { ...traitsOf(passage, neighbours), chapter: archive.chapterAt(passage.id) };
  });
  const alignments = createAligner(neighbours)(
    asked,
    traits.map(({ words }) => words),
  );
  return read.map(({ code }, i) => ({ traits: traits[i]!, cosine: cosine(code), alignment: alignments[i]! }));
}

/** What was read stands in place of its outline. */
function refine(pool: Pool, read: readonly PooledPassage[]): Pool {
  const known = new Set(read.map(({ traits }) => traits.id));
  return { ...pool, passages: [...read, ...pool.passages.filter(({ traits }) => !known.has(traits.id))] };
}

function orderRead(
  pool: Pool,
  {
    texts,
    weights,
    names,
    group,
  }: {
    readonly texts: ReadonlyMap<number, StoredPassage>;
    readonly weights: RankerWeights;
    readonly names: readonly string[];
    readonly group?: (traits: PassageTraits) => string;
  },
): Awaited<ReturnType<RankPassages>> {
  const rows = featuresOf(pool, names);
  const ranked = pool.passages
    .flatMap(({ traits }, i) => {
      const [features, row] = [rows[i]!, texts.get(traits.id)];
      if (!row) return [];
      const contributions = contributionsOf(features, weights);
      return { id: row.id, traits, score: scoreOf(features, weights), row, contributions };
    })
    .sort((a, b) => b.score - a.score || a.id - b.id);
  return group ? [...firstOfEach(ranked, ({ traits }) => group(traits))] : ranked;
}
