// Which names does an episode keep coming back to that are on no list? Products, projects, places: few and good.
import slugify from '@sindresorhus/slugify';
import type { Episode } from '../../domain/episode.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Transcript } from '../../domain/transcript.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk, spokenWords } from '../speech/words.js';

const MAX_FOUND = 5;
const MIN_MENTIONS = 4;
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
  inside: number;
}

/** At most five names said four times or more, most said first; no speaker's, and not the show's own. */
export function findTopics(
  units: readonly Unit[],
  { episode, transcript, known }: { episode: Episode; transcript: Transcript; known: (text: string) => boolean },
): FoundTopic[] {
  const excluded = namesOfTheShow(episode, transcript);
  const total = new Map<string, number>();
  const names = new Map<string, Mentions>();
  units.forEach((unit, i) => {
    for (const word of unit.words) total.set(word, (total.get(word) ?? 0) + 1);
    for (const { name, isInside } of namesIn(unit.text)) {
      const mentions = names.get(name) ?? { units: [], inside: 0 };
      mentions.units.push(i);
      mentions.inside += Number(isInside);
      names.set(name, mentions);
    }
  });
  const isName = ([name, { units: at, inside }]: [string, Mentions]) => {
    const words = spokenWords(name);
    if (at.length < MIN_MENTIONS || inside < MIN_MENTIONS - 1 || name.length < 3 || !words.length) return false;
    if (words.some((word) => excluded.has(word)) || words.every((word) => isSmallTalk(word) || CALENDAR.test(word)))
      return false;
    if (words.length === 1 && at.length / total.get(words[0]!)! < MIN_CAPITAL_SHARE) return false;
    return !known(name);
  };
  return [...names]
    .filter(isName)
    .sort((a, b) => b[1].units.length - a[1].units.length || (a[0] < b[0] ? -1 : 1))
    .filter(([name], i, all) => !all.slice(0, i).some(([other]) => slugify(other) === slugify(name)))
    .slice(0, MAX_FOUND)
    .map(([name, mentions]) => ({ slug: slugify(name), label: name, units: mentions.units }))
    .filter(({ slug }) => slug.length > 1);
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
