// The write path put together. Apart from the services, whose thread would load all of its steps for nothing.
import { composeModels } from './compose-models.js';
import { loadSteps, readTopics } from './compose-steps.js';
import { openStore } from './compose-store.js';
import type { Config } from './config.js';
import { derivation } from './derivation.js';
import { jobLimits } from './domain/job-kinds.js';
import { createWriter, type Writer, type WriterDependencies } from './ingest/writer.js';
import { dataPath } from './package-files.js';
import type { DerivingSteps } from './pipeline/ingest-episode.js';

/** The write side of one worker thread: its own connection and, from the first ingest on, its own models. */
export async function composeWriter(
  config: Config,
  listeners: Pick<WriterDependencies, 'onJob' | 'onProblem'> = {},
): Promise<Writer> {
  const store = await openStore(config);
  const topics = readTopics();
  await store.saveCuratedTopics(topics);
  const models = composeModels(config, dataPath('models'));
  const steps = once(async () => loadSteps(await models.loadBuiltIn(), topics));
  const index = models.followIndexModel(store, { builtIn: async () => (await steps()).analysisEmbedder });
  return createWriter({
    store,
    steps,
    indexEmbedder: () => index.settled(),
    derivation: derivation(),
    maxTranscriptBytes: config.maxTranscriptBytes,
    limits: jobLimits(config.jobLimits),
    ...listeners,
  });
}

/** The steps of the write path on their own, to be measured apart from archive and server. */
export async function loadDerivingSteps(config: Config): Promise<DerivingSteps> {
  return loadSteps(await composeModels(config, dataPath('models')).loadBuiltIn(), readTopics());
}

/** Makes a thing at the first call; after a failure the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
