// Which words are used as nouns? Told by the words before them, since titles name things and there is no tagger here.
import type { Terms } from '../speech/terms.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';

const BEFORE_NOUNS = new Set(
  `a an the this that these those my your our his her its their some any no each every another of in on for with from by
  about into per between without against under over than as like`.split(/\s+/),
);
const BEFORE_VERBS = new Set(
  `to i you we they he she it who will would can can't cannot could couldn't should shouldn't must might don't doesn't
  didn't won't never not i'll we'll you'll they'll i'd we'd you'd they'd i've we've let's always just really and then
  gonna wanna also please`.split(/\s+/),
);
/** What the evidence of a compound's first word counts ("port" before "mapping"): it may also be a subject. */
const AFTER_CONTENT = 0.4;

/**
 * For each term (by id), 0 to 1: how much of its use looks like the last word of a noun phrase. A noun stands behind
 * articles and prepositions, and in front of small talk or the sentence's end; an adjective has its noun behind it.
 */
export function nounShares(units: readonly Unit[], terms: Terms): number[] {
  const behind = createShares(terms.weights.length);
  const ahead = createShares(terms.weights.length);
  for (const { words } of units) {
    words.forEach((word, i) => {
      const term = terms.idOf(word);
      if (term === undefined) return;
      const before = words[i - 1] ?? '';
      if (BEFORE_NOUNS.has(before)) behind.count(term, 1);
      else if (BEFORE_VERBS.has(before)) behind.count(term, 0);
      else if (before && !isSmallTalk(before)) behind.count(term, 1, AFTER_CONTENT);
      const after = words[i + 1];
      ahead.count(term, after === undefined || isSmallTalk(after) ? 1 : 0);
    });
  }
  const following = ahead.shares();
  return behind.shares().map((share, term) => share * following[term]!);
}

/** Shares by term that start from one half for and one half against. */
function createShares(size: number) {
  const sums = new Float64Array(size).fill(0.5);
  const counts = new Float64Array(size).fill(1);
  return {
    count(term: number, value: 0 | 1, weight = 1) {
      sums[term]! += value * weight;
      counts[term]! += weight;
    },
    shares: () => Array.from(sums, (sum, i) => sum / counts[i]!),
  };
}
