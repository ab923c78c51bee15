// The lessons of an archive -> files of near ones, numbered so that a number tells the file.
import type { EpisodeSummary } from '../../domain/episode.js';
import type { StoredLesson } from '../../store/store.js';
import { ByteWriter } from '../search/bytes.js';
import { writeCentres } from '../search/cells.js';
import { encode } from '../search/codes.js';
import { COARSE_DIMENSIONS, fileNames } from '../search/format.js';
import { writeLessonFile } from '../search/lesson-file.js';
import { KeywordRows } from './bm25.js';
import { cluster } from './cluster.js';
import { chunksOf, type IndexSources, pack, type WriteFile } from './index-sources.js';
import { centresOf, joined, membersOf } from './passage-files.js';
import type { Space } from './space.js';

/** As in src/store/sqlite/keyword-index.ts. */
const LESSON_WEIGHTS = { statement: 1, quote: 0.6, topics: 1 };
const AT_ONCE = 500;
/** Lessons of a cell, about: they are read whole. */
const CELL_MEMBERS = 10;

export interface LessonFiles {
  /** Lessons of each cell. */
  readonly cells: readonly number[];
  readonly rows: KeywordRows;
  /** The archive's ids of lessons, by their numbers in the index. */
  readonly ids: readonly number[];
}

/** `episodes`: as the manifest has them. */
export async function writeLessons(
  sources: IndexSources,
  {
    episodes,
    space,
    write,
  }: { readonly episodes: readonly EpisodeSummary[]; readonly space: Space; readonly write: WriteFile },
): Promise<LessonFiles> {
  const places = new Map(episodes.map(({ id }, place) => [id, place]));
  const lessons = (await readLessons(sources)).filter(({ episode }) => places.has(episode.id));
  const coarse = await placeLessons(sources, lessons, space);
  const found = cluster(coarse, Math.ceil(lessons.length / CELL_MEMBERS));
  const members = membersOf(found).filter((ids) => ids.length > 0 || lessons.length === 0);
  const [rows, ids, episodeOf] = [new KeywordRows(), [] as number[], new ByteWriter()];
  for (const [cell, numbers] of members.entries()) {
    const ofCell = numbers.map((number) => lessons[number]!);
    for (const lesson of ofCell) {
      rows.add(lessonColumns(lesson));
      ids.push(lesson.rowId);
      episodeOf.number(places.get(lesson.episode.id)!);
    }
    const codes = joined(numbers.map((number) => encode(coarse[number]!, space.steps, COARSE_DIMENSIONS)));
    const listed = ofCell.map(({ rowId: _, publishedAt: __, episode, ...lesson }) => {
      return { episode: places.get(episode.id)!, lesson };
    });
    await write(fileNames.lessonCell(cell), pack(writeLessonFile({ lessons: listed, codes })));
  }
  const filled = { ...found, centres: found.centres.filter((_, cell) => found.cellOf.includes(cell)) };
  await write(fileNames.lessonCentres, writeCentres(centresOf(filled, members, space.steps)));
  await write(fileNames.lessonEpisodes, pack(episodeOf.done()));
  return { cells: members.map(({ length }) => length), rows, ids };
}

async function readLessons({ index }: IndexSources): Promise<StoredLesson[]> {
  const lessons: StoredLesson[] = [];
  const ids = await index.newestLessons({ filter: {}, excluded: [], limit: Number.MAX_SAFE_INTEGER });
  for (const chunk of chunksOf(ids, AT_ONCE)) lessons.push(...(await index.findStoredLessons(chunk)));
  return lessons;
}

async function placeLessons(
  { embedder }: IndexSources,
  lessons: readonly StoredLesson[],
  space: Space,
): Promise<Float32Array[]> {
  const coarse: Float32Array[] = [];
  for (const chunk of chunksOf(lessons, AT_ONCE)) {
    const texts = chunk.map(({ statement, quote }) => (statement === quote ? quote : `${statement}\n${quote}`));
    const vectors = await embedder.embedBatch(texts, 'passage');
    coarse.push(...vectors.map((vector) => space.place(vector).slice(0, COARSE_DIMENSIONS)));
  }
  return coarse;
}

function lessonColumns({ statement, quote, topics }: StoredLesson) {
  return [
    { text: statement, weight: LESSON_WEIGHTS.statement },
    { text: quote, weight: LESSON_WEIGHTS.quote },
    { text: topics.map(({ label }) => label).join('\n'), weight: LESSON_WEIGHTS.topics },
  ];
}
