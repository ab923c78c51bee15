// What speaks for each topic in a stretch of an episode? Names said in it and around it, words that keep company with
// the topic, and nearness in meaning.
import type { Emit } from '../speech/linear-model.js';
import type { Unit } from '../speech/units.js';
import { createStretches, highest, type Profile, type Stretch, type TopicKnowledge } from './topic-stretches.js';

/** A topic, by its index in the list, with what speaks for it in a stretch. */
export interface TopicEvidence {
  readonly topic: number;
  readonly emitFeatures: (emit: Emit) => void;
}

/** Evidence of the units `first` to `end` (exclusive) for every topic that is worth a look. */
export type ReadEvidence = (first: number, end: number) => TopicEvidence[];

/** Topics looked at for nearness in meaning, for words, and for words around. */
const CANDIDATES = { nearest: 12, words: 10, wordsAround: 5 };
/** Cosine below which two sentences have nothing to do with each other. */
const ALIKE = 0.4;
/** A sum of words beyond which more of them say nothing new. */
const MAX_SUM = 25;

/** Reads an episode's names once, in time linear in its words. */
export function createEvidence(units: readonly Unit[], knowledge: TopicKnowledge): ReadEvidence {
  const { meanings } = knowledge;
  const { readStretch, everywhere } = createStretches(units, knowledge);
  return (first, end) => {
    const stretch = readStretch(first, end);
    const { nearNames, vector, vectorAround, sentences, words, wordsAround } = stretch;
    const nearest = highest(nearNames);
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

function emitProfile(emit: Emit, name: string, topic: number, { sums, best, root }: Profile): void {
  const sum = sums[topic]!;
  emit(name, sum / root);
  emit(`${name}, sum`, Math.min(sum, MAX_SUM));
  emit(`${name}, below best`, (sum - best) / root);
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
