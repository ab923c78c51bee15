// Which passages and lessons do filters let through?
import type { Filter } from '../../store/store.js';
import type { Archive } from './archive.js';
import { ByteReader } from './bytes.js';
import { type IndexFiles, remember } from './files.js';
import { fileNames, fileOf } from './format.js';
import { type List, readListFile, speakerList, topicList } from './list-file.js';

/** Null: everything. */
export type Allows = ((id: number) => boolean) | null;

export interface Lists {
  passagesWithin(filter: Filter): Promise<Allows>;
  lessonsWithin(filter: Filter): Promise<Allows>;
  /** The passages in which somebody of this name speaks, under any of the person's names. */
  spokenBy(name: string): Promise<ReadonlySet<number>>;
}

export function createLists(files: IndexFiles, archive: Archive): Lists {
  const readFile = remember(async (name) => readListFile(await files.unpacked(name)));
  const listOf = async (name: string): Promise<List> => {
    const lists = await readFile(fileNames.lists(fileOf(name, archive.manifest.listFiles)));
    return lists.get(name) ?? { passages: [], lessons: [] };
  };

  /** One set for each condition; what is let through stands in all of them. */
  async function listed({ topic, speaker, speakers }: Filter, of: keyof List): Promise<ReadonlySet<number>[]> {
    const names = [...(speaker === undefined ? [] : [[speaker]]), ...(speakers === undefined ? [] : [speakers])];
    const wanted = [...names.map((any) => any.map(speakerList)), ...(topic === undefined ? [] : [[topicList(topic)]])];
    return Promise.all(
      wanted.map(async (any) => new Set((await Promise.all(any.map(listOf))).flatMap((list) => [...list[of]]))),
    );
  }

  async function within(filter: Filter, of: keyof List, episodeOf: () => Promise<(id: number) => number>) {
    const episodes = archive.episodesWithin(filter);
    const sets = await listed(filter, of);
    if (episodes === null) return sets.length === 0 ? null : (id: number) => sets.every((set) => set.has(id));
    const placeOf = await episodeOf();
    return (id: number) => episodes.has(placeOf(id)) && sets.every((set) => set.has(id));
  }

  return {
    passagesWithin: (filter) => within(filter, 'passages', async () => archive.episodeAt),
    lessonsWithin: (filter) => within(filter, 'lessons', async () => episodesOfLessons(files)),
    spokenBy: async (name) => new Set((await listOf(speakerList(name))).passages),
  };
}

async function episodesOfLessons(files: IndexFiles): Promise<(lesson: number) => number> {
  const reader = new ByteReader(await files.unpacked(fileNames.lessonEpisodes));
  const places: number[] = [];
  while (!reader.isAtEnd) places.push(reader.number());
  return (lesson) => places[lesson]!;
}
