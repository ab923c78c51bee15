// Questions that have a form of their own -> evidence of that form, or that there is none. `null`: they are answered like
// all others.
import type { Episode } from '../../domain/episode.js';
import { bareWords } from '../../domain/lesson.js';
import type { EmbedderState } from '../../embedder/embedder.js';
import type { Search } from '../../search/search.js';
import type { WordNeighbours } from '../../search/word-neighbours.js';
import type { EpisodeReader, Filter, PeopleReader, SearchIndex } from '../../store/store.js';
import type { AskRequest } from '../answer.js';
import type { Evidence } from '../find-evidence.js';
import { createNearestTopics } from '../nearest-topics.js';
import type { QuestionForm } from '../question-form.js';
import { findFirstMention } from './first-mention.js';
import { findLoneSaying, findSaidAbout } from './said-about.js';
import { createReadSaid, type ReadSaid } from './subject.js';
import { findWhoMentioned } from './who-mentioned.js';
import { findWhoSaid } from './who-said.js';

export interface FormReader extends Pick<EpisodeReader, 'findTurns'>, Pick<PeopleReader, 'findPeopleNamed'> {
  findEpisode(id: string): Promise<Pick<Episode, 'publishedAt' | 'people'> | null>;
}

export interface FormFinderDependencies {
  readonly search: Search;
  readonly index: Pick<
    SearchIndex,
    'oldestPassages' | 'findPassages' | 'findSpeakers' | 'findSpellings' | 'wordCounts'
  >;
  readonly reader: FormReader;
  readonly embedder: () => EmbedderState;
  readonly neighbours: WordNeighbours;
}

/** What the finders of single forms work with. */
export interface FormSources extends Omit<FormFinderDependencies, 'neighbours'> {
  readonly readSaid: ReadSaid;
  /** Whether the talk has had these words, or this name, and the question asks for others ("Who else?"). */
  readonly isTold: (words: string | null) => boolean;
}

export interface FormFinder {
  /**
   * `null`: plain, or better answered like all others. `not_found`, with the nearest topics: asked who said something, or
   * when, and nobody did. Rejects when the archive cannot be read.
   */
  find(request: AskRequest, form: QuestionForm): Promise<Evidence | null>;
  /** What was too little for `find`, for questions that nothing else answers. `null` where there is nothing. */
  findLittle(request: AskRequest, form: QuestionForm): Promise<Evidence | null>;
}

/** Makes the finder. It only reads. */
export function createFormFinder({ neighbours, ...dependencies }: FormFinderDependencies): FormFinder {
  const readSaid = createReadSaid(dependencies.index, neighbours);
  const nearestTopics = createNearestTopics(dependencies.search);
  return {
    async find(request, form) {
      const found = await findInForm(form, request.filter, { ...dependencies, readSaid, isTold: readTold(request) });
      if (found?.state !== 'not_found') return found;
      return { ...found, nearestTopics: await nearestTopics({ ...request, history: [] }) };
    },
    async findLittle(request, form) {
      if (form.form !== 'said-about') return null;
      return findLoneSaying(form, request.filter, { ...dependencies, readSaid, isTold: readTold(request) });
    },
  };
}

function readTold({ question, history }: AskRequest): FormSources['isTold'] {
  if (!/\b(?:else|other)\b/iu.test(question)) return () => false;
  const told = ` ${history.map(({ answer }) => bareWords(answer)).join(' ')} `;
  return (words) => words !== null && told.includes(` ${bareWords(words)} `);
}

async function findInForm(form: QuestionForm, filter: Filter, sources: FormSources): Promise<Evidence | null> {
  switch (form.form) {
    case 'plain':
      return null;
    case 'first-mention':
      return findFirstMention(form, filter, sources);
    case 'said-about':
      return findSaidAbout(form, filter, sources);
    case 'who-mentioned':
      return findWhoMentioned(form, filter, sources);
    case 'who-said':
      return findWhoSaid(form, filter, sources);
  }
}
