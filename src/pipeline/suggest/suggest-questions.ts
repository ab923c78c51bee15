// Which three questions does an episode answer? Those that were asked in it or that its statements answer, as far as they
// stand alone, from all over it and put in different words; of its topics where there are too few.
import { tellingWords } from '../../domain/leaning-question.js';
import type { SuggestedQuestion } from '../../domain/suggested-question.js';
import { momentAt } from '../../domain/timeline.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import { stemOf } from '../../domain/words.js';
import type { SpokenWordsModel } from '../speech/spoken-words.js';
import { createTagger } from '../speech/tag-words.js';
import { findAskedQuestions, type SpokenEpisode } from './asked-questions.js';
import type { Candidate } from './candidate.js';
import { findStatedQuestions } from './stated-questions.js';
import { readSubstance } from './substance.js';
import { type TaughtEpisode, topicQuestions } from './topic-questions.js';

export const MAX_SUGGESTIONS = 3;
/** Of the telling words of the shorter one: two questions that share more ask the same. */
const MAX_SHARED = 0.5;
/** Characters of one turn that lie between two answers at least. */
const APART = 600;
/** Below it a question reads worse than one made of a topic. */
const MIN_SCORE = 0.45;
/** What a question loses for one that is chosen already. */
const ALIKE = { sameFirstWords: 0.6, sameFirstWord: 0.25, samePart: 0.3 };
const PARTS = 3;

export type SuggestedEpisode = SpokenEpisode & TaughtEpisode;

export interface QuestionSuggester {
  /** At most three, in spoken order; none of which is about the same as another. Deterministic. */
  suggest(episode: SuggestedEpisode): SuggestedQuestion[];
  /** The same as they were chosen: the best first, and where each comes from. */
  choose(episode: SuggestedEpisode): Candidate[];
}

/** Over a table of spoken words (`parseSpokenWords`). */
export function createQuestionSuggester(words: SpokenWordsModel): QuestionSuggester {
  const tagger = createTagger(words);
  const choose = (episode: SuggestedEpisode): Candidate[] => {
    const substance = readSubstance(episode, tagger.rarityOf);
    const spoken = [
      ...findAskedQuestions(episode, substance, tagger.isListed),
      ...findStatedQuestions(episode, substance, tagger).filter(({ score }) => score >= MIN_SCORE),
    ];
    const place = placeOf(episode.turns);
    const chosen = fill([], spoken, place);
    return chosen.length < MAX_SUGGESTIONS ? fill(chosen, topicQuestions(episode, substance), place) : chosen;
  };
  return {
    choose,
    suggest: (episode) =>
      choose(episode)
        .toSorted((a, b) => a.turn - b.turn || a.offset - b.offset)
        .map((candidate) => suggestionOf(candidate, episode.turns[candidate.turn]!)),
  };
}

type PlaceOf = (candidate: Candidate) => number;

/** Adds the candidate that does best beside those that are chosen, one after the other. */
function fill(chosen: readonly Candidate[], candidates: readonly Candidate[], place: PlaceOf): Candidate[] {
  const all = [...chosen];
  let left = candidates;
  while (all.length < MAX_SUGGESTIONS) {
    left = left.filter((one) => all.every((other) => differ(other, one)));
    const worth = left.map((one) => one.score - all.reduce((sum, other) => sum + likeness(one, other, place), 0));
    const best = left[worth.indexOf(Math.max(...worth))];
    if (!best) break;
    all.push(best);
  }
  return all;
}

function likeness(one: Candidate, other: Candidate, place: PlaceOf): number {
  const [a, b] = [one, other].map(({ question }) => question.toLowerCase().split(' ')) as [string[], string[]];
  const words = a[0] !== b[0] ? 0 : a[1] === b[1] ? ALIKE.sameFirstWords : ALIKE.sameFirstWord;
  const isSamePart = Math.floor(place(one) * PARTS) === Math.floor(place(other) * PARTS);
  return words + (isSamePart ? ALIKE.samePart : 0);
}

function suggestionOf({ question, offset }: Candidate, answer: Turn): SuggestedQuestion {
  const { time, timing } = momentAt(answer, offset);
  return { question, turn: answer.index, startTime: time, timing };
}

/** How far into the episode an answer begins, by words: from 0 to below 1. */
function placeOf(turns: readonly Turn[]): PlaceOf {
  let words = 0;
  const begins = turns.map((turn) => {
    const before = words;
    words += countWords(turn.text);
    return before;
  });
  return ({ turn, offset }) => {
    const within = countWords(turns[turn]!.text.slice(0, offset));
    return (begins[turn]! + within) / Math.max(1, words + 1);
  };
}

function differ(a: Candidate, b: Candidate): boolean {
  if (a.turn === b.turn && (Math.abs(a.offset - b.offset) < APART || a.source === 'asked' || b.source === 'asked'))
    return false;
  const [of, other] = [a, b].map(({ question }) => new Set(tellingWords(question).map(stemOf))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...of].filter((stem) => other.has(stem)).length;
  return shared <= MAX_SHARED * Math.min(of.size, other.size);
}
