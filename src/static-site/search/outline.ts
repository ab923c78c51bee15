// What is known of a passage whose text was not read: where it stands, which of the asked words it holds, who speaks.
import { stemOf } from '../../domain/words.js';
import type { PassageTraits } from '../../search/passage-traits.js';
import type { Archive } from './archive.js';
import type { Words } from './files.js';
import type { Lists } from './lists.js';

/** As many passages of an episode's beginning as the server counts to its opening. */
const OPENING_PASSAGES = 3;

export interface OutlineSources {
  readonly archive: Archive;
  readonly words: Words;
  readonly lists: Lists;
  /** Of a word among the neighbours. */
  readonly numberOf: (word: string) => number;
}

/** `asked`: plain words whose files were read; `names`: of the people whom the query names. */
export async function makeOutline(
  { asked, names }: { readonly asked: readonly string[]; readonly names: readonly string[] },
  { archive, words, lists, numberOf }: OutlineSources,
): Promise<(id: number) => PassageTraits> {
  const holders = asked.map((word) => ({
    number: numberOf(word),
    ids: new Set(words.stem(stemOf(word))?.passages.ids),
  }));
  const spoken = await Promise.all(names.map(async (name) => ({ name, ids: await lists.spokenBy(name) })));
  return (id) => ({
    id,
    episodeId: archive.refOf(archive.episodeAt(id)).id,
    chapter: archive.chapterAt(id),
    speakers: spoken.flatMap(({ name, ids }) => (ids.has(id) ? name : [])),
    words: Uint32Array.from(holders.flatMap(({ number, ids }) => (ids.has(id) ? number : []))),
    promotion: 0,
    opening: archive.placeInEpisode(id) < OPENING_PASSAGES ? 1 : 0,
  });
}
