// What can a listener ask who has just come? One question of each of the latest episodes.
import type { EpisodeSummary } from '../domain/episode.js';
import type { SuggestedQuestion } from '../domain/suggested-question.js';
import type { QuestionLink } from '../site/views.js';
import { questionLink } from './page-views.js';
import type { Services } from './services.js';

/** More are not read before one asks. */
export const EPISODES_ASKED = 4;

/** The first question of each of the first few episodes that none before it has: a talk may be there twice. */
export async function questionsOf(
  episodes: readonly Pick<EpisodeSummary, 'id'>[],
  reader: Pick<Services['reader'], 'findQuestions'>,
): Promise<QuestionLink[]> {
  const ids = episodes.slice(0, EPISODES_ASKED).map(({ id }) => id);
  return oneOfEach(ids, await reader.findQuestions(ids)).map(questionLink);
}

export function oneOfEach(
  ids: readonly string[],
  questions: ReadonlyMap<string, readonly SuggestedQuestion[]>,
): SuggestedQuestion[] {
  const asked = new Set<string>();
  return ids.flatMap((id) => {
    const next = questions.get(id)?.find(({ question }) => !asked.has(question));
    asked.add(next?.question ?? '');
    return next ?? [];
  });
}
