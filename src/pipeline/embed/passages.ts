// Chapters -> passages: what is embedded, indexed, ranked and cited. A passage is a run of whole sentences.
import type { Chapter } from '../../domain/chapter.js';
import type { Passage } from '../../domain/passage.js';
import { momentAt } from '../../domain/timeline.js';
import { piecesOfSpan, type Transcript, type Turn } from '../../domain/transcript.js';
import { type Run, runsOf } from './passage-runs.js';
import { labelledText } from './passage-text.js';
import { type SpokenUnit, unitsOf } from './spoken-units.js';

/**
 * Cuts chapters into passages of about 110 words, at most 180 with the speakers' names, in spoken order. Neighbours of
 * a chapter share about two sentences, so that what is said across a cut is found whole; no passage crosses a
 * chapter's start. Every word of the chapters is in at least one passage. Linear in the transcript's length.
 */
export function cutPassages({ turns }: Transcript, chapters: readonly Chapter[]): Passage[] {
  const passages: Passage[] = [];
  for (const chapter of chapters) {
    const units = unitsOf(piecesOfSpan(turns, chapter));
    for (const run of runsOf(units)) {
      passages.push({ index: passages.length, chapter: chapter.index, ...describe(turns, units, run) });
    }
  }
  return passages;
}

function describe(
  turns: readonly Turn[],
  units: readonly SpokenUnit[],
  { from, to }: Run,
): Omit<Passage, 'index' | 'chapter'> {
  const first = units[from]!;
  const last = units[to - 1]!;
  const start = { turn: first.turn, offset: first.start };
  const end = { turn: last.turn, offset: last.end };
  const pieces = piecesOfSpan(turns, { start, end });
  const { time: startTime, timing } = momentAt(turns[start.turn]!, start.offset);
  return {
    start,
    end,
    text: labelledText(pieces),
    speakers: [...new Set(pieces.flatMap(({ speaker }) => speaker ?? []))],
    startTime,
    endTime: momentAt(turns[end.turn]!, end.offset).time,
    timing,
  };
}
