// Which curated topics do words name? Labels and aliases as runs of words in any form; the longest at a place wins.
import type { CuratedTopic } from '../../domain/topic.js';
import { isSmallTalk, spokenWords } from '../speech/words.js';

/** Telling words that a name needs to be known by them apart. */
const MIN_APART = 2;

interface Name {
  readonly stems: readonly string[];
  readonly topic: number;
}

/** The topics that are named, by their indexes in `topics`. */
export interface NamedTopics {
  readonly times: ReadonlyMap<number, number>;
  /** Those that are named by more than a lone word, which may have other meanings. */
  readonly atLength: ReadonlySet<number>;
}

export interface TopicNames {
  /** Names said in one run of words, given as stems in order. */
  said(stems: readonly string[]): NamedTopics;
  /** Topics of which all telling words of a name are there, together or apart ("the design was very defensive"). */
  saidApart(stems: ReadonlySet<string>): Set<number>;
}

/** Readies the names of the topics; `stemOf` gives the stem that forms of a word share. */
export function createTopicNames(topics: readonly CuratedTopic[], stemOf: (word: string) => string): TopicNames {
  const byFirst = new Map<string, Name[]>();
  const tellingByFirst = new Map<string, Name[]>();
  topics.forEach(({ label, aliases }, topic) => {
    for (const name of [label, ...aliases]) {
      const words = spokenWords(name);
      const stems = words.map(stemOf);
      const told = words.filter((word) => !isSmallTalk(word)).map(stemOf);
      if (told.length >= MIN_APART) addByFirst(tellingByFirst, { stems: told, topic });
      if (stems.length) addByFirst(byFirst, { stems, topic });
    }
  });
  for (const names of byFirst.values()) names.sort((a, b) => b.stems.length - a.stems.length);
  return {
    said(stems) {
      const times = new Map<number, number>();
      const atLength = new Set<number>();
      for (let at = 0; at < stems.length; ) {
        const name = byFirst.get(stems[at]!)?.find((one) => one.stems.every((stem, i) => stems[at + i] === stem));
        if (name) times.set(name.topic, (times.get(name.topic) ?? 0) + 1);
        if (name && name.stems.length > 1) atLength.add(name.topic);
        at += name?.stems.length ?? 1;
      }
      return { times, atLength };
    },
    saidApart(stems) {
      const apart = new Set<number>();
      for (const stem of stems) {
        for (const name of tellingByFirst.get(stem) ?? []) {
          if (name.stems.every((other) => stems.has(other))) apart.add(name.topic);
        }
      }
      return apart;
    },
  };
}

function addByFirst(names: Map<string, Name[]>, name: Name): void {
  const first = name.stems[0]!;
  const beside = names.get(first);
  if (beside) beside.push(name);
  else names.set(first, [name]);
}
