// Hits of a question -> every span that could be cited, best first.
import { stemOf, wordsOf } from '../domain/words.js';
import type { Embedder } from '../embedder/embedder.js';
import type { Hit } from '../search/search.js';
import type { EpisodeReader } from '../store/store.js';
import { type ScoredSpan, scoreSpans } from './choose-spans.js';
import { gatherEvidence, settingOf } from './evidence.js';
import { type QuestionContext, unheardShare, weighStems } from './features.js';
import type { Question } from './question.js';
import { withoutNames } from './without-names.js';

export interface EvidenceSources {
  readonly reader: Pick<EpisodeReader, 'findTurns'>;
  /** `null`: words alone. */
  readonly embedder: Embedder | null;
}

/** Reads and embeds the sentences of the first hits. Empty when there are no hits. */
export async function weighEvidence(
  question: Question,
  hits: readonly Hit[],
  { reader, embedder }: EvidenceSources,
): Promise<ScoredSpan[]> {
  const [runs, context] = await Promise.all([
    gatherEvidence(hits, reader, embedder),
    contextOf(question, hits, embedder),
  ]);
  return scoreSpans(runs, context);
}

async function contextOf(
  question: Question,
  hits: readonly Hit[],
  embedder: Embedder | null,
): Promise<QuestionContext> {
  const stemsOfHits = hits.map(
    (hit) => new Set([...settingOf(hit), ...wordsOf(hit.text).map((word) => stemOf(word.text))]),
  );
  // Without a vector the words still tell; search has already said that it is degraded.
  const text = withoutNames(
    question.text,
    hits.flatMap(({ speakers }) => speakers),
  );
  const vectors = await embedder?.embedBatch([text, question.topic.text], 'query').catch(() => null);
  return {
    question,
    vector: vectors?.[0] ?? null,
    topicVector: vectors?.[1] ?? null,
    weights: weighStems(question.stems, stemsOfHits),
    unheard: unheardShare(question.topic.stems, stemsOfHits),
    bestScore: hits[0]?.score ?? 0,
  };
}
