// Named features of many rows, as numbers: names become columns, rows become sparse lists.
import type { Emit } from '../../src/pipeline/speech/linear-model.js';

export interface SparseRow {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

export interface FeatureTable {
  readonly names: readonly string[];
  readonly rows: readonly SparseRow[];
}

/** A group of rows that a feature has to be seen in more than once, such as an episode. */
export interface RowSource {
  readonly group: number;
  readonly emitAll: (emit: Emit) => void;
  readonly vector?: Float32Array;
}

/** Names of the columns that hold the dimensions of a row's vector. */
export const vectorName = (dimension: number) => `vector ${dimension}`;

/** Collects the rows; features seen in fewer rows than `minRows` or fewer groups than `minGroups` are dropped. */
export function tabulate(
  sources: readonly RowSource[],
  { minRows, minGroups }: { readonly minRows: number; readonly minGroups: number },
): FeatureTable {
  const ids = new Map<string, number>();
  const rowCounts: number[] = [];
  const groupCounts: number[] = [];
  const lastGroup: number[] = [];
  const raw = sources.map(({ group, emitAll, vector }) => {
    const columns: number[] = [];
    const values: number[] = [];
    const add = (name: string, value: number) => {
      const id = ids.get(name) ?? ids.size;
      ids.set(name, id);
      rowCounts[id] = (rowCounts[id] ?? 0) + 1;
      if (lastGroup[id] !== group) {
        groupCounts[id] = (groupCounts[id] ?? 0) + 1;
        lastGroup[id] = group;
      }
      columns.push(id);
      values.push(value);
    };
    emitAll(add);
    vector?.forEach((value, d) => {
      add(vectorName(d), value);
    });
    return { columns, values };
  });
  const kept = new Int32Array(ids.size).fill(-1);
  const names: string[] = [];
  for (const [name, id] of ids) {
    if (rowCounts[id]! < minRows || groupCounts[id]! < minGroups) continue;
    kept[id] = names.length;
    names.push(name);
  }
  const rows = raw.map(({ columns, values }) => {
    const indexes = columns.map((_, i) => i).filter((i) => kept[columns[i]!]! >= 0);
    return {
      columns: Uint32Array.from(indexes, (i) => kept[columns[i]!]!),
      values: Float32Array.from(indexes, (i) => values[i]!),
    };
  });
  return { names, rows };
}
