// Which names are spoken under on a show: how they are written, where, and how much.
import { type NameParts, namePartsOf } from './name-parts.js';
import { nameKeyOf, type VoicedEpisode } from './person.js';

export interface SpokenName {
  readonly key: string;
  /** As it is mostly written. */
  readonly name: string;
  readonly parts: NameParts;
  /** Places of its episodes in the list of the show's episodes. */
  readonly episodes: ReadonlySet<number>;
  readonly words: number;
}

/** By key, in order of the keys; labels that name nobody are left out. */
export function spokenNames(episodes: readonly VoicedEpisode[]): ReadonlyMap<string, SpokenName> {
  const found = new Map<string, { written: Map<string, number>; episodes: Set<number>; words: number }>();
  episodes.forEach(({ speakers }, index) => {
    for (const { name, words } of speakers) {
      const key = nameKeyOf(name);
      const entry = found.get(key) ?? { written: new Map(), episodes: new Set(), words: 0 };
      entry.written.set(name, (entry.written.get(name) ?? 0) + 1);
      entry.episodes.add(index);
      entry.words += words;
      found.set(key, entry);
    }
  });
  const names = [...found].flatMap(([key, { written, ...counts }]): [string, SpokenName][] => {
    const name = mostWritten(written);
    const parts = namePartsOf(name);
    return parts === null ? [] : [[key, { key, name, parts, ...counts }]];
  });
  return new Map(names.sort(([a], [b]) => compareText(a, b)));
}

function mostWritten(written: ReadonlyMap<string, number>): string {
  return [...written].sort(
    ([a, m], [b, n]) => n - m || Number(isMixed(b)) - Number(isMixed(a)) || compareText(a, b),
  )[0]![0];
}

function isMixed(name: string): boolean {
  return name !== name.toUpperCase() && name !== name.toLowerCase();
}

/** By code units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function accentsOf(name: string): number {
  return name.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
}

/**
 * Negative where `a` stands better for both: a full name before "R. Okafor", that before a single word; then what is spoken
 * under oftener.
 */
export function compareStanding(a: SpokenName, b: SpokenName): number {
  return (
    fullnessOf(b.parts) - fullnessOf(a.parts) ||
    b.episodes.size - a.episodes.size ||
    b.words - a.words ||
    accentsOf(b.name) - accentsOf(a.name) ||
    a.name.length - b.name.length ||
    compareText(a.key, b.key)
  );
}

function fullnessOf({ words }: NameParts): number {
  if (words.length === 1) return 0;
  return words[0]!.length > 1 && words.at(-1)!.length > 1 ? 2 : 1;
}
