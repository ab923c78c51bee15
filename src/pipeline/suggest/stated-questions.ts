// Which questions are answered by what somebody said without being asked? Made from lessons and from other plain sentences.
import type { Lesson } from '../../domain/lesson.js';
import type { Turn } from '../../domain/transcript.js';
import { cleanSpeech } from '../extract/clean-speech.js';
import type { TranscriptSentence } from '../sentences.js';
import type { Tagger, Token } from '../speech/tag-words.js';
import { nameOf } from './asked-person.js';
import type { Candidate } from './candidate.js';
import { letterOf } from './clause-parts.js';
import { askDecision, type Teller } from './decision-questions.js';
import { isOffered, loosenessOf } from './question-flaws.js';
import type { QuestionForm, StatedQuestion } from './question-rule.js';
import { questionsOf } from './statement-questions.js';
import type { Substance } from './substance.js';

/** What each form is worth to a listener, beside what it asks for. */
const WORTH: Readonly<Record<QuestionForm, number>> = {
  difference: 0.6,
  decision: 0.55,
  ease: 0.5,
  advice: 0.5,
  time: 0.45,
  thing: 0.45,
  why: 0.4,
  how: 0.4,
  condition: 0.1,
  definition: 0.1,
};
/** Characters after a sentence in which its reason stands, if it has one. */
const REASON_WITHIN = 300;
const REASON =
  /\b(?:because|cause|since|so that|otherwise|that['’]s why|which is why|the reason|due to|means that|which means|that way|in order to|as a result|therefore|if you|you['’]ll|it lets|it gives|it makes)\b/iu;
const WITHOUT_REASON = -0.3;
const GIVEN_REASON = 0.3;
/** Of a sentence that is no lesson. */
const NO_LESSON = -0.25;
const LOOSE_WE = /\b(?:we|we['’]\p{L}+|our|he|she|his|her|guy|guys|somebody['’]s|said|says|kind of)\b/iu;

/** "Identify your gaps on?": the sentence went on. */
const OPEN_END =
  /\b(?:about|on|of|with|for|at|from|into|to|by|than|like|a|the|always|then|somebody|someone|when \p{L}+|even|even if)\?$|\bdeal with as\b/iu;
/** Whether "it" refers inside is too hard to tell of what was not asked as a question. */
const LOOSE_IT = /\b(?:it|its|them)\b|\blike \p{L}+ing\b|\bsome (?:sort|piece|kind)\b|\bwhatever\b/iu;
const EMPTY_IT = /\b(?:is|isn['’]t|does|did) it\b/iu;
const OF_WHAT = / (?:of|in|about|to|for|that|with|behind|on|between|makes?|you|are there)\b/iu;
/** "Say Well", "realize Wait a second" */
const QUOTED =
  /\b(?:says?|saying|realize|ask|go|think|like|and|about|but|is|are|of|in|to|for) (?:Well|Wait|Okay|Oh|Hey|Yes|No|Yeah|What|How|Why|You|We|If|This|That|It|Let|Do|Can|There|Don['’]t|Never|Always|Ah|So|And|But)\b/u;

/** See `Substance`: "Why do people come out?" has less. */
const MIN_RARITY = { definition: 4.5, other: 6.6 };

export interface StatedEpisode {
  readonly turns: readonly Turn[];
  readonly sentences: readonly TranscriptSentence[];
  readonly lessons: readonly Lesson[];
}

interface Statement {
  readonly text: string;
  readonly turn: number;
  readonly offset: number;
  readonly end: number;
  readonly strength: number;
}

/** In spoken order. A sentence gives its best question. */
export function findStatedQuestions(episode: StatedEpisode, substance: Substance, tagger: Tagger): Candidate[] {
  const tellerOf = tellersOf(episode.turns);
  const written = new Set(episode.turns.flatMap(({ text }) => text.match(/(?<![\p{L}\d])\p{Ll}[\p{L}\d'’-]+/gu) ?? []));
  return statementsOf(episode).flatMap((statement) => {
    if (!substance.isOfSubstance(statement.turn, statement.offset)) return [];
    const after = episode.turns[statement.turn]!.text.slice(statement.offset, statement.end + REASON_WITHIN);
    const decision = askDecision(statement.text, tellerOf(statement.turn), tagger);
    const lower = createDecapitaliser(statement.text, written);
    const candidates = [...(decision ? [decision] : []), ...questionsOf(statement.text, tagger)]
      .map((one) => ({ ...one, question: lower(one.question) }))
      .filter((one) => standsAlone(one, tagger) && (statement.strength > 0 || !wantsLesson(one)))
      .filter(
        ({ question, form }) =>
          substance.rarityOf(question) >= MIN_RARITY[form === 'definition' ? 'definition' : 'other'],
      )
      .map((one) => weigh(one, { statement, hasReason: REASON.test(after), substance }));
    return candidates.sort((a, b) => b.score - a.score).slice(0, 1);
  });
}

/** A sentence's first word inside a question: small where the episode has it so. `written`: its words in small letters. */
function createDecapitaliser(statement: string, written: ReadonlySet<string>): (question: string) => string {
  const first = /^\p{Lu}[\p{L}\d'’-]+/u.exec(statement)?.[0] ?? '';
  const lower = first.charAt(0).toLowerCase() + first.slice(1);
  return (question) => (written.has(lower) ? question.replace(` ${first} `, ` ${lower} `) : question);
}

/** Outside lessons, conditions are examples, and people tell what "you have to" do on their way to a point. */
function wantsLesson({ question, form, reason }: StatedQuestion): boolean {
  if (form === 'condition' || (form === 'decision' && reason !== 'given')) return true;
  if (/^why (?:was|were|wasn['’]t|has|have) /iu.test(question)) return true;
  return reason !== 'given' && (/^why (?:do|does) /iu.test(question) || / have to /u.test(question));
}

function standsAlone({ question, form }: StatedQuestion, tagger: Tagger): boolean {
  if (LOOSE_IT.test(question.replace(EMPTY_IT, ''))) return false;
  if (LOOSE_WE.test(question) || OPEN_END.test(question) || QUOTED.test(question)) return false;
  const tokens = tagger.tag(question);
  // "A complete?", "the large-scale?": the noun was cut off.
  if (letterOf(tokens.at(-1)!) === 'A' && letterOf(tokens.at(-2)!) === 'T') return false;
  if (form === 'how' && letterOf(tokens.at(-1)!) === 'A') return false;
  // "The toughest part?" of what?
  if (form === 'thing' && !OF_WHAT.test(question)) return false;
  if (tokens.some(({ word }, i, all) => word === 'that' && isPointer(all, i))) return false;
  return isOffered(question, { defines: form === 'definition' });
}

/** "That article": "that" behind a verb or a preposition and in front of a noun that no verb follows. */
function isPointer(tokens: readonly Token[], at: number): boolean {
  const [before, next, third] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].map((one) =>
    one ? letterOf(one) : '',
  );
  return 'VIDG'.includes(before ?? '') && 'NA'.includes(next || '-') && !'VUD'.includes(third || 'V');
}

function weigh(
  { question, form, reason }: StatedQuestion,
  { statement, hasReason, substance }: { statement: Statement; hasReason: boolean; substance: Substance },
): Candidate {
  const explained = reason === 'given' ? GIVEN_REASON : reason === 'wanted' && !hasReason ? WITHOUT_REASON : 0;
  const score = WORTH[form] + statement.strength + substance.weightOf(question) + explained - loosenessOf(question);
  return { question, turn: statement.turn, offset: statement.offset, source: 'stated', score };
}

/** Who asks in more of his turns than this is a host, and "we" are the hosts. */
const HOST_ASKS = 0.3;

/** Who speaks in a turn; `null` where the source names nobody. */
function tellersOf(turns: readonly Turn[]): (turn: number) => Teller | null {
  const counts = new Map<string, { turns: number; asking: number }>();
  for (const { speaker, text } of turns) {
    if (speaker === null) continue;
    const count = counts.get(speaker) ?? { turns: 0, asking: 0 };
    counts.set(speaker, { turns: count.turns + 1, asking: count.asking + Number(text.includes('?')) });
  }
  return (turn) => {
    const name = nameOf(turns[turn]!.speaker);
    const count = counts.get(turns[turn]!.speaker ?? '');
    return name && count ? { name, speaksForTeam: count.asking <= HOST_ASKS * count.turns } : null;
  };
}

/** The statements of lessons, and every sentence that is in none, cleaned. */
function statementsOf({ turns, sentences, lessons }: StatedEpisode): Statement[] {
  const taught = lessons.map(({ statement, turn, startOffset, endOffset, score }) => ({
    ...{ text: statement, turn, offset: startOffset, end: endOffset, strength: score },
  }));
  const quoted = (turn: number, start: number) =>
    taught.some((one) => one.turn === turn && one.offset <= start && start < one.end);
  const others = sentences
    .filter(({ text, turn, start }) => /[.!]["”]?$/u.test(text) && turns[turn] && !quoted(turn, start))
    .map(({ text, turn, start, end }) => ({
      ...{ text: cleanSpeech(text), turn, offset: start, end, strength: NO_LESSON },
    }));
  return [...taught, ...others];
}
