// The passages of an archive -> files of their texts, their cells, and what the manifest says of their episodes.
import type { EpisodeSummary } from '../../domain/episode.js';
import { spokenText } from '../../domain/passage.js';
import type { StoredPassage } from '../../store/store.js';
import { writeCell, writeCentres } from '../search/cells.js';
import { codeLength, encode } from '../search/codes.js';
import { blockSizes, COARSE_DIMENSIONS, DIMENSIONS, fileNames } from '../search/format.js';
import { writeTextFile } from '../search/text-file.js';
import { KeywordRows } from './bm25.js';
import { type Cells, cluster } from './cluster.js';
import { chunksOf, type IndexSources, pack, type WriteFile } from './index-sources.js';
import type { Space } from './space.js';

/** As in src/store/sqlite/keyword-index.ts. */
const PASSAGE_WEIGHTS = { text: 1, context: 0.3 };
const EPISODE_WEIGHTS = { title: 4, speakers: 2, text: 1 };
const AT_ONCE = 200;
/** Passages of a cell, about. */
const CELL_MEMBERS = 60;

export interface IndexedEpisode {
  readonly summary: EpisodeSummary;
  /** Passages of each chapter. */
  readonly chapters: readonly number[];
}

export interface PassageFiles {
  readonly episodes: readonly IndexedEpisode[];
  readonly passageRows: KeywordRows;
  readonly episodeRows: KeywordRows;
  readonly cells: number;
}

export interface PassagesToWrite {
  /** Of all passages, episode by episode, each from its start. */
  readonly ids: readonly number[];
  /** Of the passage of this id: places in the list of topics. */
  readonly topicsOf: (id: number) => readonly number[];
  readonly space: Space;
  readonly write: WriteFile;
}

/** One episode is held at a time. */
export async function writePassages(
  sources: IndexSources,
  { ids, topicsOf, space, write }: PassagesToWrite,
): Promise<PassageFiles> {
  const episodes: IndexedEpisode[] = [];
  const [passageRows, episodeRows] = [new KeywordRows(), new KeywordRows()];
  const coarse: Float32Array[] = [];
  let files = 0;
  for await (const passages of byEpisode(sources, ids)) {
    const summary = await sources.reader.findEpisode(passages[0]!.episode.id);
    const transcript = await sources.reader.findTranscript(passages[0]!.episode.id);
    if (!summary || !transcript) throw new Error(`Episode ${passages[0]!.episode.id} was deleted meanwhile`);
    const chapters = sizesOfRuns(passages.map(({ chapter }) => chapter));
    episodes.push({ summary, chapters });
    for (const passage of passages) passageRows.add(passageColumns(passage));
    const names = [...transcript.turns.map(({ speaker }) => speaker ?? ''), ...summary.people.map(({ name }) => name)];
    episodeRows.add([
      { text: summary.title, weight: EPISODE_WEIGHTS.title },
      { text: [...new Set(names)].join('\n'), weight: EPISODE_WEIGHTS.speakers },
      { text: transcript.turns.map(({ text }) => text).join('\n'), weight: EPISODE_WEIGHTS.text },
    ]);
    const vectors = await sources.embedder.embedBatch(passages.map(spokenText), 'passage');
    const places = vectors.map(space.place);
    coarse.push(...places.map((place) => place.slice(0, COARSE_DIMENSIONS)));
    const written = passages.map((passage, i) => ({
      ...{ passage, topics: topicsOf(passage.id) },
      code: encode(places[i]!, space.steps, DIMENSIONS),
    }));
    let from = 0;
    for (const size of blockSizes(chapters)) {
      await write(fileNames.block(files), pack(writeTextFile(written.slice(from, from + size))));
      from += size;
      files++;
    }
  }
  return { episodes, passageRows, episodeRows, cells: await writePassageCells(coarse, space, write) };
}

async function writePassageCells(coarse: readonly Float32Array[], space: Space, write: WriteFile): Promise<number> {
  const cells = cluster(coarse, Math.ceil(coarse.length / CELL_MEMBERS));
  const members = membersOf(cells);
  for (const [cell, ids] of members.entries()) {
    const codes = joined(ids.map((id) => encode(coarse[id]!, space.steps, COARSE_DIMENSIONS)));
    await write(fileNames.passageCell(cell), writeCell({ ids, codes }));
  }
  await write(fileNames.passageCentres, writeCentres(centresOf(cells, members, space.steps)));
  return members.length;
}

/** Cell -> its members, by rising number. */
export function membersOf({ centres, cellOf }: Cells): number[][] {
  const members: number[][] = centres.map(() => []);
  cellOf.forEach((cell, id) => {
    members[cell]!.push(id);
  });
  return members;
}

export function centresOf({ centres }: Cells, members: readonly (readonly number[])[], steps: Float32Array) {
  const codes = joined(centres.map((centre) => encode(centre, steps, COARSE_DIMENSIONS)));
  return { sizes: members.map(({ length }) => length), codes };
}

export function joined(codes: readonly Uint8Array[]): Uint8Array {
  const length = codeLength(COARSE_DIMENSIONS);
  const all = new Uint8Array(codes.length * length);
  codes.forEach((code, i) => {
    all.set(code, i * length);
  });
  return all;
}

async function* byEpisode({ index }: IndexSources, ids: readonly number[]): AsyncGenerator<StoredPassage[]> {
  let episode: StoredPassage[] = [];
  for (const chunk of chunksOf(ids, AT_ONCE)) {
    for (const passage of await index.findPassages(chunk)) {
      if (episode.length > 0 && episode[0]!.episode.id !== passage.episode.id) {
        yield episode;
        episode = [];
      }
      episode.push(passage);
    }
  }
  if (episode.length > 0) yield episode;
}

function passageColumns({ text, speakers, chapterTitle, episode }: StoredPassage) {
  const context = [...speakers, chapterTitle, episode.title].join('\n');
  return [
    { text, weight: PASSAGE_WEIGHTS.text },
    { text: context, weight: PASSAGE_WEIGHTS.context },
  ];
}

/** [3, 3, 5] -> [2, 1]. */
function sizesOfRuns(values: readonly number[]): number[] {
  const sizes: number[] = [];
  values.forEach((value, i) => {
    if (i > 0 && value === values[i - 1]) sizes[sizes.length - 1]!++;
    else sizes.push(1);
  });
  return sizes;
}
