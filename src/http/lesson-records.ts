// Lessons with all that exports say of them: their episodes, shows and chapters, each read once. Others are served between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Lesson } from '../domain/lesson.js';
import type { Turn } from '../domain/transcript.js';
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
  /** Also their turns, which takes a query each. */
  readonly withTurns: boolean;
}

/** Best first, of all episodes that the filter lets through. */
export async function findLessonRecords(
  reader: LessonArchive,
  { filter, most, base, withTurns }: RecordsWanted,
): Promise<LessonRecord[]> {
  const stored = await findUpTo(reader, filter, most);
  const episodes = new Map<string, EpisodeFacts>();
  const records: LessonRecord[] = [];
  for (const { episode: ref, rowId: _, ...lesson } of stored) {
    const known = episodes.get(ref.id);
    if (!known || records.length % AT_ONCE === 0) await nextTurn();
    const facts = known ?? (await factsOf(reader, ref.id, base));
    if (!facts) continue;
    episodes.set(ref.id, facts);
    const [turn] = withTurns ? await reader.findTurns(ref.id, [lesson.turn]) : [];
    records.push(recordOf(lesson, facts, turn ?? null));
  }
  return records;
}

async function findUpTo(reader: LessonArchive, filter: Filter, most: number): Promise<StoredLesson[]> {
  const lessons: StoredLesson[] = [];
  for (let cursor: string | undefined | null; cursor !== null && lessons.length < most; ) {
    const page = await reader.findLessons(filter, { limit: Math.min(AT_ONCE, most - lessons.length), cursor });
    lessons.push(...page.items);
    await nextTurn();
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

function recordOf(
  lesson: Lesson,
  { episode, showTitle, chapters, urls }: EpisodeFacts,
  turn: Turn | null,
): LessonRecord {
  return {
    ...{ lesson, episode, showTitle, turn },
    chapterTitle: chapters[lesson.chapter]?.title ?? null,
    ...{ url: urls.lesson(lesson.id), momentUrl: urls.turn(lesson.turn, lesson.startOffset), episodeUrl: urls.episode },
  };
}
