// The chapters that are learned from: edited podcast episodes, and talks whose publishers set headings.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HindcastError } from '../../src/domain/errors.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { type GoldEpisode, readGold, some } from '../lessons/gold.js';
import { plainWords } from '../linear/match-text.js';
import { parseEpisode, type ReadEpisode, readEpisode } from '../linear/read-episodes.js';
import { type Edition, readEditedEpisode, readEditions } from '../written/editions.js';

export interface SegmentedEpisode extends ReadEpisode {
  readonly file: string;
  /** Units at which chapters start, without the first chapter. */
  readonly starts: readonly number[];
}

/**
 * The edited episodes (every `every`th): those of the training text, their chapter starts found by their first words, then
 * those of training/written.
 */
export async function readEdited(trainPath: string, embedder: Embedder, every = 1): Promise<SegmentedEpisode[]> {
  const episodes: SegmentedEpisode[] = [];
  for (const { file, chapters } of some(await readGold(trainPath), every)) {
    const episode = await readEpisode(join(trainPath, file), embedder);
    episodes.push({ ...episode, file, starts: locateChapters(episode.units, chapters.slice(1)) });
  }
  for (const edition of some(await readEditions(), every)) {
    const episode = await readEditedEpisode(trainPath, edition, embedder);
    episodes.push({ ...episode, file: edition.file, starts: editedStarts(episode.units, edition) });
  }
  return episodes;
}

/** A start inside a turn is moved to the start of a turn that is so many words away at most. */
const NEAR_TURN_WORDS = 60;

function editedStarts(units: readonly Unit[], { chapters }: Edition): number[] {
  const starts = chapters.slice(1).flatMap(({ at: [turn, offset] }) => {
    const index = units.findIndex((unit) => unit.turn === turn && unit.end > offset);
    return index > 0 ? [nearTurnStart(units, index)] : [];
  });
  return [...new Set(starts)].filter((unit) => unit > 0).sort((a, b) => a - b);
}

function nearTurnStart(units: readonly Unit[], index: number): number {
  if (units[index]!.opensTurn) return index;
  let best = { unit: index, words: NEAR_TURN_WORDS + 1 };
  for (const step of [-1, 1]) {
    let words = 0;
    for (let i = index; words < best.words && units[i]; i += step) {
      if (units[i]!.opensTurn) best = { unit: i, words };
      words += units[step < 0 ? i - 1 : i]?.words.length ?? 0;
    }
  }
  return best.unit;
}

/**
 * Talks and interviews of `trainPath` with at least `minHeadings` headings and a plausible length; every `step`th. The
 * headings are taken out before the text is parsed: what is left is what a source without headings looks like.
 */
export async function readTalks(
  trainPath: string,
  embedder: Embedder,
  {
    minHeadings,
    step,
    words,
    without,
  }: { minHeadings: number; step: number; words: readonly [number, number]; without: ReadonlySet<string> },
): Promise<SegmentedEpisode[]> {
  const root = join(trainPath, 'talks');
  const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  const episodes: SegmentedEpisode[] = [];
  for (const file of files.filter((name, i) => i % step === 0 && !without.has(`talks/${name}`))) {
    const source = await readFile(join(root, file), 'utf8');
    const sections = source.split(HEADING).slice(1).map(plainWords);
    if (sections.length < minHeadings) continue;
    const episode = await readSpoken(source.replaceAll(HEADING, ''), embedder);
    if (!episode) continue;
    const starts = locateSections(episode.units, sections).filter((unit) => unit > 0);
    const length = episode.units.reduce((sum, unit) => sum + unit.words.length, 0);
    if (starts.length >= minHeadings && length >= words[0] && length <= words[1]) {
      episodes.push({ ...episode, file: `talks/${file}`, starts });
    }
  }
  return episodes;
}

const HEADING = /^#{1,6} .*$/gm;

/** Some files are mere links to a recording: those have no speech to learn from. */
async function readSpoken(source: string, embedder: Embedder): Promise<ReadEpisode | null> {
  try {
    return await parseEpisode(Buffer.from(source), embedder);
  } catch (error) {
    if (error instanceof HindcastError) return null;
    throw error;
  }
}

/** Words that may stand between a heading and the speech: a name and its stamp. */
const SKIPS = [0, 1, 2, 3, 4, 5, 6, 8, 10];
const RUN = 6;

/** The unit in which each section begins, in order; sections whose words are not found are left out. */
function locateSections(units: readonly Unit[], sections: readonly (readonly string[])[]): number[] {
  const spoken = units.flatMap((unit, i) => plainWords(unit.text).map((word) => ({ word, unit: i })));
  const stream = spoken.map(({ word }) => word);
  const starts = new Set<number>();
  let from = 0;
  for (const section of sections) {
    for (const skip of SKIPS) {
      const run = section.slice(skip, skip + RUN);
      if (run.length < RUN) break;
      const at = stream.findIndex((_, i) => i >= from && run.every((word, k) => stream[i + k] === word));
      if (at < 0) continue;
      starts.add(spoken[at]!.unit);
      from = at + 1;
      break;
    }
  }
  return [...starts].sort((a, b) => a - b);
}

/** Words of a turn among which a chapter's first words are looked for: an editor may have left an "Okay" out. */
const OPENING_WORDS = 40;

/** For each chapter the unit at its turn's start: the turn that says its first words and is nearest to its number. */
function locateChapters(units: readonly Unit[], chapters: GoldEpisode['chapters']): number[] {
  const openings = units.flatMap((unit, i) =>
    unit.opensTurn ? [{ i, turn: unit.turn, text: openingOf(units, i) }] : [],
  );
  const starts = chapters.flatMap(({ first_words, start_turn }) => {
    const text = plainWords(first_words).slice(0, RUN).join(' ');
    const says = openings.filter((opening) => opening.text.includes(text));
    const among = says.length ? says : openings;
    const nearest = among.toSorted((a, b) => Math.abs(a.turn - start_turn) - Math.abs(b.turn - start_turn))[0];
    return nearest && nearest.i > 0 ? [nearest.i] : [];
  });
  return [...new Set(starts)].sort((a, b) => a - b);
}

function openingOf(units: readonly Unit[], first: number): string {
  const words: string[] = [];
  for (let i = first; i < units.length && units[i]!.turn === units[first]!.turn && words.length < OPENING_WORDS; i++) {
    words.push(...plainWords(units[i]!.text));
  }
  return words.slice(0, OPENING_WORDS).join(' ');
}
