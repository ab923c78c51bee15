// Which curated topics does a text name? Labels and aliases as runs of words in any form; the longest at a place wins.
import type { CuratedTopic } from '../../domain/topic.js';
import { isSmallTalk, spokenWords } from '../speech/words.js';

/** Telling words that a name needs to be known by them apart. */
const MIN_APART = 2;

interface Name {
  readonly stems: readonly string[];
  readonly topic: number;
}

/** What a text says of the topics' names, by their indexes in `topics`. */
export interface NamedTopics {
  /** Named in one run of words, with the times. */
  readonly times: ReadonlyMap<number, number>;
  /** All the telling words of a name are there, but apart ("the design was extremely defensive"). */
  readonly apart: ReadonlySet<number>;
}

/** Reads the names in a text. */
export type TopicNames = (text: string) => NamedTopics;

/** Readies the names of the topics; `stemOf` gives the stem that forms of a word share. */
export function createTopicNames(topics: readonly CuratedTopic[], stemOf: (word: string) => string): TopicNames {
  const byFirst = new Map<string, Name[]>();
  const tellingByFirst = new Map<string, Name[]>();
  topics.forEach(({ label, aliases }, topic) => {
    for (const name of [label, ...aliases]) {
      const stems = spokenWords(name).map(stemOf);
      const told = spokenWords(name)
        .filter((word) => !isSmallTalk(word))
        .map(stemOf);
      if (told.length >= MIN_APART) addByFirst(tellingByFirst, { stems: told, topic });
      if (stems.length) addByFirst(byFirst, { stems, topic });
    }
  });
  for (const names of byFirst.values()) names.sort((a, b) => b.stems.length - a.stems.length);
  return (text) => {
    const stems = spokenWords(text).map(stemOf);
    const found = new Map<number, number>();
    for (let at = 0; at < stems.length; ) {
      const name = byFirst.get(stems[at]!)?.find((one) => one.stems.every((stem, i) => stems[at + i] === stem));
      if (name) found.set(name.topic, (found.get(name.topic) ?? 0) + 1);
      at += name?.stems.length ?? 1;
    }
    const said = new Set(stems);
    const apart = new Set<number>();
    for (const stem of said) {
      for (const name of tellingByFirst.get(stem) ?? []) {
        if (name.stems.every((other) => said.has(other))) apart.add(name.topic);
      }
    }
    return { times: found, apart };
  };
}

function addByFirst(names: Map<string, Name[]>, name: Name): void {
  const first = name.stems[0]!;
  const beside = names.get(first);
  if (beside) beside.push(name);
  else names.set(first, [name]);
}
