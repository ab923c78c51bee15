// Which curated topics does a text name? Labels and aliases as runs of words in any form; the longest at a place wins.
import type { CuratedTopic } from '../../domain/topic.js';
import { spokenWords } from '../speech/words.js';

interface Name {
  readonly stems: readonly string[];
  readonly topic: number;
}

/** Finds the topics named in a text, as indexes into `topics`, with the times each is named. */
export type TopicNames = (text: string) => Map<number, number>;

/** Readies the names of the topics; `stemOf` gives the stem that forms of a word share. */
export function createTopicNames(topics: readonly CuratedTopic[], stemOf: (word: string) => string): TopicNames {
  const byFirst = new Map<string, Name[]>();
  topics.forEach(({ label, aliases }, topic) => {
    for (const name of [label, ...aliases]) {
      const stems = spokenWords(name).map(stemOf);
      if (stems.length) byFirst.set(stems[0]!, [...(byFirst.get(stems[0]!) ?? []), { stems, topic }]);
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
    return found;
  };
}
