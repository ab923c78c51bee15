// Where was something first spoken of? In the oldest episode, by date, of those in which it is said word for word.
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Filter, StoredPassage } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf, MAX_LISTED, nothingFound, type Read } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { isSaidBy, placeOf, type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { bareSubject, phrasingsOf } from './subject.js';

type Sources = Pick<FormSources, 'index' | 'reader'>;

/** Passages that are read: first the oldest few, then many, where those only seem to hold the subject. */
const PASSAGES_READ = [40, 400];
/** Where to look instead. */
const LOOKED_AT = 5;
/**
 * Words that stand together are what was asked; the same words apart in one sentence may be. Where not all episodes have a
 * date, each one's first mention may be the first of all.
 */
const CONFIDENCE = { together: 0.95, apart: 0.55, undated: 0.5 };

/**
 * Not found where nobody says it, or the named speaker does not. `null` where the archive is too large to know that, and
 * where nobody of that name speaks.
 */
export async function findFirstMention(
  { subject, speaker }: Pick<QuestionForm, 'subject' | 'speaker'>,
  filter: Filter,
  { search, ...sources }: Sources & Pick<FormSources, 'search'>,
): Promise<Evidence | null> {
  const speakers = speaker === null ? null : await speakersNamed(speaker, sources.index);
  if (speakers?.length === 0) return null;
  const narrowed = narrowFilter(filter, speakers ? { speakers } : {});
  const phrase = bareSubject(subject);
  const wish = { filter: narrowed ?? filter, speakers };
  const phrasings = [[phrase], phrasingsOf(phrase).at(-1)!];
  for (const [i, phrases] of (narrowed === null ? [] : phrasings).entries()) {
    const { first, areAllRead } = await findFirst({ ...wish, phrases }, sources);
    if (first.length === 0 && !areAllRead) return null;
    const confidence = first.length > 1 ? CONFIDENCE.undated : i === 0 ? CONFIDENCE.together : CONFIDENCE.apart;
    const lookedAt = first.map(({ episode }) => episode);
    const found = evidenceOf({ citations: first.flatMap(citeSentence), confidence, lookedAt, degraded: false });
    if (found) return found;
  }
  return nothingFound(await lookAround(phrase, filter, search));
}

interface Wish {
  readonly filter: Filter;
  readonly phrases: readonly string[];
  /** Who has to say it; `null`: anybody. */
  readonly speakers: readonly string[] | null;
}

interface First {
  /** One sentence; several, of different episodes, where dates do not tell which is the oldest. */
  readonly first: readonly SpokenSentence[];
  readonly areAllRead: boolean;
}

async function findFirst(wish: Wish, sources: Sources): Promise<First> {
  for (const limit of PASSAGES_READ) {
    const passages = await passagesHolding(wish, limit, sources.index);
    const first = await oldestOf(passages, wish, sources);
    if (first.length > 0 || passages.length < limit) return { first, areAllRead: passages.length < limit };
  }
  return { first: [], areAllRead: false };
}

async function passagesHolding(
  { filter, phrases }: Wish,
  limit: number,
  index: Sources['index'],
): Promise<StoredPassage[]> {
  return index.findPassages(await index.oldestPassages({ filter, phrases, limit }));
}

/** Undated episodes come last: once one is reached, what it and the others say first may be the first of all. */
async function oldestOf(
  passages: readonly StoredPassage[],
  { phrases, speakers }: Wish,
  { reader }: Sources,
): Promise<SpokenSentence[]> {
  const byEpisode = new Map<string, SpokenSentence>();
  for (const passage of passages) {
    const { id } = passage.episode;
    if (byEpisode.has(id)) continue;
    const sentences = await sentencesAt(placeOf(passage), reader);
    const said = sentences.find(({ text, turn }) => mentions(text, phrases) && isSaidBy(speakers, turn.speaker));
    if (!said) continue;
    if (byEpisode.size === 0 && ((await reader.findEpisode(id))?.publishedAt ?? null) !== null) return [said];
    byEpisode.set(id, said);
    if (byEpisode.size === MAX_LISTED) break;
  }
  return [...byEpisode.values()];
}

async function lookAround(q: string, filter: Filter, search: FormSources['search']): Promise<Read> {
  const { hits, degraded } = await search.search({
    ...{ q, mode: 'hybrid', in: 'passages', filter, limit: LOOKED_AT },
    ...{ explain: false, snippets: false },
  });
  return { lookedAt: hits.map(({ episode }) => episode), degraded };
}
