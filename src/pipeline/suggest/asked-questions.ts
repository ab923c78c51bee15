// Which questions were asked in an episode, stand alone, and got an answer of some length from somebody else?

import { tellingWords } from '../../domain/leaning-question.js';
import type { Lesson } from '../../domain/lesson.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import { stemOf, wordsOf } from '../../domain/words.js';
import { dot } from '../../embedder/embedder.js';
import type { TranscriptSentence } from '../sentences.js';
import type { Candidate } from './candidate.js';
import { loosenessOf } from './question-flaws.js';
import { cleanQuestion } from './question-text.js';
import type { Substance } from './substance.js';

/** Fewer words are an aside. */
const MIN_ANSWER_WORDS = 40;
const LONG_ANSWER_WORDS = 160;
/** Asked further before the end of its turn, a question was not what the next speaker replied to. */
const MAX_WORDS_AFTER = 40;
/** "Yeah." and "That's a great question." come before answers. */
const MAX_SHORT_TURNS = 2;
/** Words of the answer that are compared with the question. */
const COMPARED_WORDS = 200;
/** The cosine of the question to the nearest sentence of its answer below which the answer is about something else. */
const MIN_COSINE = 0.3;
/** The same where the answer has no word of the question. */
const MIN_COSINE_WITHOUT_WORDS = 0.5;
/** Who asks for yes or no often hears little more. */
const YES_OR_NO = 0.3;
/** See `Substance`: "Were there five or six?" has less. */
const MIN_RARITY = 5.5;
const NO_ANSWER =
  /^\W*(?:i (?:don['’]t|do not) know|no idea|good question|not sure|i(?:['’]m| am) not sure|no comment|what do you mean|sorry)\b/iu;

export interface SpokenEpisode {
  readonly turns: readonly Turn[];
  readonly sentences: readonly TranscriptSentence[];
  readonly lessons: readonly Lesson[];
}

/** In spoken order. */
export function findAskedQuestions(
  { turns, sentences, lessons }: SpokenEpisode,
  substance: Substance,
  isWord: (word: string) => boolean,
): Candidate[] {
  const spoken = new Map<number, TranscriptSentence[]>();
  for (const sentence of sentences) {
    const before = spoken.get(sentence.turn);
    if (before) before.push(sentence);
    else spoken.set(sentence.turn, [sentence]);
  }
  const taught = new Map<number, number>();
  for (const { turn, score } of lessons) taught.set(turn, Math.max(score, taught.get(turn) ?? 0));
  return turns.flatMap((turn) => {
    const answer = turn.text.includes('?') ? answerTo(turn, turns) : null;
    if (!answer || !substance.isOfSubstance(answer.index, 0)) return [];
    const said = {
      isWord,
      turn: answer,
      sentences: spoken.get(answer.index) ?? [],
      lesson: taught.get(answer.index) ?? 0,
    };
    const best = bestQuestion(turn, spoken.get(turn.index) ?? [], said);
    return best && substance.rarityOf(best.question) >= MIN_RARITY
      ? { ...best, score: best.score + substance.weightOf(best.question) - loosenessOf(best.question) }
      : [];
  });
}

interface Reply {
  readonly isWord: (word: string) => boolean;
  readonly turn: Turn;
  readonly sentences: readonly TranscriptSentence[];
  /** The score of the best lesson in it, or 0. */
  readonly lesson: number;
}

/** The first long turn of another speaker, short ones before it aside. */
function answerTo(asked: Turn, turns: readonly Turn[]): Turn | null {
  for (const turn of turns.slice(asked.index + 1, asked.index + 2 + MAX_SHORT_TURNS)) {
    if (countWords(turn.text) < MIN_ANSWER_WORDS) continue;
    return turn.speaker === asked.speaker || NO_ANSWER.test(turn.text) ? null : turn;
  }
  return null;
}

/** Of those asked at the end of the turn the one that does best; `null` where none can be offered. */
function bestQuestion(asked: Turn, sentences: readonly TranscriptSentence[], reply: Reply): Candidate | null {
  const candidates = sentences
    .filter(({ text, end }) => text.endsWith('?') && countWords(asked.text.slice(end)) <= MAX_WORDS_AFTER)
    .flatMap((sentence) => weighQuestion(sentence, reply) ?? []);
  return candidates.reduce<Candidate | null>((best, each) => (best && best.score >= each.score ? best : each), null);
}

function weighQuestion(asked: TranscriptSentence, reply: Reply): Candidate | null {
  const question = cleanQuestion(asked.text, reply.turn.speaker, reply.isWord);
  if (question === null) return null;
  const closeness = Math.max(0, ...reply.sentences.map(({ vector }) => dot(vector, asked.vector)));
  const shared = shareTold(question, reply.turn.text);
  if (closeness < MIN_COSINE || (shared === 0 && closeness < MIN_COSINE_WITHOUT_WORDS)) return null;
  const score = scoreOf(question, reply) + closeness + shared / 2;
  return { question, turn: reply.turn.index, offset: 0, source: 'asked', score };
}

/** Reasons and ways are what listeners come for, and lessons; a long answer tells more than a short one. */
function scoreOf(question: string, { turn, lesson }: Reply): number {
  const isReason = /^(?:why|how (?!many|much|long|old|often))/iu.test(question) ? 0.2 : 0;
  const length = Math.min(1, countWords(turn.text) / LONG_ANSWER_WORDS);
  const isYesOrNo = /^(?!what|why|how|when|where|who|which|whose)/iu.test(question) ? YES_OR_NO : 0;
  return isReason + length / 4 + lesson / 2 - isYesOrNo;
}

/** The share of the question's telling words that stand at the beginning of its answer. */
function shareTold(question: string, answer: string): number {
  const stems = new Set(
    wordsOf(answer)
      .slice(0, COMPARED_WORDS)
      .map((word) => stemOf(word.text)),
  );
  const telling = tellingWords(question).map(stemOf);
  return telling.filter((stem) => stems.has(stem)).length / telling.length;
}
