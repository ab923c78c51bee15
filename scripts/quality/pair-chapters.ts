// Which chapter of ours covers what an editor's chapter covers? Counted in words of the transcript.
import { plainWords } from '../../training/linear/match-text.js';
import type { EditedEpisode } from './edited-set.js';
import type { PublishedEpisode } from './published-episode.js';

export interface ChapterPair {
  readonly editors: string;
  /** The title of our chapter that shares most words with the editor's; of equal ones the first. */
  readonly ours: string;
  /** Which share of the editor's chapter stands in ours, 0 to 1. */
  readonly ofEditors: number;
  /** Which share of our chapter stands in the editor's, 0 to 1. */
  readonly ofOurs: number;
  /** The title of our chapter half the episode's chapters further on: what a title shares with any other of the talk. */
  readonly elsewhere: string;
}

interface Stretch {
  readonly title: string;
  /** Words of the transcript before it. */
  readonly from: number;
  readonly to: number;
}

/**
 * A pair for each of the editor's chapters, without those of which the transcript has no words: sponsor breaks, which are
 * taken out of it, and chapters whose first words are not found.
 */
export function pairChapters(
  { chapters }: Pick<EditedEpisode, 'chapters'>,
  { turns, chapters: published }: Pick<PublishedEpisode, 'turns' | 'chapters'>,
): ChapterPair[] {
  const spoken = turns.flatMap(({ index, text }) => plainWords(text).map((word) => ({ word, turn: index })));
  const starts = published.map(({ title, startTurn, startOffset }) => {
    const text = turns.find(({ index }) => index === startTurn)?.text ?? '';
    const before = spoken.filter(({ turn }) => turn < startTurn).length;
    return { title, from: before + plainWords(text.slice(0, startOffset)).length };
  });
  const ours = stretchesOf(starts, spoken.length);
  if (ours.length === 0) return [];
  return stretchesOf(locate(chapters, spoken), spoken.length).map((edited) => pairOf(edited, ours));
}

function pairOf(edited: Stretch, ours: readonly Stretch[]): ChapterPair {
  const shared = ours.map((chapter) => sharedWords(chapter, edited));
  const most = Math.max(...shared);
  const best = shared.indexOf(most);
  const { title, from, to } = ours[best]!;
  return {
    editors: edited.title,
    ours: title,
    ofEditors: most / (edited.to - edited.from),
    ofOurs: most / (to - from),
    elsewhere: ours[(best + Math.floor(ours.length / 2)) % ours.length]!.title,
  };
}

function sharedWords(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** Each runs to the start of the next; those without a word are left out. */
function stretchesOf(starts: readonly Omit<Stretch, 'to'>[], length: number): Stretch[] {
  return starts
    .map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? length }))
    .filter(({ from, to }) => to > from);
}

interface SpokenWord {
  readonly word: string;
  readonly turn: number;
}

/** As the evaluation finds them. */
const LOCATING_WORDS = 8;

/**
 * The starts of the editor's chapters, in order. The first one begins with the transcript. An interviewer may open every
 * talk with the same words: of several places behind the chapter before, the one nearest to the editor's turn counts.
 */
function locate(chapters: EditedEpisode['chapters'], spoken: readonly SpokenWord[]): Omit<Stretch, 'to'>[] {
  let behind = 0;
  return chapters.flatMap(({ title, start_turn, first_words }, i) => {
    if (i === 0) return [{ title, from: 0 }];
    const away = (place: number) => Math.abs(spoken[place]!.turn - start_turn);
    const [nearest] = placesOf(plainWords(first_words).slice(0, LOCATING_WORDS), spoken)
      .filter((place) => place >= behind)
      .sort((a, b) => away(a) - away(b));
    if (nearest === undefined) return [];
    behind = nearest;
    return [{ title, from: nearest }];
  });
}

function placesOf(words: readonly string[], spoken: readonly SpokenWord[]): number[] {
  return spoken.flatMap((_, place) => (words.every((word, k) => spoken[place + k]?.word === word) ? [place] : []));
}
