// What does each family of a sentence's features add to finding lessons? Families one after another, cross-validated.

import { crossValidate } from './cross-validate.js';
import type { LessonEpisode } from './gold.js';
import { readSpans, VECTOR } from './learn.js';
import type { LessonFigures } from './measure.js';

/** In the order in which they are added, each with the names of its features. */
const FAMILIES: readonly (readonly [label: string, names: RegExp])[] = [
  ['shape: length, pronouns, tense, names', /^(?:length|share:|names$|commas$|piece$)/],
  ['+ forms: advice, contrast, hindsight, hedging and the like', /^form:/],
  ['+ words, pairs and triples of words', /^g:/],
  ['+ neighbours: words and forms of the sentences before and after', /^(?:p|n|pw|nw):/],
  [
    '+ setting: place, turn, speaker, question before, gist',
    /^(?:place|turn:|speaker:|asked|near:|rarity$|repeats$|known$)/,
  ],
  ['+ vector of the sentence (what ships)', new RegExp(`^${VECTOR}$`)],
];
const SELECTION = { threshold: 0, perRootThousandWords: 14 };

export interface FamilyRow {
  readonly label: string;
  /** How often a sentence of a lesson is placed before one of none. */
  readonly area: number;
  readonly figures: LessonFigures;
}

/** One row for each family, learned with all families before it. */
export function measureLessonFamilies(episodes: readonly LessonEpisode[]): FamilyRow[] {
  const spans = readSpans(episodes);
  return FAMILIES.map(([label], last) => {
    const { areas, measure } = crossValidate(episodes, spans, {
      folds: { count: 3, seed: 1 },
      isWanted: (feature) => FAMILIES.slice(0, last + 1).some(([, names]) => names.test(feature)),
    });
    return { label, area: areas.sentences, figures: measure(SELECTION) };
  });
}
