// Who may import whom. ARCHITECTURE.md gives the reasons; this is the check.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../src');

/** The port files: what pipeline, search and answer may know of the outside. */
const PORTS = ['embedder/embedder.ts', 'language-model/language-model.ts', 'reranker/reranker.ts', 'store/store.ts'];

/**
 * The first rule whose `from` fits a file is the one that holds for it. `own` prefixes and files it may import of ours;
 * `packages` are the npm packages it may import (node: modules are open to all but domain, which takes only pure ones).
 */
const rules: readonly { from: RegExp; own: readonly string[]; packages?: readonly string[] }[] = [
  { from: /^domain\//u, own: ['domain/'], packages: ['node:crypto', 'stemmer', '@sindresorhus/slugify'] },
  { from: /^pipeline\//u, own: ['domain/', 'pipeline/', ...PORTS] },
  { from: /^search\//u, own: ['domain/', 'search/', ...PORTS] },
  { from: /^answer\//u, own: ['domain/', 'answer/', 'search/', ...PORTS] },
  { from: /^embedder\/embedder\.ts$/u, own: ['domain/'], packages: [] },
  { from: /^embedder\//u, own: ['domain/', 'embedder/'] },
  { from: /^reranker\/reranker\.ts$/u, own: ['domain/'], packages: [] },
  // Both run models out of the same folders; how those are found is written once.
  {
    from: /^reranker\//u,
    own: ['domain/', 'reranker/', 'embedder/batches.ts', 'embedder/fingerprint.ts', 'embedder/model-files.ts'],
  },
  { from: /^language-model\/language-model\.ts$/u, own: [], packages: [] },
  { from: /^language-model\//u, own: ['language-model/'] },
  { from: /^store\/(?:store|ports\/[^/]+)\.ts$/u, own: ['domain/', 'store/ports/'], packages: [] },
  { from: /^store\/sqlite\//u, own: ['domain/', 'store/store.ts', 'store/sqlite/'] },
  { from: /^feed\/fetcher\.ts$/u, own: [], packages: [] },
  { from: /^feed\/http\//u, own: ['feed/fetcher.ts', 'feed/http/'] },
  { from: /^feed\/feeds\.ts$/u, own: ['domain/', 'store/store.ts'], packages: [] },
  {
    from: /^feed\/import\//u,
    own: [
      'domain/',
      'feed/feeds.ts',
      'feed/fetcher.ts',
      'feed/read/',
      'feed/import/',
      'ingest/ingest.ts',
      'picture/picture.ts',
      'pipeline/ingest-request.ts',
      'store/store.ts',
    ],
  },
  // What reads a feed opens nothing.
  {
    from: /^feed\/read\//u,
    own: ['domain/', 'feed/fetcher.ts', 'feed/read/'],
    packages: ['htmlparser2', 'entities', 'node:crypto'],
  },
  { from: /^picture\/picture\.ts$/u, own: ['domain/'], packages: [] },
  { from: /^picture\//u, own: ['domain/', 'picture/'] },
  { from: /^og-card\/card\.ts$/u, own: [], packages: [] },
  { from: /^og-card\//u, own: ['domain/', 'og-card/'] },
  // Which namespace a tag is of is written once.
  { from: /^export\/feed-patch\//u, own: ['domain/', 'export/', 'feed/read/namespaces.ts'] },
  { from: /^export\//u, own: ['domain/', 'export/'] },
  { from: /^site\//u, own: ['domain/', 'site/', 'search/search.ts', 'answer/answer.ts'] },
  { from: /^ingest\/writer-worker\.ts$/u, own: ['compose-writer.ts', 'config.ts', 'domain/', 'ingest/', 'pipeline/'] },
  { from: /^ingest\//u, own: ['config.ts', 'domain/', 'ingest/', 'pipeline/', ...PORTS] },
  {
    from: /^http\//u,
    own: [
      'config.ts',
      'domain/',
      'export/',
      'http/',
      'site/',
      'search/search.ts',
      'answer/answer.ts',
      'feed/feeds.ts',
      'ingest/ingest.ts',
      'og-card/card.ts',
      'picture/picture.ts',
      'pipeline/ingest-request.ts',
      ...PORTS,
    ],
  },
  // What browsers read too: nothing of Node, and of ours only what search itself may know.
  { from: /^static-site\/search\//u, own: ['domain/', 'search/', 'static-site/search/', ...PORTS], packages: [] },
  {
    from: /^static-site\/browser\//u,
    own: [
      'domain/',
      'search/',
      'site/',
      'http/page-reader.ts',
      'http/search-page-view.ts',
      'http/search-request.ts',
      'static-site/',
    ],
    packages: [],
  },
  { from: /^static-site\//u, own: ['domain/', 'search/', 'site/', 'static-site/', ...PORTS] },
  { from: /^cli\//u, own: [''] },
  { from: /^(?:derivation|compose(?:-answerer|-feeds|-models|-static-site|-steps|-store|-writer)?)\.ts$/u, own: [''] },
  { from: /^package-files\.ts$/u, own: [], packages: ['node:fs', 'node:url'] },
  { from: /^config\.ts$/u, own: ['domain/'], packages: ['node:net', 'node:path'] },
];

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/gu,
    ),
  ];
  return specifiers.map((match) => ({ file, target: resolveTarget(file, (match[1] ?? match[2] ?? match[3])!) }));
});

/** A package's or node module's name, or the path under src of a file of ours. */
function resolveTarget(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = relative(SOURCE, resolve(SOURCE, dirname(file), specifier)).replaceAll('\\', '/');
  return path.replace(/\.js$/u, '.ts');
}

function isOwn(target: string): boolean {
  return files.includes(target);
}

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports.filter(({ target }) => target.startsWith('..'))).toEqual([]);
  });

  it('of every file are governed by a rule', () => {
    expect(files.filter((file) => !rules.some(({ from }) => from.test(file)))).toEqual([]);
  });

  it('go only where the rules allow', () => {
    const broken = imports.filter(({ file, target }) => {
      const rule = rules.find(({ from }) => from.test(file));
      if (!isOwn(target)) return rule?.packages !== undefined && !rule.packages.includes(target);
      return !rule?.own.some((prefix) => target.startsWith(prefix));
    });
    expect(broken.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('make no cycle among folders', () => {
    const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of imports) {
      if (!isOwn(target) || folderOf(file) === folderOf(target) || file === 'ingest/writer-worker.ts') continue;
      edges.set(folderOf(file), (edges.get(folderOf(file)) ?? new Set()).add(folderOf(target)));
    }
    const cycles: string[] = [];
    const visit = (folder: string, path: readonly string[]): void => {
      if (path.includes(folder)) {
        cycles.push([...path.slice(path.indexOf(folder)), folder].join(' -> '));
        return;
      }
      for (const next of edges.get(folder) ?? []) visit(next, [...path, folder]);
    };
    for (const folder of edges.keys()) visit(folder, []);
    expect(cycles).toEqual([]);
  });
});
