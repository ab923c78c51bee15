// Where was something first spoken of? In the oldest episode, by date, of those in which it is said word for word.
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Filter, StoredPassage } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { bareSubject, phrasingsOf } from './subject.js';

type Sources = Pick<FormSources, 'index' | 'reader'>;

/** Passages that are read at most: each but the last is one that only seems to hold the subject. */
const PASSAGES_READ = 40;
/** Words that stand together are what was asked; the same words apart in one sentence may be. */
const CONFIDENCE = { together: 0.95, apart: 0.55 };

/** `null` where nobody says it, where the named speaker does not, or where dates do not tell which episode is the oldest. */
export async function findFirstMention(
  { subject, speaker }: Pick<QuestionForm, 'subject' | 'speaker'>,
  filter: Filter,
  sources: Sources,
): Promise<Evidence | null> {
  const speakers = speaker === null ? null : await speakersNamed(speaker, sources.index);
  const narrowed = narrowFilter(filter, speakers ? { speakers } : {});
  if (narrowed === null) return null;
  const phrase = bareSubject(subject);
  const wish = { filter: narrowed, speakers };
  const together = await findOldest({ ...wish, phrases: [phrase] }, sources);
  const found = together ?? (await findOldest({ ...wish, phrases: phrasingsOf(phrase).at(-1)! }, sources));
  if (!found) return null;
  const confidence = together ? CONFIDENCE.together : CONFIDENCE.apart;
  return evidenceOf({ citations: citeSentence(found), confidence, lookedAt: [found.episode], degraded: false });
}

interface Wish {
  readonly filter: Filter;
  readonly phrases: readonly string[];
  /** Who has to say it; `null`: anybody. */
  readonly speakers: readonly string[] | null;
}

async function findOldest({ filter, phrases, speakers }: Wish, sources: Sources): Promise<SpokenSentence | null> {
  const { index, reader } = sources;
  const passages = await index.findPassages(await index.oldestPassages({ filter, phrases, limit: PASSAGES_READ }));
  for (const passage of passages) {
    const sentences = await sentencesAt(placeOf(passage), reader);
    const said = sentences.find(({ text, turn }) => mentions(text, phrases) && isSaidBy(speakers, turn.speaker));
    if (said) return (await isKnownToBeFirst(passage, passages, sources)) ? said : null;
  }
  return null;
}

/** Undated episodes come last, so a passage of one is the first only where no other episode holds the subject. */
async function isKnownToBeFirst(
  { episode }: StoredPassage,
  passages: readonly StoredPassage[],
  { reader }: Sources,
): Promise<boolean> {
  const isOnlyEpisode = passages.length < PASSAGES_READ && passages.every((other) => other.episode.id === episode.id);
  return isOnlyEpisode || ((await reader.findEpisode(episode.id))?.publishedAt ?? null) !== null;
}

function placeOf({ episode, start, end }: StoredPassage) {
  return { episode, startTurn: start.turn, startOffset: start.offset, endTurn: end.turn, endOffset: end.offset };
}

function isSaidBy(speakers: readonly string[] | null, speaker: string | null): boolean {
  if (speakers === null) return true;
  return speaker !== null && speakers.some((name) => name.toLowerCase() === speaker.toLowerCase());
}
