// Lessons with all that exports say of them: their episodes, shows, chapters and turns, each read once.
import type { Lesson } from '../domain/lesson.js';
import type { LessonRecord } from '../export/lessons/lesson-record.js';
import type { EpisodeSource } from '../export/source.js';
import type { EpisodeReader, Filter, StoredLesson, TopicReader } from '../store/store.js';
import { urlsOf } from './export-urls.js';

const AT_ONCE = 100;

type LessonArchive = Pick<TopicReader, 'findLessons'> &
  Pick<EpisodeReader, 'findEpisode' | 'findShow' | 'findChapters' | 'findTurns'>;

export interface RecordsWanted {
  readonly filter: Filter;
  readonly most: number;
  /** See `urlsOf`. */
  readonly base: string | null;
}

/** Best first, of all episodes that the filter lets through. */
export async function findLessonRecords(
  reader: LessonArchive,
  { filter, most, base }: RecordsWanted,
): Promise<LessonRecord[]> {
  const stored = await findUpTo(reader, filter, most);
  const episodes = new Map<string, EpisodeFacts>();
  const records: LessonRecord[] = [];
  for (const { episode: ref, rowId: _, ...lesson } of stored) {
    const facts = episodes.get(ref.id) ?? (await factsOf(reader, ref.id, base));
    if (!facts) continue;
    episodes.set(ref.id, facts);
    records.push(await recordOf(reader, lesson, facts));
  }
  return records;
}

async function findUpTo(reader: LessonArchive, filter: Filter, most: number): Promise<StoredLesson[]> {
  const lessons: StoredLesson[] = [];
  for (let cursor: string | undefined | null; cursor !== null && lessons.length < most; ) {
    const page = await reader.findLessons(filter, { limit: Math.min(AT_ONCE, most - lessons.length), cursor });
    lessons.push(...page.items);
    cursor = page.nextCursor;
  }
  return lessons;
}

type EpisodeFacts = Pick<EpisodeSource, 'episode' | 'showTitle' | 'chapters' | 'urls'>;

/** `null`: it was removed meanwhile. */
async function factsOf(reader: LessonArchive, id: string, base: string | null): Promise<EpisodeFacts | null> {
  const episode = await reader.findEpisode(id);
  if (!episode) return null;
  const show = await reader.findShow(episode.show);
  const chapters = (await reader.findChapters(id)) ?? [];
  return { episode, showTitle: show?.title ?? episode.show, chapters, urls: urlsOf(episode, base) };
}

async function recordOf(reader: LessonArchive, lesson: Lesson, facts: EpisodeFacts): Promise<LessonRecord> {
  const [turn] = await reader.findTurns(facts.episode.id, [lesson.turn]);
  return {
    ...{ lesson, episode: facts.episode, showTitle: facts.showTitle },
    chapterTitle: facts.chapters[lesson.chapter]?.title ?? null,
    turnText: turn?.text ?? lesson.quote,
    url: facts.urls.lesson(lesson.id),
    momentUrl: facts.urls.turn(lesson.turn),
    episodeUrl: facts.urls.episode,
  };
}
