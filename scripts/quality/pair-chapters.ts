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

/** A pair for each of the editor's chapters, without those whose first words are not found in the transcript. */
export function pairChapters(
  { chapters }: Pick<EditedEpisode, 'chapters'>,
  published: Pick<PublishedEpisode, 'turns' | 'chapters'>,
): ChapterPair[] {
  const { words, before } = wordsOfTurns(published.turns);
  const starts = published.chapters.map(({ title, startTurn, startOffset }) => {
    const text = published.turns.find(({ index }) => index === startTurn)?.text ?? '';
    return { title, from: (before.get(startTurn) ?? 0) + plainWords(text.slice(0, startOffset)).length };
  });
  const ours = stretchesOf(starts, words.length);
  if (ours.length === 0) return [];
  return stretchesOf(locate(chapters, words), words.length).map((edited) => pairOf(edited, ours));
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

function wordsOfTurns(turns: PublishedEpisode['turns']): { words: string[]; before: Map<number, number> } {
  const words: string[] = [];
  const before = new Map<number, number>();
  for (const { index, text } of turns) {
    before.set(index, words.length);
    for (const word of plainWords(text)) words.push(word);
  }
  return { words, before };
}

/** Each runs to the start of the next; those without a word are left out. */
function stretchesOf(starts: readonly Omit<Stretch, 'to'>[], length: number): Stretch[] {
  return starts
    .map((start, i) => ({ ...start, to: starts[i + 1]?.from ?? length }))
    .filter(({ from, to }) => to > from);
}

/** As the evaluation finds them: eight words in a row, behind the chapter before. The first begins with the transcript. */
const LOCATING_WORDS = 8;

function locate(chapters: EditedEpisode['chapters'], words: readonly string[]): Omit<Stretch, 'to'>[] {
  let behind = 0;
  return chapters.flatMap(({ title, first_words }, i) => {
    if (i === 0) return [{ title, from: 0 }];
    const wanted = plainWords(first_words).slice(0, LOCATING_WORDS);
    const from = words.findIndex((_, at) => at >= behind && wanted.every((word, k) => words[at + k] === word));
    if (from < 0) return [];
    behind = from;
    return [{ title, from }];
  });
}
