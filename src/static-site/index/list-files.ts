// Topics and speakers -> the passages and lessons that have them.
import type { Filter } from '../../store/store.js';
import { fileNames, fileOf, type People } from '../search/format.js';
import { type List, speakerList, topicList, writeListFile } from '../search/list-file.js';
import { type IndexSources, pack, packJson, type WriteFile } from './index-sources.js';
import { allTopics } from './topic-files.js';

/** Lists of a file, about. */
const LISTS_OF_A_FILE = 8;

export interface Numbering {
  /** The archive's ids by their numbers in the index. */
  readonly passages: readonly number[];
  readonly lessons: readonly number[];
  readonly episodes: readonly string[];
  /** Slugs. */
  readonly shows: readonly string[];
}

/** Resolves to the number of files. */
export async function writeLists(sources: IndexSources, numbering: Numbering, write: WriteFile): Promise<number> {
  const lists = new Map<string, List>();
  const listFor = listMaker(sources, numbering);
  for await (const { slug } of allTopics(sources)) lists.set(topicList(slug), await listFor({ topic: slug }));
  for (const name of await sources.index.findSpeakers(''))
    lists.set(speakerList(name), await listFor({ speaker: name }));
  const files = 2 ** Math.ceil(Math.log2(Math.max(1, lists.size / LISTS_OF_A_FILE)));
  const filed = Array.from({ length: files }, () => new Map<string, List>());
  for (const [name, list] of lists) filed[fileOf(name, files)]!.set(name, list);
  for (const [file, ofFile] of filed.entries()) await write(fileNames.lists(file), pack(writeListFile(ofFile)));
  return files;
}

export async function writePeople(
  { index, reader }: IndexSources,
  { episodes, shows }: Numbering,
  write: WriteFile,
): Promise<void> {
  const names = await index.findSpeakers('');
  const nameOf = new Map(names.map((name, place) => [name, place]));
  const placeOf = new Map(episodes.map((id, place) => [id, place]));
  const { byName } = await index.findSpeakerEpisodes(names);
  const spellings: number[][] = [];
  for (const name of names) {
    spellings.push((await index.findSpellings([name])).flatMap((other) => nameOf.get(other) ?? []));
  }
  const spokenIn = names.map((name) => (byName.get(name) ?? []).flatMap((id) => placeOf.get(id) ?? []).sort(byNumber));
  const people = await Promise.all(shows.map((show) => reader.findPeopleNamed(show, names)));
  const shown = names.map((name) => {
    const person = people.find((ofShow) => ofShow.has(name))?.get(name);
    return (person && nameOf.get(person.name)) ?? null;
  });
  await write(fileNames.people, packJson({ names, spellings, shown, episodes: spokenIn } satisfies People));
}

function listMaker({ index }: IndexSources, { passages, lessons }: Numbering): (filter: Filter) => Promise<List> {
  const passageNumbers = new Map(passages.map((id, number) => [id, number]));
  const lessonNumbers = new Map(lessons.map((id, number) => [id, number]));
  return async (filter) => {
    const listing = { filter, excluded: [], limit: Number.MAX_SAFE_INTEGER };
    const found = { passages: await index.newestPassages(listing), lessons: await index.newestLessons(listing) };
    return {
      passages: found.passages.flatMap((id) => passageNumbers.get(id) ?? []).sort(byNumber),
      lessons: found.lessons.flatMap((id) => lessonNumbers.get(id) ?? []).sort(byNumber),
    };
  };
}

function byNumber(a: number, b: number): number {
  return a - b;
}
