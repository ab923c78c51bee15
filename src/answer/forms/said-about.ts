// What did people say about something? The best lessons about it, of as many different people as there are.
import type { Citation } from '../../domain/citation.js';
import { bareWords } from '../../domain/lesson.js';
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Hit } from '../../search/search.js';
import type { EpisodeReader, Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import { makeCitation } from '../make-citation.js';
import type { QuestionForm } from '../question-form.js';
import { evidenceOf, MAX_LISTED } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { inRole } from './roles.js';
import { bareSubject, isBrief, needsSmallWords, tellingWordsOf } from './subject.js';

/** Lessons that are read. */
const LESSONS_READ = 60;
/** A single lesson is no list. */
const FEWEST = 2;
/** Each lesson says every telling word of the subject; how much it says of it is not known. */
const CONFIDENCE = 0.8;

export interface LessonSaid {
  readonly hit: Hit;
  readonly episode: Hit['episode'];
  readonly speaker: string | null;
}

/** `null` where fewer than two lessons are about the subject, or where the question is about more than a subject. */
export async function findSaidAbout(
  { subject, speaker, role }: Omit<QuestionForm, 'form'>,
  filter: Filter,
  { search, index, reader, readSaid }: FormSources,
): Promise<Evidence | null> {
  const about = bareSubject(subject);
  if (!isBrief(about)) return null;
  const narrowed = narrowFilter(filter, speaker === null ? {} : { speakers: await speakersNamed(speaker, index) });
  if (narrowed === null) return null;
  const { hits, degraded } = await search.search({
    ...{ q: about, mode: 'hybrid', in: 'lessons', filter: narrowed },
    ...{ limit: LESSONS_READ, explain: false, snippets: false },
  });
  const said = await readSaid(about, hits.map(textOf));
  const lessons = inOwnWordsFirst(
    hits.filter((hit, i) => said[i]!.whole && (!needsSmallWords(about) || mentions(textOf(hit), [about]))),
    about,
  ).map((hit): LessonSaid => ({ hit, episode: hit.episode, speaker: hit.speakers[0] ?? null }));
  const chosen = chooseVoices(await inRole(lessons, role, reader), { count: MAX_LISTED, oneSpeaker: speaker !== null });
  if (chosen.length < FEWEST) return null;
  const citations = (await Promise.all(chosen.map(({ hit }) => cite(hit, reader)))).flat();
  const lookedAt = lessons.map(({ episode }) => episode);
  return evidenceOf({ citations, confidence: CONFIDENCE, lookedAt, degraded });
}

/**
 * The first of each speaker, new episodes before ones that have a place already. Of one named speaker: the first of each
 * episode, then the others. What reads the same is taken once.
 */
export function chooseVoices(
  lessons: readonly LessonSaid[],
  { count, oneSpeaker }: { count: number; oneSpeaker: boolean },
): LessonSaid[] {
  const chosen: LessonSaid[] = [];
  const isNew = (lesson: LessonSaid, keyOf: (of: LessonSaid) => string) =>
    !chosen.some((other) => keyOf(other) === keyOf(lesson));
  const quote = ({ hit }: LessonSaid) => bareWords(hit.text);
  const rounds = oneSpeaker ? [episodeOf, quote] : [episodeOf, speakerOf];
  for (const keyOf of rounds) {
    for (const lesson of lessons) {
      if (chosen.length === count) break;
      const isNewVoice = oneSpeaker || isNew(lesson, speakerOf);
      if (isNewVoice && isNew(lesson, keyOf) && isNew(lesson, quote)) chosen.push(lesson);
    }
  }
  return chosen;
}

/** Those with the subject's words together, then apart, then with near words; among equals the order stays. */
function inOwnWordsFirst(hits: readonly Hit[], subject: string): Hit[] {
  const words = tellingWordsOf(subject);
  const closeness = new Map(
    hits.map((hit) => {
      const text = textOf(hit);
      return [hit, Number(mentions(text, [subject])) + Number(mentions(text, words))] as const;
    }),
  );
  return [...hits].sort((a, b) => closeness.get(b)! - closeness.get(a)!);
}

/** Who is not named is another person in each episode. */
function speakerOf({ episode, speaker }: LessonSaid): string {
  return speaker === null ? episode.id : bareWords(speaker);
}

function episodeOf({ episode }: LessonSaid): string {
  return episode.id;
}

function textOf({ text, lesson }: Hit): string {
  return [text, lesson?.statement, ...(lesson?.topics ?? []).map(({ label }) => label)].join('\n');
}

async function cite(hit: Hit, reader: Pick<EpisodeReader, 'findTurns'>): Promise<Citation[]> {
  const [turn] = await reader.findTurns(hit.episode.id, [hit.startTurn]);
  const quotation = { episode: hit.episode, quote: hit.text, startOffset: hit.startOffset };
  const citation = turn && makeCitation(quotation, turn);
  return citation ? [citation] : [];
}
