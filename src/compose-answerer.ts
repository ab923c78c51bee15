// Who answers? A configured language model writes the answers; else they are the speakers' words.
import type { Answerer } from './answer/answer.js';
import { createExtractiveAnswerer } from './answer/extractive-answerer.js';
import type { EvidenceFinder } from './answer/find-evidence.js';
import type { NearestTopics } from './answer/nearest-topics.js';
import { createWrittenAnswerer } from './answer/written-answerer.js';
import type { SupervisedLanguageModel } from './language-model/language-model.js';

interface AnsweringParts {
  readonly finder: EvidenceFinder;
  readonly model: SupervisedLanguageModel | null;
  readonly nearestTopics: NearestTopics;
  readonly onError: (message: string) => void;
}

/** What a failure of the model says to the operator holds no word of its endpoint. */
export function composeAnswerer({ finder, model, nearestTopics, onError }: AnsweringParts): Answerer {
  if (model === null) return createExtractiveAnswerer(finder);
  return createWrittenAnswerer({
    finder,
    model,
    nearestTopics,
    onFailure({ reason, message }) {
      const state = model.state();
      const rest = state.status === 'ready' ? '' : `; it is not asked for ${Math.round(state.retryInMs / 1000)} s`;
      onError(`The language model "${model.name}" failed (${reason}): ${message}${rest}`);
    },
  });
}
