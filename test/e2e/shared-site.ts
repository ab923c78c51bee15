// The site that journeys share which change nothing: started once for all of their files.
import type { TestProject } from 'vitest/node';
import { findPageKinds, type PageKind } from '../../scripts/pages/page-kinds.js';
import { openSampleSite } from '../../scripts/pages/sample-site.js';
import { there } from './chromium.js';

export interface SharedSite {
  readonly url: string;
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
    provide('site', { url: '', audioUrl: '', database: '', kinds: [] });
    return undefined;
  }
  const site = await openSampleSite();
  const { url, audio, database } = site;
  provide('site', { url, audioUrl: audio.url, database, kinds: await findPageKinds(site) });
  return () => site.close();
}
