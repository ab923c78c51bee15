// Who spoke of something? Everybody in whose sentences it stands word for word, each with the one of the best passage.
import type { Hit } from '../../search/search.js';
import type { Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf, MAX_LISTED } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { inRole, type Voice } from './roles.js';
import { isQuestion, type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { bareSubject, isBrief, phrasingsOf } from './subject.js';

const PASSAGES_FOUND = 30;
/** Of those that hold the words. */
const PASSAGES_READ = 10;
const PASSAGES_PER_EPISODE = 3;
/** They say the very words; whether they have something to say of it is not known. */
const CONFIDENCE = 0.8;
/** Words: shorter sentences say little of what they name. */
const FULL_LENGTH = 8;

/** `null` where nobody who is known by name speaks of it. */
export async function findWhoMentioned(
  { subject, role }: Pick<QuestionForm, 'subject' | 'role'>,
  filter: Filter,
  { search, reader }: Pick<FormSources, 'search' | 'reader'>,
): Promise<Evidence | null> {
  const about = bareSubject(subject);
  if (!isBrief(about)) return null;
  const { hits, degraded } = await search.search({
    ...{ q: about, mode: 'hybrid', in: 'passages', filter },
    ...{ limit: PASSAGES_FOUND, perEpisode: PASSAGES_PER_EPISODE, explain: false, snippets: false },
  });
  const lookedAt = hits.map(({ episode }) => episode);
  for (const phrases of phrasingsOf(about)) {
    const voices = await inRole(await findVoices(hits, phrases, reader), role, reader);
    const citations = oneEach(voices).slice(0, MAX_LISTED).flatMap(citeSentence);
    if (citations.length > 0) return evidenceOf({ citations, confidence: CONFIDENCE, lookedAt, degraded });
  }
  return null;
}

/** Sentences of people who are known by name, each with all the phrases. */
async function findVoices(
  hits: readonly Hit[],
  phrases: readonly string[],
  reader: FormSources['reader'],
): Promise<(SpokenSentence & Voice)[]> {
  const naming = hits.filter(({ text }) => mentions(text, phrases)).slice(0, PASSAGES_READ);
  const sentences = (await Promise.all(naming.map((hit) => sentencesAt(hit, reader)))).flat();
  return sentences
    .filter(({ text, turn }) => turn.speaker !== null && mentions(text, phrases))
    .map((sentence) => ({ ...sentence, speaker: sentence.turn.speaker }));
}

/** Of each speaker the first sentence that is long enough and no question, else the first. */
export function oneEach(sentences: readonly SpokenSentence[]): SpokenSentence[] {
  const bySpeaker = new Map<string, SpokenSentence>();
  for (const sentence of sentences) {
    const key = sentence.turn.speaker!.toLowerCase();
    const first = bySpeaker.get(key);
    if (!first || (!isTelling(first) && isTelling(sentence))) bySpeaker.set(key, sentence);
  }
  return [...bySpeaker.values()];
}

function isTelling(sentence: SpokenSentence): boolean {
  return !isQuestion(sentence) && sentence.text.split(/\s+/u).length >= FULL_LENGTH;
}
