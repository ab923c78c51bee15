// Evidence of topics in edited lessons and chapters as rows to learn from: read and judged, or named by an editor.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CuratedTopic } from '../../src/domain/topic.js';
import { createEvidence } from '../../src/pipeline/extract/topic-evidence.js';
import type { TopicKnowledge } from '../../src/pipeline/extract/topic-stretches.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { type RowSource, tabulate } from '../linear/feature-table.js';
import type { Example } from '../linear/logistic-regression.js';
import type { Stage } from '../linear/stage.js';
import type { ThemeFit } from './theme-fit.js';

/** A stretch of an episode and the words by which an editor named what it is about. */
export interface NamedStretch {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}

export interface NamedEpisode {
  readonly file: string;
  readonly units: readonly Unit[];
  readonly stretches: readonly NamedStretch[];
}

const place = z.tuple([z.number(), z.number()]);
const judgementSchema = z.object({
  kind: z.enum(['lesson', 'chapter']),
  file: z.string(),
  /** Turn and offset of the first character, and of the one after the last. */
  from: place,
  to: place,
  topic: z.string(),
  fits: z.boolean(),
});

export type Judgement = z.infer<typeof judgementSchema>;

/** Pairs of a stretch and a topic that were read and judged one by one. */
export async function readJudgements(): Promise<Judgement[]> {
  const lines = (await readFile(join(import.meta.dirname, 'judged.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => judgementSchema.parse(JSON.parse(line)));
}

export interface PairStage extends Stage {
  /** Rows that were judged by reading. */
  readonly judged: ReadonlySet<number>;
}

/**
 * What a pair counts that nobody judged: an editor's words can fit a topic by chance, and a topic that they do not name
 * can be right all the same.
 */
const UNREAD = { fitting: 0.05, other: 0.05 };
/** One pair in so many is taken of those that do not fit. */
const OTHERS_TAKEN = 10;

/** One row a judged pair, and one for each candidate of the named stretches. */
export function pairStage(
  episodes: readonly NamedEpisode[],
  judgements: readonly Judgement[],
  { knowledge, topics, themeFits }: { knowledge: TopicKnowledge; topics: readonly CuratedTopic[]; themeFits: ThemeFit },
): PairStage {
  const sources: RowSource[] = [];
  const examples: Example[] = [];
  const judged = new Set<number>();
  let others = 0;
  episodes.forEach(({ file, units, stretches }, group) => {
    const evidence = createEvidence(units, knowledge);
    const add = (emitAll: RowSource['emitAll'], label: number, weight: number) => {
      examples.push({ row: sources.length, label, weight });
      sources.push({ group, emitAll });
    };
    for (const { from, to, topic, fits } of judgements.filter((one) => one.file === file)) {
      const [first, end] = unitsBetween(units, from, to);
      const pair = evidence(first, end).find((one) => topics[one.topic]!.slug === topic);
      if (!pair) continue;
      judged.add(sources.length);
      add(pair.emitFeatures, Number(fits), 1);
    }
    for (const { name, first, end } of stretches) {
      for (const { topic, emitFeatures } of evidence(first, end)) {
        if (themeFits(name, topic)) add(emitFeatures, 1, UNREAD.fitting);
        else if (others++ % OTHERS_TAKEN === 0) add(emitFeatures, 0, UNREAD.other);
      }
    }
  });
  const table = tabulate(sources, { minRows: 1, minGroups: 1 });
  return { table, examples, episodeOf: sources.map(({ group }) => group), judged };
}

function unitsBetween(
  units: readonly Unit[],
  from: readonly [number, number],
  to: readonly [number, number],
): [number, number] {
  const isAfter = (turn: number, offset: number, at: readonly [number, number]) =>
    turn > at[0] || (turn === at[0] && offset > at[1]);
  const first = units.findIndex(({ turn, end }) => isAfter(turn, end, from));
  const end = units.findIndex(({ turn, start }) => isAfter(turn, start + 1, to));
  return [first, end < 0 ? units.length : Math.max(end, first + 1)];
}
