// Chapters -> their titles and summaries, an episode at a time, so that no two chapters are called by the same words.
import type { Transcript } from '../../domain/transcript.js';
import { isStopWord } from '../../domain/words.js';
import type { SpokenWordsModel } from '../speech/spoken-words.js';
import { createTagger } from '../speech/tag-words.js';
import type { Unit } from '../speech/units.js';
import { createStemmer, spokenWords } from '../speech/words.js';
import { chooseSummary, createSummaryScorer } from './chapter-summary.js';
import { createTitleScorer, rankTitles, scoreByCount } from './chapter-title.js';
import { plainTitle } from './plain-title.js';
import { viewChapter } from './title-features.js';
import type { TitleModel } from './title-model.js';
import { readTitleText } from './title-text.js';

/** A chapter as a run of units, `first` to `end` (exclusive). */
export interface ChapterRun {
  readonly first: number;
  readonly end: number;
  /** The publisher's, which is kept; `null` where there is none. */
  readonly title: string | null;
}

export interface ChapterWords {
  readonly title: string;
  readonly summary: string;
  /** Units of the summary's sentences. */
  readonly summaryUnits: readonly number[];
}

/** One entry a chapter, in their order. */
export type DescribeChapters = (
  transcript: Transcript,
  units: readonly Unit[],
  runs: readonly ChapterRun[],
) => ChapterWords[];

/** Readies the models (`parseTitleModel`, `parseSpokenWords`). Pure: the same chapters get the same words. */
export function createChapterDescriber(models: {
  readonly titles: TitleModel;
  readonly words: SpokenWordsModel;
}): DescribeChapters {
  const tagger = createTagger(models.words);
  const scoreTitle = createTitleScorer(models.titles.title);
  const scoreSentence = createSummaryScorer(models.titles.summary);
  return (transcript, units, runs) => {
    const speakers = speakersOf(transcript);
    const text = readTitleText(units, { tagger, speakers });
    const subjectOf = createSubjectReader();
    const taken = new Set(runs.flatMap(({ title }) => (title ? [subjectOf(title)] : [])));
    return runs.map((run, index) => {
      const view = viewChapter(text, run.first, run.end);
      const ranked = rankTitles(view, text.isForeign ? scoreByCount : scoreTitle);
      const frame = { isFirst: index === 0, isLast: index === runs.length - 1, speakers };
      const plain = plainTitle({ units: units.slice(run.first, run.end), ...frame });
      const titles = [...(plain ? [plain] : []), ...ranked.map((one) => capitalise(one.text))];
      const title = run.title ?? titles.find((one) => !taken.has(subjectOf(one))) ?? `Part ${index + 1}`;
      taken.add(subjectOf(title));
      const summaryUnits = chooseSummary(view, new Set(ranked[0]?.stems), scoreSentence);
      return { title, summary: summaryUnits.map((unit) => units[unit]!.text).join(' '), summaryUnits };
    });
  };
}

/** Equal for titles of the same telling words in any form and order: "Design system" and "The systems' design". */
function createSubjectReader(): (title: string) => string {
  const stemOf = createStemmer();
  return (title) => {
    const words = spokenWords(title).filter((word) => !isStopWord(word));
    return words.map(stemOf).sort().join(' ');
  };
}

/** Names on turns, the first speaker first. */
export function speakersOf({ turns }: Transcript): string[] {
  return [...new Set(turns.flatMap(({ speaker }) => (speaker ? [speaker] : [])))];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
