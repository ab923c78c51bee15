// An archive that follows feeds, with a writer in place and names that all end at the test's own server.
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { FolderFetcher } from '../../../src/feed/http/folder-fetcher.js';
import { readFeedPage } from '../../../src/feed/import/feed-page.js';
import { createFeedService, type FeedService, type FeedServiceParts } from '../../../src/feed/import/feed-service.js';
import { createWriter, type Writer } from '../../../src/ingest/writer.js';
import { createPictureMaker } from '../../../src/picture/sharp-pictures.js';
import type { IngestRequest } from '../../../src/pipeline/ingest-request.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../../src/store/store.js';
import { firstSentence, noQuestions, oneChapter } from '../../fixtures/plain-steps.js';
import { migrationsPath } from '../../store/sqlite/temporary-folder.js';
import { fetcherForTests } from '../http/web-server.js';

const embedder = createDeterministicEmbedder();

export interface Archive {
  readonly store: Store;
  readonly service: FeedService;
  readonly writer: Writer;
  /** Slugs in the order in which they were taken in. */
  readonly taken: string[];
  /** What was told the log. */
  readonly log: string[];
}

export interface ArchiveOptions extends Partial<Pick<FeedServiceParts, 'intervalMs' | 'limits'>> {
  /** Files in it may be fetched. */
  readonly folder?: string;
  /** No further transcript is ever answered, as if the process had ended then. */
  readonly cutOffAfter?: number | undefined;
  /** Episodes of these slugs fail inside, each time. */
  readonly poison?: readonly string[];
}

export function openArchive(path: string, options: ArchiveOptions = {}): Archive {
  const { cutOffAfter = Number.POSITIVE_INFINITY, poison = [], intervalMs = null, folder } = options;
  const store = openSqliteStore({ path, migrationsPath });
  const writer = createWriter({
    store,
    steps: async () => ({
      ...{ segmenter: oneChapter, extractor: firstSentence, suggester: noQuestions, analysisEmbedder: embedder },
    }),
    indexEmbedder: async () => null,
    derivation: 'v1',
    maxTranscriptBytes: 1_000_000,
  });
  const taken: string[] = [];
  const log: string[] = [];
  const run = async (request: IngestRequest) => {
    if (taken.length >= cutOffAfter) return new Promise<never>(() => {});
    taken.push(request.slug);
    if (poison.includes(request.slug)) throw new Error('The thread ran out of memory');
    return writer.ingest(request);
  };
  const service = createFeedService({
    store,
    ingest: { run },
    fetcher: folder === undefined ? fetcherForTests() : new FolderFetcher(folder, fetcherForTests()),
    makePicture: createPictureMaker(),
    readPage: async (page) => readFeedPage(page),
    limits: { feedBytes: 1_000_000, items: 1_000, transcriptBytes: 1_000_000, ...options.limits },
    intervalMs,
    // The host is patient with nobody, so that nobody has to be with it.
    pauseMs: 1,
    onError: (message) => log.push(message),
  });
  return { store, service, writer, taken, log };
}
