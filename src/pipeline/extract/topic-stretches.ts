// What is said in a stretch of an episode and around it, as far as topics can be read from it?
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';
import type { TopicMeanings } from './topic-meanings.js';
import type { SumProfiles } from './topic-profiles.js';
import type { NamedTopics, TopicNames } from './topic-words.js';
import { centreOf } from './vector-centre.js';

/** What is known of the topics before any episode is read. */
export interface TopicKnowledge {
  readonly names: TopicNames;
  readonly sumProfiles: SumProfiles;
  readonly meanings: TopicMeanings;
  readonly stemOf: (word: string) => string;
}

/** Words to either side of a stretch that are read for what it is about. */
const NEAR_WORDS = 150;
/** Sentences of a stretch beyond which no single one of them stands for it. */
const FEW_SENTENCES = 8;

/** A stretch and what is around it. */
export interface Stretch {
  readonly units: number;
  readonly own: NamedTopics;
  readonly near: NamedTopics;
  readonly apart: ReadonlySet<number>;
  readonly sentences: readonly Float32Array[];
  readonly vector: Float32Array;
  readonly nearNames: Float32Array;
  readonly vectorAround: Float32Array;
  readonly words: Profile;
  readonly wordsAround: Profile;
}

/** How much the words of a stretch keep company with each topic. */
export interface Profile {
  /** By topic. */
  readonly sums: Float64Array;
  readonly best: number;
  /** The root of the number of stems, by which sums of long and short stretches become comparable. */
  readonly root: number;
}

/** Reads an episode's words once; what is named `everywhere` in it, and each stretch when it is asked for. */
export function createStretches(units: readonly Unit[], knowledge: TopicKnowledge) {
  const { names, sumProfiles, meanings, stemOf } = knowledge;
  const telling = readTelling(units, stemOf);
  const named = units.map(({ words }) => names.said(words.map(stemOf)));
  const profileOf = (unique: ReadonlySet<string>): Profile => {
    const sums = sumProfiles(unique);
    return { sums, best: highest(sums), root: Math.sqrt(unique.size + 1) };
  };
  const readStretch = (first: number, end: number): Stretch => {
    const [from, to] = around(units, first, end);
    const own = unionOf(telling, first, end);
    const vectors = units.slice(first, end).map(({ vector }) => vector);
    const vector = centreOf(vectors);
    return {
      units: end - first,
      own: addNames(named.slice(first, end)),
      near: addNames([...named.slice(from, first), ...named.slice(end, to)]),
      apart: names.saidApart(own),
      sentences: vectors.length <= FEW_SENTENCES ? vectors : [],
      vector,
      nearNames: meanings.nearAllNames(vector),
      vectorAround: centreOf(units.slice(from, to).map((unit) => unit.vector)),
      words: profileOf(own),
      wordsAround: profileOf(unionOf(telling, from, to)),
    };
  };
  return { readStretch, everywhere: addNames(named).times };
}

/** Stems of the words of each unit that say something of its subject. */
function readTelling(units: readonly Unit[], stemOf: (word: string) => string): string[][] {
  const known = new Map<string, string | null>();
  return units.map(({ words }) => {
    const telling: string[] = [];
    for (const word of words) {
      let stem = known.get(word);
      if (stem === undefined) {
        stem = isSmallTalk(word) ? null : stemOf(word);
        known.set(word, stem);
      }
      if (stem !== null) telling.push(stem);
    }
    return telling;
  });
}

/** What the units `first` to `end` (exclusive) say, each stem once, in the order of first mention. */
function unionOf(telling: readonly (readonly string[])[], first: number, end: number): Set<string> {
  const union = new Set<string>();
  for (let unit = first; unit < end; unit++) for (const stem of telling[unit]!) union.add(stem);
  return union;
}

function addNames(named: readonly NamedTopics[]): NamedTopics {
  const times = new Map<number, number>();
  const atLength = new Set<number>();
  for (const one of named) {
    for (const [topic, count] of one.times) times.set(topic, (times.get(topic) ?? 0) + count);
    for (const topic of one.atLength) atLength.add(topic);
  }
  return { times, atLength };
}

/** The units within reach, the stretch itself included. */
function around(units: readonly Unit[], first: number, end: number): [number, number] {
  let from = first;
  for (let words = 0; from > 0 && words < NEAR_WORDS; ) words += units[--from]!.words.length;
  let to = end;
  for (let words = 0; to < units.length && words < NEAR_WORDS; ) words += units[to++]!.words.length;
  return [from, to];
}

/** The highest of the values; 0 where none is above. */
export function highest(values: Float32Array | Float64Array): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > best) best = values[i]!;
  return best;
}
