// What can be asked of an episode in which few questions stand alone? What a speaker said about a topic that is named there.
import type { Chapter } from '../../domain/chapter.js';
import type { Lesson } from '../../domain/lesson.js';
import type { TopicRef } from '../../domain/topic.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import { isStopWord, stemOf, wordsOf } from '../../domain/words.js';
import type { AnsweredQuestion } from './asked-questions.js';
import { withoutTitles } from './question-text.js';

/** Of the telling words of a topic's label: where fewer are spoken, the speech is near the topic, not about it. */
const MIN_SPOKEN = 0.5;
const MIN_WORDS = 40;

export interface TaughtEpisode {
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
}

/** Each topic once: those of lessons, the strongest lesson first, then those of chapters. */
export function topicQuestions({ turns, chapters, lessons }: TaughtEpisode): AnsweredQuestion[] {
  const text = turns.map((turn) => turn.text).join('\n');
  const asked = new Map<string, AnsweredQuestion>();
  const ask = ({ slug, label }: TopicRef, turn: Turn | undefined, score: number): void => {
    if (!turn || asked.has(slug) || spokenShare(label, turn) < MIN_SPOKEN) return;
    asked.set(slug, { question: askAbout(inSentence(label, text), turn), turn: turn.index, score });
  };
  for (const lesson of lessons.toSorted((a, b) => b.score - a.score)) {
    for (const topic of lesson.topics) ask(topic, turns[lesson.turn], lesson.score);
  }
  for (const { start, end, topics } of chapters) {
    const spoken = turns.slice(start.turn, end.turn + 1).filter((turn) => countWords(turn.text) >= MIN_WORDS);
    for (const topic of topics) ask(topic, turnAbout(topic.label, spoken), 0);
  }
  return [...asked.values()];
}

/** The turn that names the topic most. */
function turnAbout(label: string, turns: readonly Turn[]): Turn | undefined {
  const stems = stemsOf(label);
  const named = turns.map(({ text }) => wordsOf(text).filter((word) => stems.has(stemOf(word.text))).length);
  return turns[named.indexOf(Math.max(...named))];
}

function spokenShare(label: string, { text }: Turn): number {
  const stems = stemsOf(label);
  const spoken = stemsOf(text);
  return stems.size === 0 ? 0 : [...stems].filter((stem) => spoken.has(stem)).length / stems.size;
}

function stemsOf(text: string): Set<string> {
  const telling = wordsOf(text).filter((word) => !isStopWord(word.text));
  return new Set(telling.map((word) => stemOf(word.text)));
}

function askAbout(topic: string, { speaker }: Turn): string {
  return speaker === null ? `What was said about ${topic}?` : `What did ${withoutTitles(speaker)} say about ${topic}?`;
}

/** A label as it stands inside a sentence: its first word keeps a capital only where the speech gives it one. */
function inSentence(label: string, text: string): string {
  const first = wordsOf(label)[0]?.text ?? '';
  if (!label.startsWith(first) || !/^\p{Lu}\p{Ll}+$/u.test(first)) return label;
  const lower = first.toLowerCase();
  const count = (form: string): number =>
    text.split(new RegExp(`(?<=[\\p{Ll},] )${form}(?![\\p{L}\\p{N}])`, 'u')).length - 1;
  return count(first) > count(lower) ? label : lower + label.slice(first.length);
}
