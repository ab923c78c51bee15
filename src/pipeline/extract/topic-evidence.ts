// What speaks for each topic in a stretch of an episode? Names said in it and around it, words that keep company with
// the topic, and nearness in meaning.
import type { Emit } from '../speech/linear-model.js';
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

/** A topic, by its index in the list, with what speaks for it in a stretch. */
export interface TopicEvidence {
  readonly topic: number;
  readonly emitFeatures: (emit: Emit) => void;
}

/** Evidence of the units `first` to `end` (exclusive) for every topic that is worth a look. */
export type ReadEvidence = (first: number, end: number) => TopicEvidence[];

/** Words to either side of a stretch that are read for what it is about. */
const NEAR_WORDS = 150;
/** Topics looked at for nearness in meaning, for words, and for words around. */
const CANDIDATES = { nearest: 12, words: 10, wordsAround: 5 };
/** Sentences of a stretch beyond which no single one of them stands for it. */
const FEW_SENTENCES = 8;
/** Cosine below which two sentences have nothing to do with each other. */
const ALIKE = 0.4;
/** A sum of words beyond which more of them say nothing new. */
const MAX_SUM = 25;

/** A stretch and what is around it. */
interface Stretch {
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

/** Reads an episode's names once, in time linear in its words. */
export function createEvidence(units: readonly Unit[], knowledge: TopicKnowledge): ReadEvidence {
  const { meanings } = knowledge;
  const { readStretch, everywhere } = createStretches(units, knowledge);
  return (first, end) => {
    const stretch = readStretch(first, end);
    const { nearNames, vector, vectorAround, sentences, words, wordsAround } = stretch;
    const nearest = nearNames.reduce((best, cosine) => Math.max(best, cosine), 0);
    return candidatesOf(stretch).map((topic) => ({
      topic,
      emitFeatures(emit) {
        emitNames(emit, topic, stretch, everywhere.get(topic) ?? 0);
        emit('near its names', nearNames[topic]!);
        emit('nearest its names', nearNames[topic]! - nearest);
        emit('near its names around', meanings.nearNames(topic, vectorAround));
        emit('near its sayings', meanings.nearSayings(topic, vector));
        emit('said alike', Math.max(0, meanings.closest(topic, sentences) - ALIKE));
        emitProfile(emit, 'words', topic, words);
        emitProfile(emit, 'words around', topic, wordsAround);
      },
    }));
  };
}

function createStretches(units: readonly Unit[], knowledge: TopicKnowledge) {
  const { names, sumProfiles, meanings, stemOf } = knowledge;
  const stems = units.map(({ words }) => words.map(stemOf));
  const telling = units.map(({ words }, i) => stems[i]!.filter((_, k) => !isSmallTalk(words[k]!)));
  const named = stems.map((own) => names.said(own));
  const profileOf = (unique: ReadonlySet<string>): Profile => {
    const sums = sumProfiles(unique);
    return { sums, best: sums.reduce((best, sum) => Math.max(best, sum), 0), root: Math.sqrt(unique.size + 1) };
  };
  const readStretch = (first: number, end: number): Stretch => {
    const [from, to] = around(units, first, end);
    const own = new Set(telling.slice(first, end).flat());
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
      wordsAround: profileOf(new Set(telling.slice(from, to).flat())),
    };
  };
  return { readStretch, everywhere: addNames(named).times };
}

function candidatesOf({ own, apart, nearNames, words, wordsAround }: Stretch): number[] {
  const candidates = [
    ...own.times.keys(),
    ...apart,
    ...largest(nearNames, CANDIDATES.nearest),
    ...largest(words.sums, CANDIDATES.words),
    ...largest(wordsAround.sums, CANDIDATES.wordsAround),
  ];
  return [...new Set(candidates)];
}

function emitNames(emit: Emit, topic: number, { units, own, near, apart }: Stretch, everywhere: number): void {
  const times = own.times.get(topic) ?? 0;
  const said = Number(times > 0);
  emit('named', said);
  emit('named at length', Number(own.atLength.has(topic)));
  emit('named again', Math.log2(Math.max(1, times)));
  emit('named by share', times / units);
  emit('named apart', Number(times === 0 && apart.has(topic)));
  emit('named near', Math.log2(1 + (near.times.get(topic) ?? 0)));
  emit('named elsewhere', Math.log2(1 + everywhere - times));
}

interface Profile {
  readonly sums: Float64Array;
  readonly best: number;
  /** The root of the number of stems, by which sums of long and short stretches become comparable. */
  readonly root: number;
}

function emitProfile(emit: Emit, name: string, topic: number, { sums, best, root }: Profile): void {
  const sum = sums[topic]!;
  emit(name, sum / root);
  emit(`${name}, sum`, Math.min(sum, MAX_SUM));
  emit(`${name}, below best`, (sum - best) / root);
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

/** Indexes of the largest values above none. */
function largest(values: Float32Array | Float64Array, count: number): number[] {
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i]! <= 0 || (best.length === count && values[i]! <= values[best.at(-1)!]!)) continue;
    let at = best.length;
    while (at > 0 && values[best[at - 1]!]! < values[i]!) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}
