// The one place where the parts are put together: the only file that names concrete adapters.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answerer, createAnswerer } from './answer/answerer.js';
import { BUILT_IN_MODEL, type Config } from './config.js';
import type { Job } from './domain/job.js';
import type { Embedder } from './embedder/embedder.js';
import { type SupervisedEmbedder, superviseEmbedder } from './embedder/supervise.js';
import { loadTransformersEmbedder } from './embedder/transformers.js';
import { createApp } from './http/app.js';
import { createIngestService, type IngestService } from './ingest/ingest-service.js';
import { createWriter, type Writer } from './ingest/writer.js';
import { createLessonExtractor } from './pipeline/extract/lesson-extractor.js';
import { createChapterSegmenter } from './pipeline/segment/chapter-segmenter.js';
import { createSearch } from './search/hybrid-search.js';
import type { Search } from './search/search.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';
import type { Store } from './store/store.js';

/** Raised when the code changes what it derives from the same bytes and models. */
const PIPELINE_VERSION = 1;

/** A file of the package: data, migrations, openapi.yaml stand beside src and dist alike. */
function packagePath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

export function dataPath(path: string): string {
  return packagePath(`data/${path}`);
}
