// What each word adds to the BM25 of each row that holds it, as SQLite's FTS5 works it out.
import { stemOf } from '../../domain/words.js';
import { plainWords } from '../../search/alignment.js';
import type { Postings } from '../search/word-file.js';

/** A row's columns with what a word counts in each. */
export type Columns = readonly { readonly text: string; readonly weight: number }[];

/** FTS5's own, see https://www.sqlite.org/fts5.html#the_bm25_function. */
const [K1, B] = [1.2, 0.75];
const LEAST_IDF = 1e-6;

/** Gathers rows in the order of their numbers, from 0. */
export class KeywordRows {
  readonly #rows = new Map<string, { ids: number[]; counts: number[] }>();
  readonly #lengths: number[] = [];

  add(columns: Columns): void {
    const id = this.#lengths.length;
    const counts = new Map<string, number>();
    let length = 0;
    for (const { text, weight } of columns) {
      for (const word of plainWords(text)) {
        const stem = stemOf(word);
        counts.set(stem, (counts.get(stem) ?? 0) + weight);
        length++;
      }
    }
    this.#lengths.push(length);
    for (const [stem, count] of counts) {
      const rows = this.#rows.get(stem) ?? { ids: [], counts: [] };
      this.#rows.set(stem, rows);
      rows.ids.push(id);
      rows.counts.push(count);
    }
  }

  stems(): string[] {
    return [...this.#rows.keys()];
  }

  /** Of more rows than `limit`, those to which the stem adds most. */
  postingsOf(stem: string, limit = Number.POSITIVE_INFINITY): Postings {
    const { ids, counts } = this.#rows.get(stem) ?? { ids: [], counts: [] };
    const rows = this.#lengths.length;
    const idf = Math.max(LEAST_IDF, Math.log((rows - ids.length + 0.5) / (ids.length + 0.5)));
    const average = this.#averageLength();
    const scored = ids.map((id, i) => {
      const count = counts[i]!;
      const length = K1 * (1 - B + (B * this.#lengths[id]!) / average);
      return { id, score: (idf * count * (K1 + 1)) / (count + length) };
    });
    const kept = scored.length <= limit ? scored : best(scored, limit);
    return { ids: kept.map(({ id }) => id), scores: kept.map(({ score }) => score) };
  }

  #average: number | null = null;

  #averageLength(): number {
    this.#average ??= this.#lengths.reduce((sum, length) => sum + length, 0) / (this.#lengths.length || 1) || 1;
    return this.#average;
  }
}

function best<Row extends { readonly id: number; readonly score: number }>(rows: readonly Row[], limit: number): Row[] {
  return [...rows]
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit)
    .sort((a, b) => a.id - b.id);
}
