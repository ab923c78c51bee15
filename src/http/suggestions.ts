// What can a listener ask who has just come? One question of each of the latest episodes.
import type { EpisodeSummary } from '../domain/episode.js';
import type { QuestionLink } from '../site/views.js';
import { questionLink } from './page-views.js';
import type { Services } from './services.js';

/** More are not read before one asks. */
export const EPISODES_ASKED = 4;

/** The first question of each of the first few episodes. */
export async function questionsOf(
  episodes: readonly Pick<EpisodeSummary, 'id'>[],
  reader: Pick<Services['reader'], 'findQuestions'>,
): Promise<QuestionLink[]> {
  const ids = episodes.slice(0, EPISODES_ASKED).map(({ id }) => id);
  const questions = await reader.findQuestions(ids);
  return ids.flatMap((id) => questions.get(id)?.slice(0, 1) ?? []).map(questionLink);
}
