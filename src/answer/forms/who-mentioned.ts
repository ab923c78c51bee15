// Who spoke of something? Everybody in whose sentences it stands word for word, each with the one of the best passage.
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { evidenceOf, MAX_LISTED, nothingFound, UNNAMED } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { findLessonsAbout } from './lessons-about.js';
import { findNaming } from './naming-sentences.js';
import { inRole } from './roles.js';
import { isSaidBy } from './spoken-sentences.js';
import { bareSubject, isBrief } from './subject.js';
import { chooseVoices, citeSayings, oneEach, sayingOfLesson, sayingOfSentence } from './voices.js';

/** They say the very words; whether they have something to say of it is not known. */
const CONFIDENCE = 0.8;
/** They speak of it in other words. */
const NEAR_CONFIDENCE = 0.5;

/**
 * `null` where more is asked for than a subject, or nobody of the name speaks. Not found where nobody who is asked for
 * speaks of it, in its words or near ones.
 */
export async function findWhoMentioned(
  { subject, speaker, role }: Omit<QuestionForm, 'form'>,
  filter: Filter,
  sources: FormSources,
): Promise<Evidence | null> {
  const about = bareSubject(subject);
  const speakers = speaker === null ? null : await speakersNamed(speaker, sources.index);
  if (!isBrief(about) || speakers?.length === 0) return null;
  const asked = { filter: narrowFilter(filter, speakers ? { speakers } : {}) ?? filter, role };
  const { sentences: all, ...read } = await findNaming(about, asked, sources);
  const sentences = all.filter((each) => isSaidBy(speakers, each.speaker) && !sources.isTold(each.speaker));
  const named = sentences.filter((each) => each.speaker !== null);
  const voices = speakers
    ? chooseVoices(named.map(sayingOfSentence), { oneSpeaker: true })
    : oneEach((named.length > 0 ? named : sentences).map(sayingOfSentence)).slice(0, MAX_LISTED);
  const confidence = named.length > 0 ? CONFIDENCE : UNNAMED;
  const found = evidenceOf({ citations: await citeSayings(voices, sources.reader), confidence, ...read });
  if (found || all.length > 0 || speakers) return found ?? nothingFound(read);
  return (await findNear(about, asked, sources)) ?? nothingFound(read);
}

/** Those whose lessons are about it in other words, as far as they are named. */
async function findNear(
  about: string,
  { filter, role }: Pick<QuestionForm, 'role'> & { filter: Filter },
  sources: FormSources,
): Promise<Evidence | null> {
  const { own, near, ...read } = await findLessonsAbout(about, filter, sources);
  const sayings = [...own, ...near].map(sayingOfLesson).filter(({ speaker }) => speaker !== null);
  const voices = oneEach(await inRole(sayings, role, sources.reader)).slice(0, MAX_LISTED);
  return evidenceOf({ citations: await citeSayings(voices, sources.reader), confidence: NEAR_CONFIDENCE, ...read });
}
