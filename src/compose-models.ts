// The models that compose.ts puts to use: which files each one is, and how it is kept loaded.
import { BUILT_IN_MODEL, type Config } from './config.js';
import type { Embedder } from './embedder/embedder.js';
import { type FollowOptions, followChoice } from './embedder/follow-choice.js';
import { portableModelName } from './embedder/model-files.js';
import { type SupervisedEmbedder, supervise } from './embedder/supervise.js';
import { loadTransformersEmbedder } from './embedder/transformers.js';
import { createCircuitBreaker } from './language-model/circuit-breaker.js';
import type { SupervisedLanguageModel } from './language-model/language-model.js';
import type { RerankerState } from './reranker/reranker.js';
import { loadTransformersReranker } from './reranker/transformers.js';
import type { IndexModels } from './store/store.js';

export interface ModelToLoad {
  /** Name of a built-in model, path of a folder, or hub id. */
  readonly model: string;
  readonly dtype: string;
  /** Default: as configured. */
  readonly allowRemote?: boolean;
}

export interface IndexModelOptions extends FollowOptions {
  /** Where the built-in model is loaded already. */
  readonly builtIn?: () => Promise<Embedder>;
}

export interface Models {
  load(wanted: ModelToLoad): Promise<Embedder>;
  /** Segmenting and extracting cannot do without it, so a failure here is one of the installation. */
  loadBuiltIn(): Promise<Embedder>;
  /** The model of the search index: as configured, else as the archive has chosen, else the built-in one. */
  followIndexModel(store: Pick<IndexModels, 'findServingModel'>, options?: IndexModelOptions): SupervisedEmbedder;
  /** The configured reranker, kept loaded; null when there is none. */
  superviseReranker(onProblem: (reason: string) => void): SupervisedReranker | null;
  /** The configured language model, not asked yet; null when there is none. Its library is loaded only where there is one. */
  findLanguageModel(): Promise<SupervisedLanguageModel | null>;
  /** The model's name as it holds in every working folder. */
  portableName(model: string): string;
}

export interface SupervisedReranker {
  state(): RerankerState;
  /** Resolves when the attempt to load it that is under way has ended. */
  settled(): Promise<unknown>;
  stop(): void;
}

export function composeModels(config: Config, modelsPath: string): Models {
  const requestFor = ({ model, dtype, allowRemote = config.allowRemoteModels }: ModelToLoad) => ({
    ...{ model, dtype, allowRemote, modelsPath, cachePath: config.modelCache },
  });
  const load = (wanted: ModelToLoad): Promise<Embedder> => loadTransformersEmbedder(requestFor(wanted));
  const loadBuiltIn = (): Promise<Embedder> => load({ model: BUILT_IN_MODEL, dtype: 'auto', allowRemote: false });
  return {
    load,
    loadBuiltIn,
    followIndexModel(store, { builtIn = loadBuiltIn, ...options } = {}) {
      return followChoice(async () => {
        const configured = config.embeddingModel && { model: config.embeddingModel, dtype: config.embeddingDtype };
        const chosen = configured || (await store.findServingModel()) || { model: BUILT_IN_MODEL, dtype: 'auto' };
        const { model, dtype } = chosen;
        return {
          key: JSON.stringify(chosen),
          load: () => (model === BUILT_IN_MODEL ? builtIn() : load({ model, dtype })),
        };
      }, options);
    },
    superviseReranker(onProblem) {
      const model = config.rerankerModel;
      if (model === null) return null;
      const wanted = requestFor({ model, dtype: 'auto' });
      const supervised = supervise(() => loadTransformersReranker(wanted), onProblem);
      return {
        settled: supervised.settled,
        stop: supervised.stop,
        state() {
          const state = supervised.state();
          return state.status === 'ready' ? { status: 'ready', reranker: state.value } : state;
        },
      };
    },
    async findLanguageModel() {
      if (config.languageModel === null) return null;
      const { createOpenAiCompatibleModel } = await import('./language-model/openai-compatible.js');
      return createCircuitBreaker(createOpenAiCompatibleModel(config.languageModel));
    },
    portableName: (model) => portableModelName({ model, modelsPath }),
  };
}
