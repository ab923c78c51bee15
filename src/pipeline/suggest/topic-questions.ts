// What can be asked of an episode in which too little stands alone? What somebody says of a topic that is named there, in
// the words that fit how it is said: as advice, as something learned, as a warning.
import type { Chapter } from '../../domain/chapter.js';
import type { Lesson } from '../../domain/lesson.js';
import type { TopicRef } from '../../domain/topic.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import { isStopWord, stemOf, wordsOf } from '../../domain/words.js';
import { nameOf, possessive } from './asked-person.js';
import type { Candidate } from './candidate.js';
import type { Substance } from './substance.js';

/** Of the telling words of a topic's label: where fewer are spoken, the speech is near the topic, not about it. */
const MIN_SPOKEN = 0.5;
const MIN_WORDS = 40;
/** How a question is put where words like these are said, and what that is worth beside the plain "What did ... say". */
const WORDINGS: readonly (readonly [said: RegExp, worth: number, ask: (topic: string, name: string) => string])[] = [
  [
    /\b(?:I|we)(?:['’]ve)? (?:\p{L}+ )?(?:learn(?:ed|t)|realized|found out|figured out|discovered)\b/iu,
    0.3,
    (topic, name) => `What did ${name} learn about ${topic}?`,
  ],
  [
    /^[^?]*\b(?:(?:you|people|they|teams|everyone) (?:\p{L}+ )?(?:should|must|need to|have to|want to)|make sure|recommend|my advice)\b[^?]*$|^(?:never|always|don['’]t)\b/iu,
    0.2,
    (topic, name) => `What is ${possessive(name)} advice on ${topic}?`,
  ],
  [
    /\b(?:I|we)(?:['’](?:ve|d))? (?:\p{L}+ly )?(?:used|tried|started|built|worked|moved|had|went|did)\b/iu,
    0.1,
    (topic, name) => `What is ${possessive(name)} experience with ${topic}?`,
  ],
  [
    /\bI (?:\p{L}+ly )?(?:think|believe|feel|love|hate|like)\b/iu,
    0.1,
    (topic, name) => `What does ${name} think about ${topic}?`,
  ],
];
/** The same of nobody in particular, of topics that are no names. */
const WARNINGS: typeof WORDINGS = [
  [
    /\b(?:fail(?:s|ed|ure|ures)?|goes wrong|went wrong|mistakes|risks|dangerous)\b/iu,
    0.3,
    (topic) => `What can go wrong with ${topic}?`,
  ],
  [
    /\b(?:(?<!work |working |the )hard(?! way| work)|hardest|difficult|tricky|challenging)\b/iu,
    0.3,
    (topic) => `What makes ${topic} hard?`,
  ],
];

export interface TaughtEpisode {
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
}

interface Place {
  readonly turn: Turn;
  readonly offset: number;
  /** What is said of the topic there. */
  readonly said: string;
}

/** Each topic once: those of lessons, the strongest lesson first, then those of chapters. */
export function topicQuestions({ turns, chapters, lessons }: TaughtEpisode, substance: Substance): Candidate[] {
  const spokenForms = countForms(turns);
  const asked = new Map<string, Candidate>();
  const ask = ({ slug, label }: TopicRef, place: Place | undefined, score: number): void => {
    if (!place || asked.has(slug) || spokenShare(label, place.turn.text) < MIN_SPOKEN) return;
    if (!substance.isOfSubstance(place.turn.index, place.offset)) return;
    const [question, worth] = askAbout(inSentence(label, spokenForms), place);
    const { turn, offset } = { turn: place.turn.index, offset: place.offset };
    asked.set(slug, { question, turn, offset, source: 'topic', score: score + worth });
  };
  for (const { topics, turn, startOffset, statement, score } of lessons.toSorted((a, b) => b.score - a.score)) {
    for (const topic of topics)
      ask(
        topic,
        {
          turn: turns[turn]!,
          offset: startOffset,
          said: spokenShare(topic.label, statement) >= MIN_SPOKEN ? statement : '',
        },
        score,
      );
  }
  for (const { start, end, topics } of chapters) {
    const spoken = turns.slice(start.turn, end.turn + 1).filter((turn) => countWords(turn.text) >= MIN_WORDS);
    for (const topic of topics.filter(({ label }) => !/\p{Lu}/u.test(inSentence(label, spokenForms)))) {
      const turn = turnAbout(topic.label, spoken);
      ask(topic, turn && { turn, offset: 0, said: '' }, 0);
    }
  }
  return [...asked.values()];
}

/** The turn that names the topic most. */
function turnAbout(label: string, turns: readonly Turn[]): Turn | undefined {
  const stems = stemsOf(label);
  const named = turns.map(({ text }) => wordsOf(text).filter((word) => stems.has(stemOf(word.text))).length);
  return turns[named.indexOf(Math.max(...named))];
}

function spokenShare(label: string, text: string): number {
  const stems = stemsOf(label);
  const spoken = stemsOf(text);
  return stems.size === 0 ? 0 : [...stems].filter((stem) => spoken.has(stem)).length / stems.size;
}

function stemsOf(text: string): Set<string> {
  const telling = wordsOf(text).filter((word) => !isStopWord(word.text));
  return new Set(telling.map((word) => stemOf(word.text)));
}

function askAbout(topic: string, { turn, said }: Place): [question: string, worth: number] {
  const name = nameOf(turn.speaker);
  if (name === null) return [`What was said about ${topic}?`, 0];
  const isName = /\p{Lu}/u.test(topic);
  const wordings = isName ? WORDINGS : [...WARNINGS, ...WORDINGS];
  for (const [isSo, worth, ask] of wordings) if (isSo.test(said)) return [ask(topic, name), worth];
  return [`What did ${name} say about ${topic}?`, 0];
}

/** How often each word is said inside a sentence, as it is written there: at its beginning every word has a capital. */
function countForms(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of turns) {
    for (const [form] of text.matchAll(/(?<=[\p{Ll},] )[\p{L}\p{N}]+/gu)) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** A label as it stands inside a sentence: its first word keeps a capital only where the speech gives it one. */
function inSentence(label: string, spokenForms: ReadonlyMap<string, number>): string {
  const first = wordsOf(label)[0]?.text ?? '';
  if (!label.startsWith(first) || !/^\p{Lu}\p{Ll}+$/u.test(first)) return label;
  const lower = first.toLowerCase();
  const count = (form: string): number => spokenForms.get(form) ?? 0;
  return count(first) > count(lower) ? label : lower + label.slice(first.length);
}
