// The one place where the parts are put together: the only file that names concrete adapters.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answerer, createAnswerer } from './answer/answerer.js';
import { BUILT_IN_MODEL, type Config } from './config.js';
import type { CuratedTopic } from './domain/topic.js';
import type { Embedder, EmbedderState } from './embedder/embedder.js';
import { type SupervisedEmbedder, superviseEmbedder } from './embedder/supervise.js';
import { loadTransformersEmbedder } from './embedder/transformers.js';
import { createApp } from './http/app.js';
import { createIngestService, type IngestService } from './ingest/ingest-service.js';
import { createWriter, type Writer, type WriterDependencies } from './ingest/writer.js';
import { createLessonExtractor } from './pipeline/extract/lesson-extractor.js';
import { parseLessonModel } from './pipeline/extract/lesson-model.js';
import { createTopicMatcher } from './pipeline/extract/topic-matcher.js';
import type { DerivingSteps } from './pipeline/ingest-episode.js';
import { parseChapterModel } from './pipeline/segment/boundary-model.js';
import { createChapterSegmenter } from './pipeline/segment/chapter-segmenter.js';
import { createSearch } from './search/hybrid-search.js';
import type { Search } from './search/search.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';
import type { EpisodeReader, JobStore, Milestones, Store, TopicReader } from './store/store.js';

/** Raised when the code changes what it derives from the same bytes and models: episodes are then derived again. */
const PIPELINE_VERSION = 1;

const CHAPTER_MODEL = 'models/chapter-boundary.json';
const LESSON_MODEL = 'models/lesson-scorer.json';
const TOPICS = 'topics/topics.json';
const DERIVING_DATA = [
  CHAPTER_MODEL,
  LESSON_MODEL,
  TOPICS,
  `models/${BUILT_IN_MODEL}/tokenizer.json`,
  `models/${BUILT_IN_MODEL}/onnx/model_quantized.onnx`,
];

/** How long requests in hand may take after SIGTERM, in milliseconds. */
const DRAIN_LIMIT_MS = 10_000;

/** What reads and writes of an archive need, in this process. */
export interface Services {
  readonly reader: EpisodeReader & TopicReader & Pick<JobStore, 'findJob'>;
  readonly milestones: Milestones;
  readonly search: Search;
  readonly answerer: Answerer;
  readonly ingest: IngestService;
  readonly embedderState: () => EmbedderState;
  close(): Promise<void>;
}

export interface Server extends Services {
  /** Starts to listen and resolves to the address. */
  listen(): Promise<string>;
}

/** Opens the archive, migrates it, and loads the model of the search index; a missing model is no failure. */
export async function composeServices(
  config: Config,
  onError: (message: string) => void = () => {},
): Promise<Services> {
  const store = await openStore(config);
  const embedder = superviseIndexEmbedder(config, (reason) =>
    onError(`Search by meaning is off, the model "${config.embeddingModel}" could not be loaded: ${reason}`),
  );
  await embedder.settled();
  const lacksVectors = async (): Promise<boolean> => {
    const state = embedder.state();
    if (state.status !== 'ready') return false;
    const { passages, embedded } = await store.vectorCoverage(state.embedder.fingerprint);
    return embedded < passages;
  };
  const ingest = createIngestService(config, { onError, lacksVectors, releaseJob: store.releaseJob });
  const search = createSearch({ index: store, reader: store, embedder: embedder.state });
  return {
    reader: store,
    milestones: store,
    search,
    answerer: createAnswerer({ search, reader: store, embedder: embedder.state }),
    ingest,
    embedderState: embedder.state,
    async close() {
      embedder.stop();
      await ingest.close();
      await store.close();
    },
  };
}

/** The services behind the HTTP API, with the upkeep running. */
export async function composeServer(config: Config): Promise<Server> {
  const print = (message: string): void => void process.stderr.write(`hindcast: ${message}\n`);
  let report = print;
  const services = await composeServices(config, (message) => report(message));
  const openapiYaml = readFileSync(packagePath('openapi.yaml'), 'utf8');
  const app = createApp({ services, config, openapiYaml });
  report = (message) => app.log.error(message);
  services.ingest.start();
  return {
    ...services,
    listen: () => app.listen({ port: config.port, host: config.host }),
    async close() {
      app.draining = true;
      const late = setTimeout(() => {
        print('requests were still open after ten seconds; ending all the same');
        process.exit(1);
      }, DRAIN_LIMIT_MS);
      late.unref();
      await app.close();
      await services.close();
      clearTimeout(late);
    },
  };
}

/** The write side of one worker thread: its own connection and, from the first ingest on, its own models. */
export async function composeWriter(
  config: Config,
  listeners: Pick<WriterDependencies, 'onJob' | 'onProblem'> = {},
): Promise<Writer> {
  const store = await openStore(config);
  const topics = JSON.parse(readData(TOPICS)) as CuratedTopic[];
  await store.saveCuratedTopics(topics);
  const steps = once(() => loadSteps(config, topics));
  const index = once(async () =>
    config.embeddingModel === BUILT_IN_MODEL
      ? { settled: async () => (await steps()).analysisEmbedder }
      : superviseIndexEmbedder(config),
  );
  return createWriter({
    store,
    steps,
    indexEmbedder: async () => (await index()).settled(),
    derivation: derivation(),
    maxTranscriptBytes: config.maxTranscriptBytes,
    ...listeners,
  });
}

async function loadSteps(config: Config, topics: readonly CuratedTopic[]): Promise<DerivingSteps> {
  const analysisEmbedder = await loadBuiltInEmbedder(config);
  return {
    analysisEmbedder,
    segmenter: createChapterSegmenter({ model: parseChapterModel(JSON.parse(readData(CHAPTER_MODEL))) }),
    extractor: createLessonExtractor({
      model: parseLessonModel(JSON.parse(readData(LESSON_MODEL))),
      topics: await createTopicMatcher(topics, analysisEmbedder),
    }),
  };
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

/** A file of data/, which stands beside src and dist alike. */
export function dataPath(path: string): string {
  return packagePath(`data/${path}`);
}

function packagePath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

function readData(path: string): string {
  return readFileSync(dataPath(path), 'utf8');
}

async function openStore(config: Config): Promise<Store> {
  if (config.databasePath !== ':memory:') mkdirSync(dirname(config.databasePath), { recursive: true });
  return openSqliteStore({ path: config.databasePath, migrationsPath: packagePath('migrations') });
}

function superviseIndexEmbedder(config: Config, onProblem?: (reason: string) => void): SupervisedEmbedder {
  return superviseEmbedder(() => loadEmbedder(config, config.embeddingModel), onProblem);
}

/** Segmenting and extracting cannot do without it, so a failure here is one of the installation. */
function loadBuiltInEmbedder(config: Config): Promise<Embedder> {
  return loadEmbedder({ ...config, embeddingDtype: 'auto', allowRemoteModels: false }, BUILT_IN_MODEL);
}

function loadEmbedder(config: Config, model: string): Promise<Embedder> {
  return loadTransformersEmbedder({
    model,
    modelsPath: dataPath('models'),
    cachePath: config.modelCache,
    allowRemote: config.allowRemoteModels,
    dtype: config.embeddingDtype,
  });
}

/** Names everything that shapes what is derived from a transcript, the vectors of the search index aside. */
function derivation(): string {
  const hash = createHash('sha256');
  for (const path of DERIVING_DATA) hash.update(readFileSync(dataPath(path)));
  return `${PIPELINE_VERSION}-${hash.digest('hex').slice(0, 16)}`;
}
