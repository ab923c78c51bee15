// A small archive of invented episodes with dates, people and lessons, and the finder of question forms over it.
import type { Exchange } from '../../../src/answer/answer.js';
import { createFormFinder } from '../../../src/answer/forms/form-finder.js';
import { readQuestionForm } from '../../../src/answer/question-form.js';
import type { Person } from '../../../src/domain/episode.js';
import type { EmbedderState } from '../../../src/embedder/embedder.js';
import { createSearch } from '../../../src/search/hybrid-search.js';
import { parseWordNeighbours } from '../../../src/search/word-neighbours.js';
import type { Filter } from '../../../src/store/store.js';
import { memoryArchive } from '../../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../../fixtures/sample-archive.js';
import { refOf, type SampleEpisode } from '../../fixtures/sample-rows.js';
import { wordEmbedder } from '../../fixtures/word-embedder.js';
import { encodeWordNeighbours } from '../../fixtures/word-neighbours.js';

type Lines = readonly (readonly [speaker: string | null, text: string, isLesson?: 'lesson'])[];

function anEpisodeOf(slug: string, publishedAt: string | null, lines: Lines): SampleEpisode {
  return {
    ...{ show: 'shipyard', slug, title: slug, turns: lines.map(([speaker, text]) => [speaker, text] as const) },
    ...(publishedAt !== null && { publishedAt }),
    lessons: lines.flatMap(([, quote, isLesson], turn) => (isLesson ? [{ turn, quote, topics: [] }] : [])),
  };
}

export const formEpisodes: readonly SampleEpisode[] = [
  ...sampleEpisodes,
  anEpisodeOf('hiring-slowly', '2022-02-01', [
    ['Bo Lindqvist', 'Hiring slowly saved our team from three bad years.', 'lesson'],
    ['Ines Okafor', 'Never start hiring before you know what the person will do.', 'lesson'],
    ['Bo Lindqvist', 'Back then Kubernetes was a word that we read in newspapers.'],
    ['Bo Lindqvist', 'Rewriting a working system is the most expensive way to learn what it did.'],
  ]),
  anEpisodeOf('recruiting', '2023-02-01', [
    ['Ada Marsh', 'Recruiting works when the candidates talk to the people who do the work.', 'lesson'],
    ['Ada Marsh', 'We moved everything to Kubernetes and nobody noticed.'],
    ['Ada Marsh', 'Hiring a friend is easy and letting one go is not.', 'lesson'],
    ['Ines Okafor', 'The rust on the harbour crane was there before us.'],
    ['Ines Okafor', 'Whoever is on call has the pager for a week.'],
    ['Bo Lindqvist', 'The landlord gave us a call and a bill for the lamps.'],
  ]),
  anEpisodeOf('languages', '2024-02-01', [
    ['Ada Marsh', 'Rust made us think about who owns what.'],
    ['Ada Marsh', 'Every hiring plan is a guess about next year.', 'lesson'],
    [null, 'Somebody in the audience says that Zanzibar is far away.'],
  ]),
  anEpisodeOf('undated-one', null, [['Bo Lindqvist', 'Sourdough taught me patience, and so did the lanterns.']]),
  anEpisodeOf('undated-two', null, [['Ada Marsh', 'A harbour pilot knows where the sand moves. Lanterns help him.']]),
];

const people: Readonly<Record<string, readonly Person[]>> = {
  'hiring-slowly': [
    { name: 'Ines Okafor', role: 'host' },
    { name: 'Bo Lindqvist', role: 'guest' },
  ],
};

/** Near enough to stand for one another. */
const neighbours = parseWordNeighbours(
  encodeWordNeighbours({ hiring: { recruiting: 0.6 }, recruiting: { hiring: 0.6 }, learn: {} }),
);

/** Asks the finder, for much or for little; each citation it gives has been looked up in its turn. */
export async function askInForm(loaded: EmbedderState['status'] = 'ready', way: 'find' | 'findLittle' = 'find') {
  const embedder = wordEmbedder();
  const archive = await memoryArchive(formEpisodes, embedder);
  const state: EmbedderState = loaded === 'ready' ? { status: 'ready', embedder } : { status: 'loading' };
  const search = createSearch({ index: archive, reader: archive, embedder: () => state });
  const reader = {
    findTurns: archive.findTurns,
    findPeopleNamed: async () => new Map(),
    findEpisode: async (id: string) => {
      const sample = formEpisodes.find((each) => refOf(each).id === id);
      return sample ? { publishedAt: sample.publishedAt ?? null, people: people[sample.slug] ?? [] } : null;
    },
  };
  const finder = createFormFinder({ search, index: archive, reader, embedder: () => state, neighbours });
  return async (question: string, filter: Filter = {}, history: readonly Exchange[] = []) => {
    const found = await finder[way]({ question, filter, history }, readQuestionForm(question));
    for (const { episode, turn, startOffset, quote, speaker } of found?.citations ?? []) {
      const [spoken] = await archive.findTurns(episode.id, [turn]);
      if (spoken?.speaker !== speaker || !spoken.text.startsWith(quote, startOffset)) {
        throw new Error(`"${quote}" is not what ${speaker} says`);
      }
    }
    return found;
  };
}
