// The site that journeys share which change nothing, as a service and as files: made once for all of them.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findPageKinds, type PageKind } from '../../scripts/pages/page-kinds.js';
import { openSampleSite } from '../../scripts/pages/sample-site.js';
import { there } from './chromium.js';
import { serveFiles } from './file-server.js';

const COMMAND = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
/** Of the host's: nothing may take the files for the whole of it. */
const SUB_PATH = '/shows/all';

export interface SharedSite {
  readonly url: string;
  /** Where the same site lies as files, under a path. */
  readonly filesUrl: string;
  readonly audioUrl: string;
  readonly database: string;
  readonly kinds: readonly PageKind[];
}

declare module 'vitest' {
  interface ProvidedContext {
    site: SharedSite;
  }
}

export default async function share({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!there) {
    const nowhere = 'http://localhost';
    provide('site', { url: nowhere, filesUrl: nowhere, audioUrl: nowhere, database: '', kinds: [] });
    return undefined;
  }
  const site = await openSampleSite();
  const { url, audio, database } = site;
  const folder = await mkdtemp(join(tmpdir(), 'hindcast-files-'));
  const files = await serveFiles(folder, SUB_PATH);
  const words = ['export-site', folder, '--base-url', files.url, '--no-cards'];
  const env = { ...process.env, HINDCAST_DB: database, LOG_LEVEL: 'error' };
  await promisify(execFile)(process.execPath, [COMMAND, ...words], { env });
  const kinds = await findPageKinds(site);
  provide('site', { url, filesUrl: files.url, audioUrl: audio.url, database, kinds });
  return async () => {
    await Promise.all([site.close(), files.close()]);
    await rm(folder, { recursive: true });
  };
}
