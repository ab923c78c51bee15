// What did people say about something? The best lessons about it, of as many different people as there are; of those who
// left no lesson, the sentence that says most of it.
import type { EmbedderState } from '../../embedder/embedder.js';
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { evidenceOf, nothingFound, type Read } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { findLessonsAbout } from './lessons-about.js';
import { cosinesTo } from './meaning.js';
import { findNaming, type NamingSentence } from './naming-sentences.js';
import { inRole } from './roles.js';
import { isTelling } from './spoken-sentences.js';
import { bareSubject, isBrief } from './subject.js';
import {
  chooseVoices,
  citeSayings,
  FEW,
  oneEach,
  type Saying,
  sayingOfLesson,
  sayingOfSentence,
  voiceOf,
} from './voices.js';

/** A single saying is no list. */
const FEWEST = 2;
/**
 * Every telling word of the subject is said, by a lesson or in passing; how much is said of it is not known. `lone`: one
 * lesson, where the talk around it did not answer.
 */
const CONFIDENCE = { lesson: 0.8, sentence: 0.65, lone: 0.5 };

type Asked = Omit<QuestionForm, 'form'>;

/**
 * `null` where there is no list of sayings about the subject, or where the question is about more than a subject. Not
 * found where all of them were told before, and where no host says anything: in the plain way guests would speak for them.
 */
export async function findSaidAbout(asked: Asked, filter: Filter, sources: FormSources): Promise<Evidence | null> {
  const { speaker, role } = asked;
  const about = bareSubject(asked.subject);
  if (!isBrief(about)) return null;
  const speakers = speaker === null ? {} : { speakers: await speakersNamed(speaker, sources.index) };
  const narrowed = narrowFilter(filter, speakers);
  if (narrowed === null) return null;
  const { lessons, others, ...read } = await findSayings({ ...asked, about }, narrowed, sources);
  const sayings = [...lessons, ...others];
  const untold = sayings.filter(({ text }) => !sources.isTold(text));
  const isOnGoing = untold.length < sayings.length;
  const chosen = chooseVoices(untold, { oneSpeaker: speaker !== null });
  if (chosen.length < (isOnGoing ? 1 : FEWEST)) return isOnGoing || role === 'host' ? nothingFound(read) : null;
  const confidence = chosen.some((saying) => lessons.includes(saying)) ? CONFIDENCE.lesson : CONFIDENCE.sentence;
  const lookedAt = [...chosen.map(({ episode }) => episode), ...read.lookedAt];
  const citations = await citeSayings(chosen, sources.reader);
  return evidenceOf({ citations, confidence, lookedAt, degraded: read.degraded });
}

/**
 * The lesson of a named speaker that is alone in being about the subject: to be asked for where nothing else answers, as
 * the person's page has it. `null` where there is none, or where nobody is named.
 */
export async function findLoneSaying(asked: Asked, filter: Filter, sources: FormSources): Promise<Evidence | null> {
  const about = bareSubject(asked.subject);
  if (asked.speaker === null || !isBrief(about)) return null;
  const narrowed = narrowFilter(filter, { speakers: await speakersNamed(asked.speaker, sources.index) });
  if (narrowed === null) return null;
  const { lessons, others: _, ...read } = await findSayings({ ...asked, about }, narrowed, sources);
  const untold = lessons.filter(({ text }) => !sources.isTold(text)).slice(0, 1);
  return evidenceOf({ citations: await citeSayings(untold, sources.reader), confidence: CONFIDENCE.lone, ...read });
}

interface Sayings extends Read {
  readonly lessons: readonly Saying[];
  /** Sentences. */
  readonly others: readonly Saying[];
}

async function findSayings(
  { about, speaker, role }: Asked & { about: string },
  filter: Filter,
  sources: FormSources,
): Promise<Sayings> {
  const { own, near, ...read } = await findLessonsAbout(about, filter, sources);
  const lessons = await inRole(own.map(sayingOfLesson), role, sources.reader);
  const others = speaker === null ? await findOthers({ about, role, lessons }, filter, sources) : [];
  // A near word may mean something else besides: it speaks where hardly anybody says the word itself.
  const isNearHeard = lessons.length + others.length < FEWEST;
  const nearLessons = isNearHeard ? await inRole(near.map(sayingOfLesson), role, sources.reader) : [];
  return { lessons: [...lessons, ...nearLessons], others, ...read };
}

/** What some of those say of it who have no lesson about it, where few have one. */
async function findOthers(
  { about, role, lessons }: Pick<Asked, 'role'> & { about: string; lessons: readonly Saying[] },
  filter: Filter,
  sources: FormSources,
): Promise<Saying[]> {
  const known = new Set(lessons.map(voiceOf));
  if (known.size >= FEW) return [];
  const { sentences } = await findNaming(about, { filter, role }, sources);
  const telling = sentences.filter((sentence) => isTelling(sentence) && !known.has(voiceOf(sentence)));
  const sayings = (await mostSaidFirst(about, telling, sources.embedder())).map(sayingOfSentence);
  return known.size > 0 ? oneEach(sayings).slice(0, FEW - known.size) : sayings;
}

/** Nearest in meaning first; without a model as they are. */
async function mostSaidFirst(
  about: string,
  sentences: readonly NamingSentence[],
  state: EmbedderState,
): Promise<readonly NamingSentence[]> {
  const texts = sentences.map(({ text }) => text);
  const cosines = await cosinesTo(about, texts, state);
  if (!cosines) return sentences;
  const nearness = new Map(sentences.map((sentence, i) => [sentence, cosines[i]!]));
  return [...sentences].sort((a, b) => nearness.get(b)! - nearness.get(a)!);
}
