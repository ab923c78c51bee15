// An archive -> a folder of files that any host can serve: every page and file of the site, and a search that runs in the
// browser. docs/static-site.md tells the whole.
import { createHash } from 'node:crypto';
import { renderPage } from '../site/layout.js';
import type { SiteName } from '../site/site.js';
import type { Ask, Broken, SiteFile } from './crawl.js';
import { crawl } from './crawl.js';
import { buildIndex } from './index/build-index.js';
import type { IndexSources } from './index/index-sources.js';
import { createLinks, type SiteLinks } from './pages/links.js';
import { notFoundPage, staticSearchPage } from './pages/own-pages.js';
import { rewriteHtml } from './pages/rewrite-html.js';
import { openSiteFolder, type SiteFolder } from './site-folder.js';

export interface ExportOptions {
  readonly folder: string;
  /** Where the site will stand, without a slash at its end. */
  readonly baseUrl: string;
  /** False leaves out the pictures for previews elsewhere, which are most of an archive's bytes. */
  readonly cards: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: 'pages' | 'search', done: number, known: number) => void;
}

export interface ExportParts {
  /** The service that shows the site, told the same base URL and name. */
  readonly ask: Ask;
  readonly site: SiteName;
  readonly index: IndexSources;
  /** The search page's script, one file without imports. */
  readonly script: string;
}

export interface ExportReport {
  readonly files: number;
  readonly bytes: number;
  readonly kinds: ReadonlyMap<FileKind, { files: number; bytes: number }>;
  readonly broken: readonly Broken[];
  /** The archive was written to meanwhile: pages may not fit together. */
  readonly changedMeanwhile: boolean;
}

export type FileKind = 'pages' | 'downloads' | 'pictures' | 'look' | 'search';

/** Found by no page's link, but by those who know where to look. The sitemap names every page that there is. */
const SEEDS = [
  '/',
  '/sitemap.xml',
  '/robots.txt',
  '/topics',
  '/people',
  '/feed.xml',
  '/lessons/feed.xml',
  '/favicon.ico',
];
/** Pictures for previews elsewhere. */
const CARD = /\/card\.png$/u;
/** On the search page, before anything was searched. */
const TOPICS_TO_BEGIN_WITH = 20;
/** On GitHub Pages: serve the files as they are. */
const NO_JEKYLL = '.nojekyll';

/**
 * Writes the site beside the folder and puts it in its place when all of it is there. The same archive and base URL give
 * the same bytes. Throws `invalid-request` for a folder that holds anything else; rejects when aborted, and leaves then and
 * after any failure what was there before.
 */
export async function exportSite(parts: ExportParts, options: ExportOptions): Promise<ExportReport> {
  const folder = await openSiteFolder(options.folder);
  try {
    const report = await writeSite(parts, options, folder);
    options.signal?.throwIfAborted();
    await folder.finish();
    return report;
  } catch (error) {
    // What went wrong is worth more than that its remains could not be cleared away; the next export does that.
    await folder.discard().catch(() => {});
    throw error;
  }
}

async function writeSite(parts: ExportParts, options: ExportOptions, folder: SiteFolder): Promise<ExportReport> {
  const { baseUrl, cards, signal, onProgress } = options;
  const { index } = parts.index;
  const revision = await index.indexRevision();
  const links = createLinks(baseUrl, (path) => !cards && CARD.test(path));
  const broken: Broken[] = [];
  const tally = createTally();
  const write = async (file: string, content: Uint8Array | string, kind: FileKind) => {
    tally.add(kind, content);
    await folder.write(file, content);
  };
  const search = await writeSearch(parts, links, {
    move: folder.move,
    async write(file, content) {
      signal?.throwIfAborted();
      await write(file, content, 'search');
      onProgress?.('search', tally.of('search').files, 0);
    },
  });
  const pages = crawl({
    ...{ ask: parts.ask, links, seeds: [...SEEDS, ...search.wanted], onBroken: (each) => broken.push(each) },
    wants: ({ file }) => !folder.has(file),
    onProgress: (done, known) => onProgress?.('pages', done, known),
    ...(signal && { signal }),
  });
  for await (const page of pages) {
    const isRobots = page.file === 'robots.txt';
    await write(page.file, isRobots ? robotsOf(page.content as string, baseUrl) : page.content, kindOf(page));
  }
  await write('404.html', lostPage(parts.site, links, baseUrl), 'pages');
  await write(NO_JEKYLL, '', 'look');
  return { ...tally.total(), broken, changedMeanwhile: (await index.indexRevision()) !== revision };
}

/** The index, the script and the search page; resolves to what the page links to. */
async function writeSearch(
  { index, script, site }: ExportParts,
  links: SiteLinks,
  { write, move }: Pick<SiteFolder, 'write' | 'move'>,
): Promise<{ wanted: readonly string[] }> {
  const { revision } = await buildIndex(index, (name, bytes) => write(`search/index/${name}`, bytes));
  // Named by its content, so that a browser never reads a new file with an old one.
  await move('search/index', `search/index-${revision}`);
  const scriptFile = `assets/search.${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`;
  await write(scriptFile, script);
  const topics = (await index.reader.findTopics(undefined, { limit: TOPICS_TO_BEGIN_WITH })).items;
  const { text, wanted } = rewriteHtml(
    {
      text: renderPage(staticSearchPage({ root: '../', indexUrl: `index-${revision}/`, topics }), site),
      file: 'search/index.html',
      policy:
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
      head: `<script type="module" src="../${scriptFile}"></script>`,
    },
    links,
  );
  await write('search/index.html', text);
  return { wanted: wanted.map(({ address }) => address) };
}

/** Hosts show it at any depth, so its links are whole paths. */
function lostPage(site: SiteName, links: SiteLinks, baseUrl: string): string {
  const { pathname } = new URL(`${baseUrl}/`);
  const fromRoot: SiteLinks = {
    ...links,
    rewrite(url) {
      const link = links.rewrite(url, '404.html');
      return link.kind === 'inside' ? { ...link, url: `${pathname}${link.url.replace(/^\.\//u, '')}` } : link;
    },
  };
  const policy =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
  return rewriteHtml({ text: renderPage(notFoundPage(), site), file: '404.html', policy }, fromRoot).text;
}

/** Paths in it count from the host's root. */
function robotsOf(text: string, baseUrl: string): string {
  const { pathname } = new URL(`${baseUrl}/`);
  return text.replace(/^Disallow: \//gmu, `Disallow: ${pathname}`);
}

function kindOf({ file, mediaType }: SiteFile): FileKind {
  if (file.startsWith('assets/')) return 'look';
  if (mediaType.startsWith('image/')) return 'pictures';
  return file.endsWith('index.html') || mediaType === 'text/plain' || /xml/u.test(mediaType) ? 'pages' : 'downloads';
}

function createTally() {
  const kinds = new Map<FileKind, { files: number; bytes: number }>();
  const of = (kind: FileKind) => kinds.get(kind) ?? { files: 0, bytes: 0 };
  return {
    of,
    add(kind: FileKind, content: Uint8Array | string) {
      const { files, bytes } = of(kind);
      kinds.set(kind, { files: files + 1, bytes: bytes + Buffer.byteLength(content) });
    },
    total() {
      const all = [...kinds.values()];
      const sum = (field: 'files' | 'bytes') => all.reduce((total, each) => total + each[field], 0);
      return { files: sum('files'), bytes: sum('bytes'), kinds };
    },
  };
}
