// Questions about an archive, each with what the retrievers found and which of that answers: what the sums of
// src/search/fuse.ts are chosen and measured on.
import { type Candidate, fuse, type Weights } from '../../src/search/fuse.js';
import { parseQuery } from '../../src/search/parse-query.js';
import { createPeopleFinder } from '../../src/search/people.js';
import { embedQuery, rewordWithoutNames } from '../../src/search/query-vector.js';
import { retrieve } from '../../src/search/retrieve.js';
import { passageSource } from '../../src/search/row-sources.js';
import type { Archive } from './archive.js';
import type { Asked } from './asked.js';

export interface RetrievedCase {
  readonly question: Asked;
  /** A row is whether the passage answers. */
  readonly candidates: readonly Candidate<boolean>[];
}

/** Asks the questions one by one. */
export async function retrieveAll({ store, embedder }: Archive, asked: readonly Asked[]): Promise<RetrievedCase[]> {
  const source = passageSource(store);
  const findPeople = createPeopleFinder(store);
  const cases: RetrievedCase[] = [];
  for (const question of asked) {
    const query = parseQuery(question.text);
    const state = { status: 'ready', embedder } as const;
    const { vector } = await embedQuery(query.text, state, (fingerprint) => store.vectorCoverage(fingerprint));
    const topic = vector && (await rewordWithoutNames(vector, await findPeople(query.text)));
    const found = await retrieve(source, store, {
      ...{ keyword: query.keyword, vector: topic, constrained: false, filter: {} },
      wants: { keyword: true, episode: true },
    });
    const candidates = found.map(({ id, row, signals }) => ({ id, signals, row: question.isAnsweredBy(row) }));
    cases.push({ question, candidates });
  }
  return cases;
}

/** Rank, from 1, of the first passage that answers; infinite where there is none. */
export function rankByFusion({ candidates }: RetrievedCase, weights: Weights): number {
  const found = candidates.filter(
    ({ signals }) =>
      (weights.keyword > 0 && signals.keyword !== null) || (weights.vector > 0 && signals.vector !== null),
  );
  const place = fuse(found, weights).findIndex(({ row }) => row);
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
}
