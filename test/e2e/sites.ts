// The site in both ways in which it is put online: by the service, and as files in a folder of a plain file server.
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import type { PageKind } from '../../scripts/pages/page-kinds.js';

export interface PublishedSite {
  readonly name: string;
  /** Without a slash at its end; the files stand under a path. */
  readonly url: string;
  /** As the service has them, but what only a service can do. */
  readonly kinds: readonly PageKind[];
  readonly isFiles: boolean;
}

const { url, audioUrl, kinds, filesUrl } = inject('site');

/** Answers are the service's, its documents are not exported, and what is gone is not there. */
const ofService = /^\/(?:ask|docs)\b/u;

const asFiles = kinds
  .filter(({ name, path }) => !ofService.test(path) && name !== 'lesson that is gone')
  .map(({ name, path }) => ({ name, path: path.replace(/\/?(?=\?|$)/u, '/') }));

export const sites: readonly PublishedSite[] = [
  { name: 'by the service', url, kinds, isFiles: false },
  { name: 'as files', url: filesUrl, kinds: asFiles, isFiles: true },
];

/** Of both, and of the audio. */
export const origins = (): string[] => [url, filesUrl, audioUrl].map((each) => new URL(each).origin);

/** Goes to a page and waits for what its script puts in: the files' results are found in the browser. */
export async function arrive(page: Page, { url, isFiles }: PublishedSite, path: string): Promise<void> {
  await page.goto(url + path);
  if (isFiles && path.includes('?q=')) await page.locator('[data-results] > *').first().waitFor();
}
