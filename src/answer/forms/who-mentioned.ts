// Who spoke of something? Everybody in whose sentences it stands word for word, each with the one of the best passage.
import type { Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf, MAX_LISTED, nothingFound, UNNAMED } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { findLessonsAbout } from './lessons-about.js';
import { findNaming } from './naming-sentences.js';
import { inRole } from './roles.js';
import { bareSubject, isBrief } from './subject.js';
import { citeSayings, oneEach, sayingOfLesson } from './voices.js';

/** They say the very words; whether they have something to say of it is not known. */
const CONFIDENCE = 0.8;
/** They speak of it in other words. */
const NEAR_CONFIDENCE = 0.5;

/** `null` where more is asked for than a subject. Not found where nobody speaks of it, in its words or near ones. */
export async function findWhoMentioned(
  { subject, role }: Pick<QuestionForm, 'subject' | 'role'>,
  filter: Filter,
  sources: FormSources,
): Promise<Evidence | null> {
  const about = bareSubject(subject);
  if (!isBrief(about)) return null;
  const { sentences: all, ...read } = await findNaming(about, { filter, role }, sources);
  const sentences = all.filter(({ speaker }) => !sources.isTold(speaker));
  const named = sentences.filter(({ speaker }) => speaker !== null);
  const voices = oneEach(named.length > 0 ? named : sentences).slice(0, MAX_LISTED);
  const confidence = named.length > 0 ? CONFIDENCE : UNNAMED;
  const found = evidenceOf({ citations: voices.flatMap(citeSentence), confidence, ...read });
  const isAllTold = all.length > sentences.length;
  return found ?? (isAllTold ? null : await findNear(about, { filter, role }, sources)) ?? nothingFound(read);
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
