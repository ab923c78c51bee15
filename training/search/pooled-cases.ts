// Questions about an archive, each with its pool of passages, what speaks for them, and which of them answer.
import { createHash } from 'node:crypto';
import { parseQuery } from '../../src/search/parse-query.js';
import type { FeatureRow } from '../../src/search/passage-features.js';
import { createPeopleFinder } from '../../src/search/people.js';
import { embedQuery } from '../../src/search/query-vector.js';
import { createWeighing } from '../../src/search/rank-passages.js';
import type { WordNeighbours } from '../../src/search/word-neighbours.js';
import type { StoredPassage } from '../../src/store/store.js';
import type { Archive } from './archive.js';
import type { Asked } from './asked.js';

export interface PooledCase {
  /** As it was asked in the end. */
  readonly question: Asked;
  readonly rows: readonly FeatureRow[];
  /** Which rows answer. */
  readonly relevant: readonly boolean[];
}

export interface PoolingOptions {
  readonly neighbours: WordNeighbours;
  /** Asks a part of the questions that name nobody with a speaker's name: people often remember who said it. */
  readonly nameSpeakers?: boolean;
}

/** Of the questions that name nobody, those that are asked with a speaker's name. */
const NAMED_SHARE = 0.4;

/** Asks the questions one by one. */
export async function poolAll(
  { store, embedder }: Archive,
  { neighbours, nameSpeakers = false }: PoolingOptions,
  asked: readonly Asked[],
): Promise<PooledCase[]> {
  const weigh = createWeighing(store, neighbours);
  const findPeople = createPeopleFinder(store);
  const state = { status: 'ready', embedder } as const;

  async function pool(question: Asked) {
    const query = parseQuery(question.text);
    const people = await findPeople(query.text);
    const { vector } = await embedQuery(people.rest, state, (fingerprint) => store.vectorCoverage(fingerprint));
    if (!vector) throw new Error(`No vector for "${question.text}"`);
    const weighed = await weigh({ keyword: query.keyword, vector, people, constrained: false, filter: {} });
    const passages = await store.findPassages(weighed.pool.passages.map(({ traits }) => traits.id));
    const relevant = passages.map((passage) => question.isAnsweredBy(passage));
    return { names: people.names, passages, case: { question, rows: weighed.rows, relevant } };
  }

  const cases: PooledCase[] = [];
  for (const question of asked) {
    const pooled = await pool(question);
    const isNamed = !nameSpeakers || pooled.names.length > 0;
    const speaker = isNamed ? null : await chooseSpeaker(pooled.passages, pooled.case);
    const named = speaker && { ...question, text: `${speaker}: ${question.text}` };
    cases.push(named ? (await pool(named)).case : pooled.case);
  }
  return cases;

  /** For a part of the questions: who of those that speak in what answers speaks least elsewhere. */
  async function chooseSpeaker(passages: readonly StoredPassage[], { question, relevant }: PooledCase) {
    const [share, form] = createHash('sha256').update(question.text).digest();
    if (share! >= 256 * NAMED_SHARE) return null;
    const names = passages.flatMap(({ speakers }, i) => (relevant[i] ? speakers : [])).filter((n) => n.includes(' '));
    if (names.length === 0) return null;
    const { byName } = await store.findSpeakerEpisodes(names);
    const count = (name: string) => byName.get(name)?.length ?? 0;
    const rarest = names.reduce((best, name) => (count(name) < count(best) ? name : best));
    return form! % 2 === 0 ? rarest : rarest.split(' ')[0]!;
  }
}
