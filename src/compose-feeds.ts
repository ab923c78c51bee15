// Who follows feeds, who fetches what strangers point at in them, and from where that may be.
import { readFileSync } from 'node:fs';
import type { Config } from './config.js';
import type { Fetcher } from './feed/fetcher.js';
import { anyAddress, type FetchPolicy, publicAnd, publicOnly } from './feed/http/fetch-policy.js';
import { FolderFetcher } from './feed/http/folder-fetcher.js';
import { createFeedService, type FeedService, type FeedServiceParts } from './feed/import/feed-service.js';
import { createPageThreads } from './feed/import/page-threads.js';
import { packagePath } from './package-files.js';

/** Its threads end with it. */
export function composeFeeds(
  config: Config,
  parts: Pick<FeedServiceParts, 'store' | 'ingest' | 'makePicture' | 'onError'>,
): FeedService {
  const { feedIntervalMs: intervalMs, maxFeedBytes, maxFeedItems, maxTranscriptBytes } = config;
  const pages = createPageThreads();
  const service = createFeedService({
    ...{ ...parts, intervalMs, fetcher: composeFetcher(config), readPage: pages.read },
    limits: { feedBytes: maxFeedBytes, items: maxFeedItems, transcriptBytes: maxTranscriptBytes },
  });
  return {
    ...service,
    async close() {
      await service.close();
      await pages.close();
    },
  };
}

function composeFetcher(config: Config): Fetcher {
  const web = whenFirstUsed(() => loadWebFetcher(config));
  return config.fetchFolder === null ? web : new FolderFetcher(config.fetchFolder, web);
}

async function loadWebFetcher({ publicUrl, allowPrivateFetch, fetchTimeoutMs }: Config): Promise<Fetcher> {
  const { HttpFetcher, timeLimits, userAgentOf } = await import('./feed/http/http-fetcher.js');
  const { version } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };
  return new HttpFetcher({
    userAgent: userAgentOf(version, publicUrl),
    policy: policyOf(allowPrivateFetch),
    limits: timeLimits(fetchTimeoutMs),
  });
}

/** Most starts fetch nothing, and an HTTP client takes a tenth of a second to load. */
function whenFirstUsed(load: () => Promise<Fetcher>): Fetcher {
  let loading: Promise<Fetcher> | undefined;
  const loaded = (): Promise<Fetcher> => {
    loading ??= load();
    return loading;
  };
  return {
    fetch: async (url, options) => (await loaded()).fetch(url, options),
    check: async (url) => (await loaded()).check(url),
    close: async () => (await loading)?.close(),
  };
}

function policyOf(allowed: Config['allowPrivateFetch']): FetchPolicy {
  if (typeof allowed === 'boolean') return allowed ? anyAddress : publicOnly;
  return publicAnd(allowed);
}
