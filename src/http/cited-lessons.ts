// Which lessons do the quotes of an answer stand in? A lesson says more around the same words.
import type { Citation } from '../domain/citation.js';
import type { Lesson, LessonEvidence } from '../domain/lesson.js';
import { lessonUrl } from './links.js';
import type { Services } from './services.js';

/** Path of the lesson that shares words with each citation, or null; in their order. */
export async function citedLessons(
  citations: readonly Citation[],
  reader: Pick<Services['reader'], 'findLessonsOfEpisode'>,
): Promise<(string | null)[]> {
  const ids = [...new Set(citations.map(({ episode }) => episode.id))];
  const lessons = new Map(
    await Promise.all(ids.map(async (id) => [id, (await reader.findLessonsOfEpisode(id)) ?? []] as const)),
  );
  return citations.map((citation) => {
    const lesson = lessons.get(citation.episode.id)?.find((each) => isOf(each, citation));
    return lesson ? lessonUrl(lesson.id) : null;
  });
}

type Said = Pick<LessonEvidence, 'turn' | 'startOffset' | 'endOffset'>;

function isOf(lesson: Lesson, { turn, startOffset, quote }: Citation): boolean {
  const end = startOffset + quote.length;
  const meets = (said: Said) => said.turn === turn && said.startOffset < end && startOffset < said.endOffset;
  return meets(lesson) || lesson.evidence.some(meets);
}
