// A ranked row -> what a caller sees of it.
import type { Chapter } from '../domain/chapter.js';
import type { EpisodeReader, StoredLesson, StoredPassage } from '../store/store.js';
import type { Ranked } from './fuse.js';
import { type Hit, momentUrl } from './search.js';

/** A hit whose snippet is still to be cut. */
export type BareHit = Omit<Hit, 'snippet' | 'nearest' | 'found' | 'explanation'>;

/** Places of the same words that a hit names; the count says how many there are. */
const MAX_SIMILAR = 5;

export function passageHit({ row, score }: Ranked<StoredPassage>, similar: readonly StoredPassage[] = []): BareHit {
  return {
    episode: row.episode,
    text: row.text,
    startTurn: row.start.turn,
    startOffset: row.start.offset,
    endTurn: row.end.turn,
    endOffset: row.end.offset,
    startTime: row.startTime,
    timing: row.timing,
    speakers: row.speakers,
    score,
    url: momentUrl(row.episode, row.start.turn, row.start.offset),
    chapterTitle: row.chapterTitle,
    ...(similar.length > 0 && {
      similarCount: similar.length,
      similar: similar.slice(0, MAX_SIMILAR).map(({ episode, start }) => {
        return { episodeId: episode.id, startTurn: start.turn, url: momentUrl(episode, start.turn, start.offset) };
      }),
    }),
  };
}

export function lessonHit({ row, score }: Ranked<StoredLesson>): BareHit {
  return {
    episode: row.episode,
    text: row.quote,
    startTurn: row.turn,
    startOffset: row.startOffset,
    endTurn: row.turn,
    endOffset: row.endOffset,
    startTime: row.startTime,
    timing: row.timing,
    speakers: row.speaker === null ? [] : [row.speaker],
    score,
    url: momentUrl(row.episode, row.turn, row.startOffset),
    lesson: {
      id: row.id,
      statement: row.statement,
      ...(row.statementEdited && { statementEdited: true }),
      evidence: row.evidence,
      topics: row.topics,
    },
  };
}

/** The chapters that the passages stand in; a passage whose chapter is gone meanwhile stands for itself. */
export async function chapterHits(
  ranked: readonly Ranked<StoredPassage>[],
  reader: Pick<EpisodeReader, 'findChapters'>,
): Promise<BareHit[]> {
  const ids = [...new Set(ranked.map(({ row }) => row.episode.id))];
  const chapters = new Map(
    await Promise.all(ids.map(async (id): Promise<[string, Chapter[]]> => [id, (await reader.findChapters(id)) ?? []])),
  );
  return ranked.map((hit) => {
    const chapter = chapters.get(hit.row.episode.id)?.find(({ index }) => index === hit.row.chapter);
    return chapter ? chapterHit(hit, chapter) : passageHit(hit);
  });
}

function chapterHit(hit: Ranked<StoredPassage>, chapter: Chapter): BareHit {
  return {
    ...passageHit(hit),
    text: chapter.summary,
    startTurn: chapter.start.turn,
    startOffset: chapter.start.offset,
    endTurn: chapter.end.turn,
    endOffset: chapter.end.offset,
    startTime: chapter.startTime,
    timing: chapter.timing,
    url: momentUrl(hit.row.episode, chapter.start.turn, chapter.start.offset),
    chapterTitle: chapter.title,
  };
}
