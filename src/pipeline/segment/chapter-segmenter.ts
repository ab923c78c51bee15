// Turns -> chapters: publisher's headings where there are any, and learned boundaries for the rest.
import type { Chapter, ChapterOrigin } from '../../domain/chapter.js';
import type { Position } from '../../domain/position.js';
import { momentAt } from '../../domain/timeline.js';
import type { Transcript } from '../../domain/transcript.js';
import type { SpokenWordsModel } from '../speech/spoken-words.js';
import { cutUnits, type Unit } from '../speech/units.js';
import { createBoundaryScorer, isMonologue } from './boundary-candidates.js';
import { type BoundaryContext, readBoundaryContext } from './boundary-context.js';
import type { ChapterModel } from './boundary-model.js';
import { type ChapterWords, createChapterDescriber } from './chapter-words.js';
import type { ChapterSegmenter } from './chapters.js';
import { type Candidate, placeBoundaries } from './place-boundaries.js';
import { headingsOf } from './publisher-headings.js';
import type { TitleModel } from './title-model.js';

/** A stretch between two headings is cut further when it has more than so many typical chapters' words. */
const UNDER_ONE_HEADING = 2.5;

interface Start {
  readonly unit: number;
  readonly origin: ChapterOrigin;
  readonly title: string | null;
}

export interface SegmenterModels {
  /** Where chapters begin (`parseChapterModel`). */
  readonly model: ChapterModel;
  /** What they are called and which sentences sum them up (`parseTitleModel`), over words as they are spoken. */
  readonly titles: TitleModel;
  readonly words: SpokenWordsModel;
}

/** A segmenter with learned models. Pure: the same transcript gives the same chapters. */
export function createChapterSegmenter({ model, titles, words }: SegmenterModels): ChapterSegmenter {
  const scoreCandidates = createBoundaryScorer(model);
  const describe = createChapterDescriber({ titles, words });
  return {
    segment(transcript, sentences) {
      const units = cutUnits(transcript.turns, sentences);
      const context = readBoundaryContext(transcript, units);
      const starts = findStarts(transcript, context, { model, candidates: scoreCandidates(context) });
      const runs = starts.map(({ unit, title }, i) => ({
        first: unit,
        end: starts[i + 1]?.unit ?? units.length,
        title,
      }));
      const described = describe(transcript, units, runs);
      return starts.map((start, index) =>
        describeChapter(transcript, units.slice(start.unit, runs[index]!.end), {
          index,
          words: described[index]!,
          start,
          next: units[runs[index]!.end],
        }),
      );
    },
  };
}

function findStarts(
  transcript: Transcript,
  context: BoundaryContext,
  { model, candidates }: { model: ChapterModel; candidates: readonly Candidate[] },
): Start[] {
  const prior = isMonologue(context) ? model.monologue : model.conversation;
  const headings = headingsOf(transcript, context.units);
  const starts: Start[] = headings.map(({ unit, title }) => ({ unit, title, origin: 'publisher' }));
  if (starts[0]?.unit !== 0) starts.unshift({ unit: 0, title: null, origin: 'computed' });
  return starts.flatMap((start, i) => {
    const end = starts[i + 1]?.unit ?? context.units.length;
    const stretch = { from: context.wordsBefore[start.unit]!, to: context.wordsBefore[end]! };
    const isShort = headings.length > 0 && stretch.to - stretch.from < UNDER_ONE_HEADING * prior.median;
    if (isShort) return [start];
    const within = placeBoundaries(candidates, stretch, prior);
    return [start, ...within.map(({ unit }): Start => ({ unit, title: null, origin: 'computed' }))];
  });
}

function describeChapter(
  { turns }: Transcript,
  units: readonly Unit[],
  { index, words, start, next }: { index: number; words: ChapterWords; start: Start; next: Unit | undefined },
): Chapter {
  const from = index === 0 ? { turn: 0, offset: 0 } : positionOf(units[0]!);
  const end = next ? positionOf(next) : { turn: turns.length - 1, offset: turns.at(-1)!.text.length };
  const { time, timing } = momentAt(turns[from.turn]!, from.offset);
  return {
    index,
    title: words.title,
    summary: words.summary,
    origin: start.origin,
    start: from,
    end,
    startTime: time,
    endTime: next ? momentAt(turns[end.turn]!, end.offset).time : turns.at(-1)!.endTime,
    timing,
    topics: [],
  };
}

/** A chapter that starts with a turn starts at the turn's first character. */
function positionOf(unit: Unit): Position {
  return { turn: unit.turn, offset: unit.opensTurn ? 0 : unit.start };
}
