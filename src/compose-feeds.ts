// Who follows feeds, who fetches what strangers point at in them, and from where that may be.
import { readFileSync } from 'node:fs';
import type { Config } from './config.js';
import type { Fetcher } from './feed/fetcher.js';
import { anyAddress, type FetchPolicy, publicAnd, publicOnly } from './feed/http/fetch-policy.js';
import { FolderFetcher } from './feed/http/folder-fetcher.js';
import { HttpFetcher, timeLimits, userAgentOf } from './feed/http/http-fetcher.js';
import { createFeedService, type FeedService, type FeedServiceParts } from './feed/import/feed-service.js';
import { createPageThreads } from './feed/import/page-threads.js';
import { packagePath } from './package-files.js';

/** Its threads end with it. */
export function composeFeeds(
  config: Config,
  parts: Pick<FeedServiceParts, 'store' | 'ingest' | 'onError'>,
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

function composeFetcher({ publicUrl, allowPrivateFetch, fetchFolder, fetchTimeoutMs }: Config): Fetcher {
  const { version } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };
  const web = new HttpFetcher({
    userAgent: userAgentOf(version, publicUrl),
    policy: policyOf(allowPrivateFetch),
    limits: timeLimits(fetchTimeoutMs),
  });
  return fetchFolder === null ? web : new FolderFetcher(fetchFolder, web);
}

function policyOf(allowed: Config['allowPrivateFetch']): FetchPolicy {
  if (typeof allowed === 'boolean') return allowed ? anyAddress : publicOnly;
  return publicAnd(allowed);
}
