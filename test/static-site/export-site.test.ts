// A whole export of two sample episodes, by the command's own way: every link leads somewhere, the search finds what the
// server finds, and the same archive gives the same bytes.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleSearch } from '../../scripts/bundle-search.js';
import { composeServices, type Services } from '../../src/compose.js';
import { exportStaticSite } from '../../src/compose-static-site.js';
import { composeWriter } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import { patchKinds } from '../../src/export/feed-patch/wanted-tag.js';
import { patchShowFeed } from '../../src/http/feed-patching.js';
import type { SearchRequest } from '../../src/search/search.js';
import { renderSearch } from '../../src/static-site/browser/render-results.js';
import { type ExportParts, type ExportReport, exportSite } from '../../src/static-site/export-site.js';
import { openSearch, type StaticSearch } from '../../src/static-site/search/open-search.js';
import { readSample, sampleShow } from '../fixtures/samples.js';

const NAME = '</title><script>alert(1)</script>';
const BASE = 'https://me.example/archive';

describe('an exported site', () => {
  const parent = mkdtempSync(join(tmpdir(), 'hindcast-export-'));
  const config = parseConfig({
    ...{ HINDCAST_DB: join(parent, 'a.db'), HINDCAST_SITE_NAME: NAME, LOG_LEVEL: 'silent' },
  });
  const site = join(parent, 'site');
  let report: ExportReport;
  let services: Services;
  let search: StaticSearch;
  let loaded: string[] = [];

  beforeAll(async () => {
    const writer = await composeWriter(config);
    for (const { file, ...episode } of sampleShow.episodes.slice(0, 2)) {
      const transcript = { bytes: readSample(file) };
      await writer.ingest({ ...episode, show: sampleShow.slug, showTitle: sampleShow.title, transcript });
    }
    const script = await bundleSearch();
    report = await exportStaticSite(config, { folder: site, baseUrl: BASE, cards: false, script });
    services = await composeServices(config);
    const index = readdirSync(join(site, 'search')).find((name) => name.startsWith('index-'))!;
    const fetchFile = async (name: string) => {
      loaded.push(name);
      return readFileSync(join(site, 'search', index, name));
    };
    search = await openSearch(fetchFile, async (bytes) => inflateRawSync(bytes));
  }, 240_000);

  afterAll(async () => {
    await services?.close();
    rmSync(parent, { recursive: true });
  });

  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort();
  const pages = () => filesIn(site).filter((file) => file.endsWith('.html') && !file.startsWith('v1/'));
  const read = (file: string) => readFileSync(join(site, file), 'utf8');
  const request = (q: string, more: Partial<SearchRequest> = {}): SearchRequest => {
    return { q, mode: 'hybrid', in: 'passages', filter: {}, limit: 5, explain: false, ...more };
  };
  const placesOf = async (found: ReturnType<StaticSearch['search']>) =>
    (await found).hits.map(({ episode, startTurn, startOffset }) => `${episode.slug} ${startTurn} ${startOffset}`);
  /** The file that a link on a page leads to, if it is there. */
  const targetOf = (page: string, url: string): string | null => {
    const path = join(dirname(page), decodeURIComponent(url.replace(/[?#].*$/u, '')));
    const file = existsSync(join(site, path, 'index.html')) ? join(path, 'index.html') : path;
    return !url.startsWith('/') && existsSync(join(site, file)) && statSync(join(site, file)).isFile() ? file : null;
  };

  it('has a page for everything, and reports what there is', () => {
    expect(report.broken).toEqual([]);
    expect(report.changedMeanwhile).toBe(false);
    expect(report.files + 1).toBe(filesIn(site).length);
    const { slug, episodes } = sampleShow;
    for (const page of ['', 'topics/', 'people/', 'search/', `${slug}/`, `${slug}/${episodes[0]!.slug}/`]) {
      expect(existsSync(join(site, page, 'index.html')), page).toBe(true);
    }
    expect(read('opensearch.xml')).toContain(`template="${BASE}/search/?q={searchTerms}"`);
    for (const file of ['404.html', 'robots.txt', 'sitemap.xml', 'feed.xml', 'favicon.ico', '.nojekyll']) {
      expect(existsSync(join(site, file)), file).toBe(true);
    }
    expect(filesIn(join(site, 'lessons')).filter((file) => file.endsWith('index.html')).length).toBeGreaterThan(10);
  });

  it('has no link that leads nowhere, wherever the folder stands', () => {
    const urlsOf = (page: string) =>
      parse(read(page))
        .querySelectorAll('[href], [src], [action]')
        .map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? each.getAttribute('action')!);
    const dead = pages()
      .filter((page) => page !== '404.html')
      .flatMap((page) => urlsOf(page).map((url) => ({ page, url })))
      .filter(({ url }) => !/^[a-z]+:|^#/u.test(url))
      .filter(({ page, url }) => targetOf(page, url) === null);
    expect(dead).toEqual([]);
  });

  it('has every file and page that a patched feed of the show names', async () => {
    const { slug, episodes } = sampleShow;
    const items = episodes.slice(0, 2).map(({ title }) => `<item><title>${title}</title></item>`);
    const feed = Buffer.from(`<rss version="2.0"><channel>${items.join('\n')}</channel></rss>`);
    const wish = { show: slug, base: BASE, include: patchKinds, existing: 'keep', interpolated: true } as const;
    const { text, items: matched } = await patchShowFeed(services, { ...wish, feed });
    expect(matched.every(({ episode }) => episode !== null)).toBe(true);
    const named = [...new Set(text.match(/https:\/\/me\.example\/archive[^"'<>\s?#]*/gu))];
    for (const ending of ['.vtt', '.srt', '.podcast.json', '.html', '/chapters.json'])
      expect(
        named.filter((url) => url.startsWith(`${BASE}/v1/`) && url.endsWith(ending)).length,
        ending,
      ).toBeGreaterThan(0);
    expect(named.some((url) => url.startsWith(`${BASE}/people/`))).toBe(true);
    expect(named.filter((url) => targetOf('index.html', `./${url.slice(BASE.length + 1)}`) === null)).toEqual([]);
  });

  it('counts what hits could be narrowed by, as the server does', async () => {
    for (const target of ['passages', 'lessons'] as const) {
      const asked = request('backups', { in: target, facets: true });
      const { facets } = await search.search(asked);
      expect(facets!.counted).toBeGreaterThan(10);
      expect(facets).toEqual((await services.search.search(asked)).facets);
    }
  });

  describe('has a search page that', () => {
    const shownFor = async (query: string) => {
      const shown = await renderSearch(new URLSearchParams(query), search, '../');
      const page = parse(`${shown.above}${shown.results}`);
      for (const needless of page.querySelectorAll('[data-needs-server]')) needless.remove();
      return { page, told: shown.told };
    };
    const linksOf = (page: ReturnType<typeof parse>) =>
      page.querySelectorAll('a').map((link) => link.getAttribute('href')!.replaceAll('&amp;', '&'));

    it('shows hits with their day, what to look for and by what to narrow it, and leads somewhere', async () => {
      const { page, told } = await shownFor('q=backups');
      expect(told).toMatch(/^The nearest \d+ moments$/u);
      expect(page.querySelectorAll('.hit').length).toBe(20);
      expect(page.querySelector('.hit time[datetime="2025-03-11"]')).not.toBeNull();
      expect(page.querySelectorAll('.choices a').map(({ text }) => text)).toEqual([
        ...['Moments', 'Lessons', 'Chapters', 'Episodes'],
      ]);
      expect(page.querySelectorAll('.facets h3').map(({ text }) => text)).toEqual(['Speakers', 'Topics']);
      for (const query of ['q=backups', 'q=backups&in=lessons', 'q=backups&in=chapters', 'q=backups&in=episodes']) {
        const inside = linksOf((await shownFor(query)).page).filter((link) => !/^[?#]/u.test(link));
        expect(inside.length, query).toBeGreaterThan(1);
        expect(inside.filter((link) => targetOf('search/index.html', link) === null)).toEqual([]);
      }
    });

    it('narrows by what it offers, and lets each filter be dropped', async () => {
      const { page } = await shownFor('q=backups');
      const facet = linksOf(page).find((link) => link.includes('speaker=Marguerite'))!;
      const narrowed = await shownFor(facet.slice(1));
      expect(narrowed.page.querySelector('.applied')!.text).toContain('Speaker: Marguerite Oyelaran');
      for (const { text } of narrowed.page.querySelectorAll('.hit .meta strong')) expect(text).toContain('Marguerite');
      expect(linksOf(narrowed.page)).toContain('?q=backups');
      const year = await shownFor('q=backups&from=2025-01-01&to=2025-12-31');
      expect(year.page.querySelector('.applied')!.text).toContain('Year: 2025');
      expect((await shownFor('q=backups&from=2026-01-01&to=2026-12-31')).told).toBe('Nothing was found');
    });

    it('goes on to the next hits and back', async () => {
      const { page } = await shownFor('q=backups');
      const next = page.querySelector('a[rel=next]')!.getAttribute('href')!.replaceAll('&amp;', '&');
      const further = (await shownFor(next.slice(1))).page;
      const places = (of: ReturnType<typeof parse>) => linksOf(of).filter((link) => link.includes('#turn-'));
      expect(places(further).filter((place) => places(page).includes(place))).toEqual([]);
      expect(further.querySelector('a[rel=prev]')!.getAttribute('href')).toBe('?q=backups');
      await expect(shownFor('q=backups&cursor=gone')).rejects.toMatchObject({ code: 'invalid-cursor' });
    });

    it('helps where nothing is found, or nothing in these words', async () => {
      const nothing = await shownFor(`q=${encodeURIComponent('"zebra crossing"')}`);
      expect(nothing.told).toBe('Nothing was found');
      expect(linksOf(nothing.page)).toContain('?q=zebra+crossing');
      expect(linksOf(nothing.page).some((link) => link.startsWith('../topics/'))).toBe(true);
      expect((await shownFor('q=zebra+crossing')).page.text).toContain('Nobody says “zebra crossing” in these words');
      const unknown = (await shownFor('q=flurbl')).page.text;
      expect(unknown).toContain('Nothing was found');
      expect(unknown).not.toMatch(/at the moment|as a question/u);
    });

    it('keeps what was typed as text', async () => {
      const hostile = '"><img src=x onerror=alert(1)> /search?" href="/ask';
      for (const q of [hostile, `backups ${hostile}`]) {
        const { page } = await shownFor(new URLSearchParams({ q, speaker: hostile, in: hostile }).toString());
        expect(page.querySelectorAll('img, [onerror], script')).toEqual([]);
      }
    });
  });

  it('offers nowhere to be asked', () => {
    const offers = pages().flatMap((page) => {
      const words = parse(read(page)).querySelectorAll('h1, h2, h3, button, nav a, a.button');
      return words.filter(({ text }) => /^(?:Or ask|Ask)\b/u.test(text.trim())).map(({ text }) => `${page}: ${text}`);
    });
    expect(offers).toEqual([]);
    const questions = parse(read(`${sampleShow.slug}/${sampleShow.episodes[0]!.slug}/index.html`));
    const link = questions.querySelector('.questions a')!.getAttribute('href')!;
    expect(link).toMatch(/\/search\/\?q=[^&]+&episode=ep_/u);
  });

  it('leads to turns that are there', () => {
    const anchors = pages().flatMap((page) =>
      parse(read(page))
        .querySelectorAll('a[href*="#turn-"]')
        .map((link) => ({ page, url: link.getAttribute('href')! })),
    );
    const inside = anchors.filter(({ url }) => !/^[a-z]+:/u.test(url));
    expect(inside.length).toBeGreaterThan(20);
    const missing = inside.filter(({ page, url }) => {
      const [path, anchor] = url.split('#') as [string, string];
      return !read(path === '' ? page : targetOf(page, path)!).includes(`id="${anchor}"`);
    });
    expect(missing).toEqual([]);
  });

  it('asks for nothing that only a server has, and says what pages may run', () => {
    for (const page of pages()) {
      const text = read(page);
      expect(text, page).not.toMatch(/(?:href|action)="\/(?!archive\/)/u);
      expect(text, page).not.toContain('data-needs-server');
      expect(text.match(/<meta http-equiv="Content-Security-Policy"/gu)?.length, page).toBe(1);
      expect(text, page).not.toContain('frame-ancestors');
    }
    expect(read('robots.txt')).toContain('Disallow: /archive/v1/');
    expect(read('sitemaps/episodes-1.xml')).toContain(`${BASE}/${sampleShow.slug}/${sampleShow.episodes[0]!.slug}/<`);
  });

  it('is called as its owner wants, in words that stay words', () => {
    for (const file of pages().filter((each) => !each.startsWith('embed/'))) {
      const page = parse(read(file));
      expect(page.querySelector('.brand')?.text, file).toBe(NAME);
      for (const script of page.querySelectorAll('script')) expect(script.text, file).not.toContain('alert(1)<');
    }
    expect(parse(read('404.html')).querySelector('title')?.text).toContain(NAME);
    expect(parse(read('search/index.html')).querySelector('title')?.text).toBe(`Search · ${NAME}`);
    expect(read('feed.xml')).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>');
  });

  it('gives the same bytes for the same archive', async () => {
    const again = join(parent, 'again');
    await exportStaticSite(config, { folder: again, baseUrl: BASE, cards: false, script: await bundleSearch() });
    expect(filesIn(again)).toEqual(filesIn(site));
    const different = filesIn(site).filter(
      (file) => !readFileSync(join(site, file)).equals(readFileSync(join(again, file))),
    );
    expect(different).toEqual([]);
  }, 240_000);

  it.each([
    'Why could nobody restore from the backups?',
    'empty dump',
    'how much did the phone cost',
    'what did Marguerite say about restoring',
  ])('finds among the first what the server finds first: %s', async (q) => {
    const [mine, theirs] = [
      await placesOf(search.search(request(q))),
      await placesOf(services.search.search(request(q))),
    ];
    // Codes of 4 bits turn round what scores almost the same.
    expect(mine.slice(0, 3)).toContain(theirs[0]);
    expect(mine.filter((place) => theirs.includes(place)).length).toBeGreaterThanOrEqual(3);
  });

  it('corrects spelling, marks words, holds phrases and leaves out as the server does', async () => {
    for (const q of [
      'bakcup restoer',
      '"the dump was"',
      'backup -tape',
      'speaker:Marguerite backup',
      'speaker:nobodyatall x',
    ]) {
      const [mine, theirs] = [await search.search(request(q)), await services.search.search(request(q))];
      expect(mine.corrections, q).toEqual(theirs.corrections);
      expect(mine.narrowing, q).toEqual(theirs.narrowing);
      expect(mine.hits.length, q).toBe(theirs.hits.length);
      expect(mine.hits[0]?.text, q).toBe(theirs.hits[0]?.text);
    }
    const [first] = (await search.search(request('backup'))).hits;
    expect(first?.snippet).toContain('<mark>');
  });

  it('finds lessons, by show and topic too', async () => {
    const { hits } = await search.search(request('backups', { in: 'lessons' }));
    expect(hits.length).toBeGreaterThan(2);
    for (const { lesson } of hits) expect(existsSync(join(site, 'lessons', lesson!.id, 'index.html'))).toBe(true);
    expect((await search.search(request('backups', { filter: { show: 'other' } }))).hits).toEqual([]);
    const narrowed = await placesOf(search.search(request('file', { filter: { topic: 'backups' } })));
    expect(narrowed.length).toBeGreaterThan(0);
    const possible = await placesOf(
      services.search.search(request('file', { filter: { topic: 'backups' }, limit: 100 })),
    );
    for (const place of narrowed) expect(possible).toContain(place);
  });

  it('finds nothing for words that say nothing, and loads no file twice', async () => {
    expect((await search.search(request('-backup'))).hits).toEqual([]);
    expect(new Set(loaded).size).toBe(loaded.length);
    loaded = [];
    await search.search(request('Why could nobody restore from the backups?'));
    expect(loaded).toEqual([]);
  });

  it('is refused into a folder of other files, before anything is read', async () => {
    const wish = { folder: parent, baseUrl: BASE, cards: false };
    await expect(exportSite({} as ExportParts, wish)).rejects.toMatchObject({ code: 'invalid-request' });
    expect(existsSync(join(parent, 'a.db'))).toBe(true);
  });

  it('is given up when something fails, and the one before stays', async () => {
    const failing = { index: { index: { indexRevision: () => Promise.reject(new Error('enough')) } } };
    const wish = { folder: site, baseUrl: BASE, cards: false };
    await expect(exportSite(failing as unknown as ExportParts, wish)).rejects.toThrow('enough');
    expect(existsSync(join(site, 'index.html'))).toBe(true);
    expect(readdirSync(parent).filter((name) => name.includes('hindcast-new'))).toEqual([]);
  });
});
