// Training transcripts -> what the pipeline sees of them: parsed, cut into sentences, embedded by the built-in model.
import { readFile } from 'node:fs/promises';
import { BUILT_IN_MODEL } from '../../src/config.js';
import type { Transcript } from '../../src/domain/transcript.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { embedSentences, type TranscriptSentence } from '../../src/pipeline/sentences.js';
import { cutUnits, type Unit } from '../../src/pipeline/speech/units.js';

export interface ReadEpisode {
  readonly transcript: Transcript;
  readonly sentences: readonly TranscriptSentence[];
  readonly units: readonly Unit[];
}

/** Parses and embeds one transcript file. Rejects with the parser's error. */
export async function readEpisode(path: string, embedder: Embedder): Promise<ReadEpisode> {
  return parseEpisode(await readFile(path), embedder);
}

/** Parses and embeds a transcript. Rejects with the parser's error. */
export async function parseEpisode(bytes: Uint8Array, embedder: Embedder): Promise<ReadEpisode> {
  const transcript = parseTranscript(bytes);
  const sentences = await embedSentences(transcript.turns, embedder);
  return { transcript, sentences, units: cutUnits(transcript.turns, sentences) };
}

/** The model in whose space chapters and lessons are learned. */
export async function loadAnalysisEmbedder(): Promise<Embedder> {
  return loadTransformersEmbedder({
    model: BUILT_IN_MODEL,
    modelsPath: 'data/models',
    cachePath: 'data/models',
    allowRemote: false,
    dtype: 'auto',
  });
}
