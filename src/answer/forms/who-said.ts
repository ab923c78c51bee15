// Who said something? Whoever speaks the sentence that is nearest to it in words and meaning, if one is near enough.
import { dot, type EmbedderState } from '../../embedder/embedder.js';
import type { Hit } from '../../search/search.js';
import type { Filter } from '../../store/store.js';
import type { Evidence } from '../find-evidence.js';
import { denialsAgree } from '../proof/denials.js';
import { readQuestion } from '../question.js';
import type { QuestionForm } from '../question-form.js';
import { citeSentence, evidenceOf } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { inRole } from './roles.js';
import { isQuestion, type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { isBrief, type Said } from './subject.js';

export const PASSAGES_READ = 6;
/** Sentences that are embedded: those that share most words with what is to have been said. */
const SENTENCES_EMBEDDED = 12;

/**
 * Logistic regression, fitted by training/search/fit-who-said.ts on 200 sentences of held-out episodes, asked for with a
 * third of their telling words forgotten and 40% of the others replaced by near ones. From `LIKELY` on 31% of them are
 * found and 1% taken for another sentence; with their episode out of the archive, 1.5% are. At .6 it was 44%, 1.5% and 3%.
 */
export const saidWeights = { share: 2.2, cosine: 8.25, bias: -5.45 };
const LIKELY = 0.75;
/** Stands in without a model: a sentence is likely then that holds nine tenths of what is asked. */
const USUAL_COSINE = 0.56;

/** `share` and `whole`: of what is to have been said. */
export interface SaidSentence extends SpokenSentence, Said {
  readonly speaker: string;
  /** Of its vector and that of what is asked; `null` without a model. */
  readonly cosine: number | null;
}

export async function findWhoSaid(
  { subject, role }: Pick<QuestionForm, 'subject' | 'role'>,
  filter: Filter,
  sources: FormSources,
): Promise<Evidence | null> {
  const { search, reader } = sources;
  const { hits, degraded } = await search.search({
    ...{ q: readQuestion(subject).query, mode: 'hybrid', in: 'passages', filter },
    ...{ limit: PASSAGES_READ, explain: false, snippets: false },
  });
  const best = nearest(subject, await inRole(await readSentences(subject, hits, sources), role, reader));
  if (!best) return null;
  const lookedAt = hits.map(({ episode }) => episode);
  return evidenceOf({ citations: citeSentence(best), confidence: likelihoodOf(best), lookedAt, degraded });
}

/** What named people say in the hits, questions apart: the sentences that hold most of the subject, most first. */
export async function readSentences(
  subject: string,
  hits: readonly Hit[],
  { reader, readSaid, embedder }: Pick<FormSources, 'reader' | 'readSaid' | 'embedder'>,
): Promise<SaidSentence[]> {
  const found = (await Promise.all(hits.map((hit) => sentencesAt(hit, reader)))).flat();
  const voices = found.flatMap((sentence) => {
    const { speaker } = sentence.turn;
    return speaker === null || isQuestion(sentence) ? [] : [{ ...sentence, speaker }];
  });
  const said = await readSaid(
    subject,
    voices.map(({ text }) => text),
  );
  const close = voices
    .map((voice, i) => ({ ...voice, ...said[i]! }))
    .sort((a, b) => b.share - a.share)
    .slice(0, SENTENCES_EMBEDDED);
  const texts = close.map(({ text }) => text);
  const cosines = await cosinesTo(subject, texts, embedder());
  return close.map((voice, i) => ({ ...voice, cosine: cosines?.[i] ?? null }));
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

export function likelihoodOf({ share, cosine }: Pick<SaidSentence, 'share' | 'cosine'>): number {
  const sum = saidWeights.share * share + saidWeights.cosine * (cosine ?? USUAL_COSINE) + saidWeights.bias;
  return 1 / (1 + Math.exp(-sum));
}

/** `null` without a model: words alone tell then, and search has already said that it is degraded. */
async function cosinesTo(subject: string, texts: readonly string[], state: EmbedderState): Promise<number[] | null> {
  if (state.status !== 'ready' || texts.length === 0) return null;
  const vectors = await state.embedder.embedBatch([subject, ...texts], 'passage').catch(() => null);
  return vectors && texts.map((_, i) => dot(vectors[0]!, vectors[i + 1]!));
}
