// Who said something? Whoever speaks the words that are nearest to it, where some are near enough; else nobody did.
import { narrowFilter, speakersNamed } from '../../search/narrow-filter.js';
import type { Hit } from '../../search/search.js';
import type { Filter } from '../../store/store.js';
import { isQuestion } from '../citable-sentences.js';
import type { Evidence } from '../find-evidence.js';
import { denialsAgree } from '../proof/denials.js';
import { readQuestion } from '../question.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf, nothingFound, UNNAMED } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { cosinesTo } from './meaning.js';
import { inRole } from './roles.js';
import { isSaidBy, type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { isBrief, type Said } from './subject.js';

export const PASSAGES_READ = 6;
/** Sentences and pairs of them that are embedded: those that share most words with what is to have been said. */
const SENTENCES_EMBEDDED = 12;

/**
 * Logistic regression, fitted by training/search/fit-who-said.ts on 200 sentences of held-out episodes, asked for with a
 * third of their telling words forgotten and 40% of the others replaced by near ones. From `LIKELY` on 53% of them are
 * found and 3% taken for another sentence; with their episode out of the archive, 6.5% are. From .6 on, where the answer
 * stands, it is 46%, 2% and 4%.
 */
export const saidWeights = { share: 2.2, cosine: 8.25, bias: -5.45 };
const LIKELY = 0.5;
/** Stands in without a model: near enough is then what holds nine tenths of what is asked. */
const USUAL_COSINE = 0.42;

/** `share` and `whole`: of what is to have been said. */
export interface SaidSentence extends SpokenSentence, Said {
  readonly speaker: string | null;
  /** Of its vector and that of what is asked; `null` without a model. */
  readonly cosine: number | null;
}

/**
 * Not found where nobody says it, or not who is asked for: what comes near would be laid into the mouth of somebody who
 * said something else. `null` where the speaker asked for is nobody in the archive.
 */
export async function findWhoSaid(
  { subject, speaker: asked, role }: Pick<QuestionForm, 'subject' | 'speaker' | 'role'>,
  filter: Filter,
  sources: FormSources,
): Promise<Evidence | null> {
  const { search, reader } = sources;
  const speakers = asked === null ? null : await speakersNamed(asked, sources.index);
  if (speakers?.length === 0) return null;
  const { hits, degraded } = await search.search({
    ...{ q: readQuestion(subject).query, mode: 'hybrid', in: 'passages' },
    filter: narrowFilter(filter, speakers ? { speakers } : {}) ?? filter,
    ...{ limit: PASSAGES_READ, explain: false, snippets: false },
  });
  const read = { lookedAt: hits.map(({ episode }) => episode), degraded };
  const sentences = await inRole(await readSentences(subject, hits, sources), role, reader);
  const others = sentences.filter(({ speaker }) => isSaidBy(speakers, speaker) && !sources.isTold(speaker));
  const best = nearest(subject, others);
  if (!best) return nothingFound(read);
  const likelihood = likelihoodOf(best);
  const confidence = best.speaker === null ? Math.min(likelihood, UNNAMED) : likelihood;
  return evidenceOf({ citations: citeSentence(best), confidence, ...read });
}

/** What is said in the hits, questions apart: the sentences that hold most of the subject, most first. */
export async function readSentences(
  subject: string,
  hits: readonly Hit[],
  { reader, readSaid, embedder }: Pick<FormSources, 'reader' | 'readSaid' | 'embedder'>,
): Promise<SaidSentence[]> {
  const read = await Promise.all(hits.map((hit) => sentencesAt(hit, reader)));
  // The few words of a short saying stand near one another by chance.
  const found = read.flatMap(isBrief(subject) ? withoutQuestions : withPairs);
  const voices = found.map((sentence) => ({ ...sentence, speaker: sentence.turn.speaker }));
  const said = await readSaid(
    subject,
    voices.map(({ text }) => text),
  );
  const close = voices
    .map((voice, i) => ({ ...voice, ...said[i]! }))
    .sort((a, b) => b.share - a.share || a.text.length - b.text.length)
    .slice(0, SENTENCES_EMBEDDED);
  const texts = close.map(({ text }) => text);
  const cosines = await cosinesTo(subject, texts, embedder());
  return close.map((voice, i) => ({ ...voice, cosine: cosines?.[i] ?? null }));
}

function withoutQuestions(sentences: readonly SpokenSentence[]): SpokenSentence[] {
  return sentences.filter((sentence) => !isQuestion(sentence));
}

/** The same, and each with the next of its turn: some things take two sentences to say. */
function withPairs(sentences: readonly SpokenSentence[]): SpokenSentence[] {
  const pairs = sentences.slice(1).flatMap((second, i) => {
    const first = sentences[i]!;
    if (first.turn !== second.turn || isQuestion(first) || isQuestion(second)) return [];
    return [{ ...first, text: first.turn.text.slice(first.start, second.end), end: second.end }];
  });
  return [...withoutQuestions(sentences), ...pairs];
}

/**
 * The likeliest sentence that denies what is asked no more than it does; `null` where none is likely. Of few telling words
 * each one counts: a sentence that lacks one says something else.
 */
export function nearest(subject: string, sentences: readonly SaidSentence[]): SaidSentence | null {
  const likely = sentences
    .filter(({ whole }) => whole || !isBrief(subject))
    .map((sentence) => ({ sentence, likelihood: likelihoodOf(sentence) }))
    .filter(({ likelihood }) => likelihood >= LIKELY)
    .sort((a, b) => b.likelihood - a.likelihood);
  return likely.find(({ sentence }) => denialsAgree(subject, sentence.text))?.sentence ?? null;
}

function likelihoodOf({ share, cosine }: Pick<SaidSentence, 'share' | 'cosine'>): number {
  const sum = saidWeights.share * share + saidWeights.cosine * (cosine ?? USUAL_COSINE) + saidWeights.bias;
  return 1 / (1 + Math.exp(-sum));
}
