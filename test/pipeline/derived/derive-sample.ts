// Run as a process of its own: prints the hash of what fresh steps derive from a sample transcript.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { loadAnalysisEmbedder } from '../../fixtures/analysis-models.js';
import { readSample, sampleShow } from '../../fixtures/samples.js';
import { createDeriver } from './derive.js';

const sampleFile = sampleShow.episodes[0]!.file;

/** SHA-256, hex, of the JSON of everything derived from the first sample, with the built-in embedder. */
export async function hashOfSample(): Promise<string> {
  const derive = await createDeriver(await loadAnalysisEmbedder());
  const derived = await derive(parseTranscript(readSample(sampleFile)));
  return createHash('sha256').update(JSON.stringify(derived)).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(await hashOfSample());
