// Puts the static site's export together: the service that shows the pages, asked without a network, and the archive.
import { readFileSync } from 'node:fs';
import { composeServices, loadRanking } from './compose.js';
import { composeModels } from './compose-models.js';
import type { Config } from './config.js';
import { HindcastError } from './domain/errors.js';
import { dataPath, packagePath } from './package-files.js';
import type { Answered } from './static-site/crawl.js';
import { type ExportOptions, type ExportReport, exportSite } from './static-site/export-site.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';

const SEARCH_SCRIPT = 'dist/static-search.js';
const WORD_NEIGHBOURS = 'models/word-neighbours.bin';

export interface StaticSiteRequest extends ExportOptions {
  /** Default: the file that `npm run build` makes. */
  readonly script?: string;
}

/** Exports the configured archive. Opens it like a server, and can run beside one. See `exportSite`. */
export async function exportStaticSite(config: Config, request: StaticSiteRequest): Promise<ExportReport> {
  const script = request.script ?? readSearchScript();
  const told: Config = { ...config, publicUrl: request.baseUrl, languageModel: null, logLevel: 'silent' };
  const services = await composeServices(told, (message) => process.stderr.write(`hindcast: ${message}\n`));
  const store = openSqliteStore({ path: config.databasePath, migrationsPath: packagePath('migrations') });
  const { createApp } = await import('./http/app.js');
  const app = createApp({ services, config: told });
  const host = new URL(request.baseUrl).host;
  try {
    const ask = async (url: string): Promise<Answered> => {
      const answer = await app.inject({ method: 'GET', url, headers: { host, 'accept-encoding': 'identity' } });
      const { statusCode: status, headers, rawPayload: body } = answer;
      const mediaType = String(headers['content-type'] ?? '').split(';', 1)[0]!;
      const policy = headers['content-security-policy'];
      return {
        ...{ status, mediaType, body, policy: typeof policy === 'string' ? policy : null },
        location: headers.location ?? null,
      };
    };
    const embedder = await composeModels(config, dataPath('models')).loadBuiltIn();
    const neighbours = readFileSync(dataPath(WORD_NEIGHBOURS));
    const index = { index: store, reader: store, embedder, neighbours, weights: loadRanking().weights };
    return await exportSite({ ask, site: { name: config.siteName }, index, script }, request);
  } finally {
    await app.close();
    await store.close();
    await services.close();
  }
}

function readSearchScript(): string {
  try {
    return readFileSync(packagePath(SEARCH_SCRIPT), 'utf8');
  } catch {
    throw new HindcastError('internal', `${SEARCH_SCRIPT} is missing: run \`npm run build\``);
  }
}
