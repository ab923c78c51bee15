// Which three questions does an episode answer? Those that were asked in it, as far as they stand alone, from all over it.

import { tellingWords } from '../../domain/leaning-question.js';
import type { SuggestedQuestion } from '../../domain/suggested-question.js';
import { momentAt } from '../../domain/timeline.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import { stemOf } from '../../domain/words.js';
import { type AnsweredQuestion, findAskedQuestions, type SpokenEpisode } from './asked-questions.js';
import { type TaughtEpisode, topicQuestions } from './topic-questions.js';

export const MAX_SUGGESTIONS = 3;
/** Of the telling words of the shorter one: two questions that share more ask the same. */
const MAX_SHARED = 0.5;

/** At most three, in spoken order; none of which is about the same as another. */
export function suggestQuestions(episode: SpokenEpisode & TaughtEpisode): SuggestedQuestion[] {
  const { turns } = episode;
  const asked = findAskedQuestions(episode);
  const place = placeOf(turns);
  const chosen: AnsweredQuestion[] = [];
  const fill = (candidates: readonly AnsweredQuestion[], upTo: number): void => {
    for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
      if (chosen.length >= upTo) return;
      if (chosen.every((other) => differ(other, candidate))) chosen.push(candidate);
    }
  };
  for (let part = 0; part < MAX_SUGGESTIONS; part++) {
    const ofPart = asked.filter(({ turn }) => Math.floor(place(turn) * MAX_SUGGESTIONS) === part);
    fill(ofPart, chosen.length + 1);
  }
  fill(asked, MAX_SUGGESTIONS);
  fill(topicQuestions(episode), MAX_SUGGESTIONS);
  return chosen.toSorted((a, b) => a.turn - b.turn).map(({ question, turn }) => suggestionOf(question, turns[turn]!));
}

function suggestionOf(question: string, answer: Turn): SuggestedQuestion {
  const { time, timing } = momentAt(answer, 0);
  return { question, turn: answer.index, startTime: time, timing };
}

/** How far into the episode a turn begins, by words: from 0 to below 1. */
function placeOf(turns: readonly Turn[]): (turn: number) => number {
  let words = 0;
  const begins = turns.map((turn) => {
    const before = words;
    words += countWords(turn.text);
    return before;
  });
  return (turn) => begins[turn]! / Math.max(1, words);
}

function differ(a: AnsweredQuestion, b: AnsweredQuestion): boolean {
  if (a.turn === b.turn) return false;
  const [of, other] = [a, b].map(({ question }) => new Set(tellingWords(question).map(stemOf))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...of].filter((stem) => other.has(stem)).length;
  return shared <= MAX_SHARED * Math.min(of.size, other.size);
}
