// The sentences of a transcript with their vectors: made once, read by segmenting and by extracting.
import { splitSentences } from '../domain/sentence.js';
import type { Turn } from '../domain/transcript.js';
import type { Embedder } from '../embedder/embedder.js';
import { cutLongSentence } from './speech/long-sentences.js';

/** A sentence where it stands: `turns[turn].text.slice(start, end) === text`. */
export interface TranscriptSentence {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of length 1, or zero where the model knows no word of it. */
  readonly vector: Float32Array;
}

/**
 * All sentences in spoken order, embedded in one batch; overlong ones in pieces, each with its own vector. Rejects when
 * the model cannot be run.
 */
export async function embedSentences(turns: readonly Turn[], embedder: Embedder): Promise<TranscriptSentence[]> {
  const bare = turns.flatMap((turn) =>
    splitSentences(turn.text)
      .flatMap(cutLongSentence)
      .map((sentence) => ({ turn: turn.index, ...sentence })),
  );
  const vectors = await embedder.embedBatch(
    bare.map((sentence) => sentence.text),
    'passage',
  );
  return bare.map((sentence, i) => ({ ...sentence, vector: vectors[i]! }));
}
