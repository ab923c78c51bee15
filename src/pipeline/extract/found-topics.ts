// Which names does an episode keep coming back to that are on no list? Products, projects, places: few and good.
import slugify from '@sindresorhus/slugify';
import type { Episode } from '../../domain/episode.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Transcript } from '../../domain/transcript.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk, spokenWords } from '../speech/words.js';
import { findPromotion } from './promotion.js';

/** Those that no other episode finds are not shown, so a few more do no harm. */
const MAX_FOUND = 8;
const MIN_MENTIONS = 4;
/** Letters of the slug. */
const MIN_LENGTH = 3;
/** A name is written with a capital nearly always; a common word only at the start of a sentence. */
const MIN_CAPITAL_SHARE = 0.8;
const NAME =
  /\p{Lu}[\p{L}\p{N}]*(?:[+#]+|[.-]\p{L}[\p{L}\p{N}]*)*(?: \p{Lu}[\p{L}\p{N}]*(?:[+#]+|[.-]\p{L}[\p{L}\p{N}]*)*){0,2}/gu;
const CALENDAR =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|english|american|god|jesus|internet|ceo|cto|ok)$/;

export interface FoundTopic extends TopicRef {
  /** Indexes of the units that name it. */
  readonly units: readonly number[];
}

interface Mentions {
  readonly units: number[];
  /** How often each spelling is used. */
  readonly spellings: Map<string, number>;
  inside: number;
}

/** At most eight names said four times or more, most said first; no speaker's, no sponsor's, and not the show's own. */
export function findTopics(
  units: readonly Unit[],
  { episode, transcript, known }: { episode: Episode; transcript: Transcript; known: (text: string) => boolean },
): FoundTopic[] {
  const excluded = namesOfTheShow(episode, transcript);
  const total = new Map<string, number>();
  for (const { words } of units) for (const word of words) total.set(word, (total.get(word) ?? 0) + 1);
  const isName = ({ units: at, inside, spellings }: Mentions) => {
    const words = spokenWords(labelOf(spellings));
    if (at.length < MIN_MENTIONS || inside < MIN_MENTIONS - 1 || !words.length) return false;
    if (words.some((word) => excluded.has(word)) || words.every((word) => isSmallTalk(word) || CALENDAR.test(word)))
      return false;
    if (words.length === 1 && at.length / total.get(words[0]!)! < MIN_CAPITAL_SHARE) return false;
    return ![...spellings.keys()].some(known);
  };
  return [...mentionsIn(units)]
    .filter(([slug, mentions]) => slug.length >= MIN_LENGTH && isName(mentions))
    .sort((a, b) => b[1].units.length - a[1].units.length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MAX_FOUND)
    .map(([slug, { units: at, spellings }]) => ({ slug, label: labelOf(spellings), units: at }));
}

/** By slug: spellings of one name ("GitHub", "Github") have one slug, and several of a kind count as one ("GPUs"). */
function mentionsIn(units: readonly Unit[]): Map<string, Mentions> {
  const names = new Map<string, Mentions>();
  const promotion = findPromotion(units);
  units.forEach((unit, i) => {
    if (promotion[i]) return;
    for (const { name, isInside } of namesIn(unit.text)) {
      const one = name.replace(/(?<=\p{Lu}{2})s$/u, '');
      const slug = slugify(one, { decamelize: false });
      const mentions: Mentions = names.get(slug) ?? { units: [], spellings: new Map(), inside: 0 };
      mentions.units.push(i);
      mentions.spellings.set(one, (mentions.spellings.get(one) ?? 0) + 1);
      mentions.inside += Number(isInside);
      names.set(slug, mentions);
    }
  });
  return names;
}

/** The spelling that is used most; among equals the first by code units. */
function labelOf(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** Runs of capitalised words, without the "Then" or "But" that opens the sentence before them. */
function namesIn(text: string): { name: string; isInside: boolean }[] {
  return [...text.matchAll(NAME)].map((match) => {
    const words = match[0].split(' ');
    const first = words.findIndex((word) => !isSmallTalk(word.toLowerCase()));
    const isInside = first > 0 || /[\p{Ll}\p{N},] $/u.test(text.slice(0, match.index));
    return { name: words.slice(Math.max(0, first)).join(' '), isInside };
  });
}

function namesOfTheShow({ show, title, people }: Episode, { turns, metadata }: Transcript): Set<string> {
  const names = [show.replaceAll('-', ' '), ...people.map(({ name }) => name), ...(metadata.speakers ?? [])];
  const speakers = new Set(turns.map(({ speaker }) => speaker ?? ''));
  const titled = /\bwith (.+)$/.exec(title)?.[1] ?? '';
  return new Set(spokenWords([...names, ...speakers, titled].join(' ')));
}
