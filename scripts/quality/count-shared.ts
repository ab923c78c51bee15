// What can be counted about titles and topics without judging them?
import { isStopWord, stemOf, wordsOf } from '../../src/domain/words.js';
import type { ChapterPair } from './pair-chapters.js';
import type { LessonPair } from './pair-lessons.js';
import type { PublishedEpisode } from './published-episode.js';

/** An episode with what an editor and we made of it. */
export interface ComparedEpisode {
  readonly slug: string;
  readonly published: Pick<PublishedEpisode, 'chapters' | 'lessons'>;
  readonly chapters: readonly ChapterPair[];
  readonly lessons: readonly LessonPair[];
}

/** Rows of label and figure: whole numbers, means, and shares from 0 to 1. A mean over nothing is NaN. */
export function countShared(episodes: readonly ComparedEpisode[]): [label: string, figure: number][] {
  const chapters = episodes.flatMap((episode) => episode.chapters);
  const pairs = episodes.flatMap((episode) => episode.lessons);
  const found = pairs.flatMap(({ theme, ours }) => (ours ? [{ theme, topics: labelsOf(ours) }] : []));
  const lessons = episodes.flatMap(({ published }) => published.lessons);
  return [
    ["editor's titles", chapters.length],
    ['of these share a word with ours', share(chapters, ({ editors, ours }) => shareStem(editors, ours))],
    [
      'of these share a word with our title half an episode away',
      share(chapters, ({ editors, elsewhere }) => shareStem(editors, elsewhere)),
    ],
    ["editor's lessons", pairs.length],
    ['of these found', share(pairs, ({ ours }) => ours !== null)],
    ['of the found ones have a topic', share(found, ({ topics }) => topics.length > 0)],
    ["of the found ones have a topic that shares a word with the editor's theme", share(found, nameAlike)],
    ['our lessons', lessons.length],
    ['of these have a topic', share(lessons, ({ topics }) => topics.length > 0)],
    ['topics per lesson', mean(lessons.map(({ topics }) => topics.length))],
    ['different topics per episode', mean(episodes.map(({ published }) => topicsOf(published).size))],
  ];
}

function nameAlike({ theme, topics }: { theme: string; topics: readonly string[] }): boolean {
  return topics.some((label) => shareStem(theme, label));
}

function labelsOf({ topics }: { readonly topics: readonly { readonly label: string }[] }): string[] {
  return topics.map(({ label }) => label);
}

/** Of its lessons and chapters. */
function topicsOf({ chapters, lessons }: ComparedEpisode['published']): Set<string> {
  return new Set([...chapters, ...lessons].flatMap(({ topics }) => topics.map(({ slug }) => slug)));
}

/** Whether forms of a word stand in both that says something of a subject. */
function shareStem(a: string, b: string): boolean {
  const known = stemsOf(b);
  return [...stemsOf(a)].some((stem) => known.has(stem));
}

function stemsOf(text: string): Set<string> {
  const words = wordsOf(text).map((word) => word.text);
  return new Set(words.filter((word) => !isStopWord(word)).map(stemOf));
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return mean(items.map((item) => Number(is(item))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
