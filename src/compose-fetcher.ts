// Who fetches what strangers' feeds point at, and from where it may.
import { readFileSync } from 'node:fs';
import type { Config } from './config.js';
import type { Fetcher } from './feed/fetcher.js';
import { anyAddress, type FetchPolicy, publicAnd, publicOnly } from './feed/http/fetch-policy.js';
import { FolderFetcher } from './feed/http/folder-fetcher.js';
import { HttpFetcher, userAgentOf } from './feed/http/http-fetcher.js';
import { packagePath } from './package-files.js';

export function composeFetcher({ publicUrl, allowPrivateFetch, fetchFolder }: Config): Fetcher {
  const { version } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };
  const web = new HttpFetcher({
    userAgent: userAgentOf(version, publicUrl),
    policy: policyOf(allowPrivateFetch),
  });
  return fetchFolder === null ? web : new FolderFetcher(fetchFolder, web);
}

function policyOf(allowed: Config['allowPrivateFetch']): FetchPolicy {
  if (typeof allowed === 'boolean') return allowed ? anyAddress : publicOnly;
  return publicAnd(allowed);
}
