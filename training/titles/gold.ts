// The chapters that titles and summaries are learned from: an editor's, with the sentences that stand in each.
import { join } from 'node:path';
import type { Position } from '../../src/domain/position.js';
import { comparePositions } from '../../src/domain/position.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { readGold } from '../lessons/gold.js';
import { plainWords } from '../linear/match-text.js';
import { type ReadEpisode, readEpisode } from '../linear/read-episodes.js';
import { readEditedEpisode, readEditions, unitsWithin } from '../written/editions.js';

/** A chapter as the editor has it: units `first` to `end` (exclusive). */
export interface TitledChapter {
  readonly title: string;
  readonly first: number;
  readonly end: number;
  /** Units of the sentences that the editor took as its summary; empty where none was written down. */
  readonly summary: readonly number[];
}

export interface TitledEpisode extends ReadEpisode {
  readonly file: string;
  readonly chapters: readonly TitledChapter[];
}

/** All edited episodes: those of training/written, and those of `lessons/` in the training text. */
export async function readTitledEpisodes(trainPath: string, embedder: Embedder): Promise<TitledEpisode[]> {
  const episodes: TitledEpisode[] = [];
  for (const { file, chapters } of await readGold(trainPath)) {
    const episode = await readEpisode(join(trainPath, file), embedder);
    const starts = chapters.map(({ first_words, start_turn, title }, i) => ({
      title,
      first: i === 0 ? 0 : unitThatSays(episode.units, first_words, start_turn),
      summary: [],
    }));
    episodes.push({ ...episode, file, chapters: closeChapters(starts, episode.units.length) });
  }
  for (const edition of await readEditions()) {
    const episode = await readEditedEpisode(trainPath, edition, embedder);
    const starts = edition.chapters.map(({ at: [turn, offset], title, summary }) => ({
      title,
      first: unitAt(episode.units, { turn, offset }),
      summary: unitsWithin(episode.units, summary),
    }));
    episodes.push({ ...episode, file: edition.file, chapters: closeChapters(starts, episode.units.length) });
  }
  return episodes;
}

type Start = Omit<TitledChapter, 'end'>;

/** Chapters that hold at least one unit; where two begin at one place, the first is left out. */
function closeChapters(starts: readonly Start[], units: number): TitledChapter[] {
  return starts
    .map((start, i) => ({ ...start, end: starts[i + 1]?.first ?? units }))
    .filter(({ first, end }) => end > first);
}

function unitAt(units: readonly Unit[], { turn, offset }: Position): number {
  const index = units.findIndex(
    (unit) => comparePositions({ turn: unit.turn, offset: unit.end }, { turn, offset }) > 0,
  );
  return index < 0 ? units.length : index;
}

/** The turn's start that says the words soonest, nearest to the turn that is named. */
function unitThatSays(units: readonly Unit[], words: string, turn: number): number {
  const opening = plainWords(words).slice(0, 6).join(' ');
  let best = { unit: 0, distance: Number.POSITIVE_INFINITY };
  units.forEach((unit, i) => {
    if (!unit.opensTurn) return;
    const says = units
      .slice(i, i + 4)
      .flatMap(({ text }) => plainWords(text))
      .join(' ')
      .includes(opening);
    const distance = Math.abs(unit.turn - turn) + (says ? 0 : 1000);
    if (distance < best.distance) best = { unit: i, distance };
  });
  return best.unit;
}
