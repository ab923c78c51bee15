// `npm run build`: the static site's search as one file for browsers, without imports. That nothing of Node is in it shows
// here: the bundler finds no such module for a browser and fails.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const ENTRY = `
import { startSearchPage } from './site/browser/static-search/search-page.js';
import { renderSearch, withQuery } from './static-site/browser/render-results.ts';
import { openSearch } from './static-site/search/open-search.ts';
startSearchPage({ openSearch, renderSearch, withQuery });
`;

/** The text of the file. Rejects when the code needs anything that browsers lack. */
export async function bundleSearch(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: SOURCE, loader: 'ts' },
    alias: { '@sindresorhus/slugify': `${SOURCE}/static-site/browser/plain-slug.ts` },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' },
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? fileURLToPath(new URL('../dist/static-search.js', import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await bundleSearch());
}
