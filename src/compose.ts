// The one place where the parts are put together: the only file that names concrete adapters.
import { readFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import type { Answerer } from './answer/answer.js';
import { createEvidenceFinder, type EvidenceJudge } from './answer/find-evidence.js';
import { createFormFinder } from './answer/forms/form-finder.js';
import { createNearestTopics } from './answer/nearest-topics.js';
import { composeAnswerer } from './compose-answerer.js';
import { composeFeeds } from './compose-feeds.js';
import { composeModels } from './compose-models.js';
import { openStore } from './compose-store.js';
import type { Config } from './config.js';
import { derivation, derivingData } from './derivation.js';
import { HindcastError } from './domain/errors.js';
import { jobLimits } from './domain/job-kinds.js';
import type { EmbedderState } from './embedder/embedder.js';
import { knownWords } from './embedder/known-words.js';
import type { FeedService } from './feed/import/feed-service.js';
import type { ArchiveReader, Reindexing } from './http/services.js';
import { createIngestService, type IngestService } from './ingest/ingest-service.js';
import type { RebuildProgress } from './ingest/rebuild.js';
import { type ReindexOptions, reindex } from './ingest/reindex.js';
import { createValidator, type Validator } from './ingest/validator.js';
import type { SupervisedLanguageModel } from './language-model/language-model.js';
import type { DrawCard } from './og-card/card.js';
import { createCardDrawer } from './og-card/sharp-cards.js';
import { dataPath, packagePath, readData } from './package-files.js';
import type { MakePicture } from './picture/picture.js';
import { createPictureMaker } from './picture/sharp-pictures.js';
import { createSearch } from './search/hybrid-search.js';
import { parsePassageRanker } from './search/passage-ranker-model.js';
import { rememberTraits } from './search/passage-traits.js';
import type { Ranking } from './search/rank-passages.js';
import type { Search } from './search/search.js';
import { keepTraitsWarm } from './search/warm-traits.js';
import { parseWordNeighbours } from './search/word-neighbours.js';
import type { IdempotencyKeys, Milestones, ShowEditor, ShowPictures, ShowTemplates, Store } from './store/store.js';

const WORD_NEIGHBOURS = 'models/word-neighbours.bin';
const PASSAGE_RANKER = 'models/passage-ranker.json';
/** The face of cards: most letters, then further ones of Latin. */
const CARD_FONTS = ['fonts/newsreader-display-latin.woff', 'fonts/newsreader-display-latin-ext.woff'];
/** How long the index has to rest before new passages are read ahead, in milliseconds. */
const WARMING_POLL_MS = 1000;

/** How long requests in hand may take after SIGTERM, in milliseconds. */
const DRAIN_LIMIT_MS = 10_000;

/** How often a service looks whether another process changed the archive's model: one row is read. */
const MODEL_POLL_MS = 2_000;

/** What reads and writes of an archive need, in this process. */
export interface Services {
  readonly reader: ArchiveReader;
  readonly keys: IdempotencyKeys;
  readonly templates: ShowTemplates;
  readonly shows: ShowEditor & ShowPictures;
  readonly makePicture: MakePicture;
  readonly milestones: Milestones;
  readonly search: Search;
  readonly judge: EvidenceJudge;
  readonly answerer: Answerer;
  readonly ingest: IngestService;
  readonly feeds: FeedService;
  readonly validate: Validator['validate'];
  readonly drawCard: DrawCard;
  readonly embedderState: () => EmbedderState;
  readonly languageModel: SupervisedLanguageModel | null;
  /** Reads ahead what searches will need, in short turns; for processes that stay. Ends when aborted. */
  keepWarm(signal: AbortSignal): Promise<void>;
  readonly findReindexing: () => Promise<Reindexing | null>;
  readonly findRebuilding: () => RebuildProgress | null;
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
  const models = composeModels(config, dataPath('models'));
  const embedder = models.followIndexModel(store, {
    pollMs: MODEL_POLL_MS,
    onProblem: (reason) => onError(`The model of the search index is not there: ${reason}`),
  });
  const supervised = models.superviseReranker((reason) => onError(`Results are ranked once only: ${reason}`));
  await Promise.all([embedder.settled(), supervised?.settled()]);
  const lacksVectors = async (): Promise<boolean> => {
    const state = embedder.state();
    if (state.status !== 'ready') return false;
    const { passages, embedded } = await store.vectorCoverage(state.embedder.fingerprint);
    return embedded < passages;
  };
  const derivedBy = derivation();
  const limits = jobLimits(config.jobLimits);
  const ingest = createIngestService(config, {
    ...{ onError, lacksVectors, releaseJob: store.releaseJob },
    hasDueJob: () => store.hasDueJob(limits),
    stale: {
      find: (limit, among) => store.findStaleEpisodes(derivedBy, limit, among),
      count: (among) => store.countStaleEpisodes(derivedBy, among),
    },
  });
  const validator = createValidator();
  const makePicture = createPictureMaker();
  const feeds = composeFeeds(config, { store, ingest, makePicture, onError });
  const isWord = knownWords(dataPath(derivingData.tokenizer));
  const reranker = supervised ? { state: supervised.state, budgetMs: config.rerankerBudgetMs } : undefined;
  const learned = loadRanking();
  const traitsOf = rememberTraits(store, learned.neighbours);
  const ranking = { ...learned, traitsOf };
  const searching = { index: store, reader: store, facets: store, embedder: embedder.state, ranking, isWord };
  // An answer's confidence was fitted to the scores of the first ranking.
  const firstRanking = createSearch(searching);
  const search = reranker ? createSearch({ ...searching, reranker }) : firstRanking;
  const finding = { search: firstRanking, reader: store, index: store, embedder: embedder.state };
  const forms = createFormFinder({ ...finding, neighbours: learned.neighbours });
  const finder = createEvidenceFinder({ ...finding, forms });
  const languageModel = await models.findLanguageModel();
  return {
    reader: store,
    keys: store,
    templates: store,
    shows: store,
    makePicture,
    milestones: store,
    search,
    judge: finder,
    answerer: composeAnswerer({
      finder,
      model: languageModel,
      nearestTopics: createNearestTopics(firstRanking),
      onError,
    }),
    ingest,
    feeds,
    validate: validator.validate,
    drawCard: createCardDrawer(CARD_FONTS.map(dataPath)),
    embedderState: embedder.state,
    languageModel,
    findReindexing: () => findReindexing(store),
    findRebuilding: () => ingest.rebuilding(),
    keepWarm: (signal) => keepTraitsWarm(store, traitsOf, { signal, pollMs: WARMING_POLL_MS }),
    async close() {
      embedder.stop();
      supervised?.stop();
      await Promise.all([feeds.close(), ingest.close(), validator.close()]);
      await store.close();
    },
  };
}

/** What hybrid search has learned: which words are near, and what speaks for a passage. */
export function loadRanking(): Ranking {
  return {
    neighbours: parseWordNeighbours(readFileSync(dataPath(WORD_NEIGHBOURS))),
    weights: parsePassageRanker(readData(PASSAGE_RANKER)).weights,
  };
}

/** The services behind the HTTP API, with the upkeep running. */
export async function composeServer(config: Config): Promise<Server> {
  const print = (message: string): void => void process.stderr.write(`hindcast: ${message}\n`);
  let report = print;
  const services = await composeServices(config, (message) => report(message));
  // Only here, because commands and worker threads have no use for a web server, and loading one takes most of a second.
  const { createApp } = await import('./http/app.js');
  const openapiYaml = readFileSync(packagePath('openapi.yaml'), 'utf8');
  const app = createApp({ services, config, openapiYaml });
  report = (message) => app.log.error(message);
  services.ingest.start();
  services.feeds.start();
  const closing = new AbortController();
  return {
    ...services,
    async listen() {
      const address = await app.listen({ port: config.port, host: config.host });
      services.keepWarm(closing.signal).catch((error) => print(`search could not be kept warm: ${String(error)}`));
      return address;
    },
    async close() {
      closing.abort();
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

/** The path of a model's folder is nobody's business but the operator's. */
async function findReindexing(store: Store): Promise<Reindexing | null> {
  const coming = await store.findComingModel();
  if (!coming) return null;
  const model = isAbsolute(coming.model) ? basename(coming.model) : coming.model;
  return { model, ...(await store.vectorCoverage(coming.fingerprint)) };
}

export interface ReindexRequest extends ReindexOptions {
  readonly model: string;
  readonly dtype: string;
  readonly allowRemote: boolean;
}

/**
 * Changes the archive's model, see `reindex`. Nothing is opened before the model is loaded. Throws `invalid-request` when
 * EMBEDDING_MODEL names another model, which would go on winning.
 */
export async function reindexArchive(config: Config, { model, dtype, allowRemote, ...options }: ReindexRequest) {
  const models = composeModels(config, dataPath('models'));
  const name = models.portableName(model);
  if (config.embeddingModel !== null && models.portableName(config.embeddingModel) !== name) {
    const message = `EMBEDDING_MODEL is set to "${config.embeddingModel}" and wins over the archive's choice: unset it first`;
    throw new HindcastError('invalid-request', message);
  }
  const embedder = await models.load({ model, dtype, allowRemote });
  const store = await openStore(config);
  try {
    await reindex({ store, embedder, chosen: { model: name, dtype, fingerprint: embedder.fingerprint } }, options);
  } finally {
    await store.close();
  }
}
