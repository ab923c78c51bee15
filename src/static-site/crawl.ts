// Every page and file that the server can show, found by the site's own links, each asked for once and in the same order
// every time.
import { escapeHtml } from '../domain/html.js';
import type { SiteLinks } from './pages/links.js';
import { type RewrittenPage, rewriteHtml } from './pages/rewrite-html.js';
import { rewriteAbsolute, rewriteStyleOrScript } from './pages/rewrite-text.js';
import { type Placed, relativeLink } from './pages/site-address.js';

/** What the server answers. */
export interface Answered {
  readonly status: number;
  /** Without parameters. */
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly policy: string | null;
  /** Where a redirect leads. */
  readonly location: string | null;
}

export type Ask = (address: string) => Promise<Answered>;

export interface SiteFile {
  readonly file: string;
  readonly content: Uint8Array | string;
  readonly mediaType: string;
}

export interface Broken {
  readonly address: string;
  readonly status: number;
  /** The file whose link leads there. */
  readonly from: string;
}

export interface Crawl {
  readonly ask: Ask;
  readonly links: SiteLinks;
  /** Addresses to begin with. */
  readonly seeds: readonly string[];
  /** False for what is to be left out; links to it are broken on purpose. */
  readonly wants?: (placed: Placed) => boolean;
  /** Hears how many files are done and how many are known of. */
  readonly onProgress?: (done: number, known: number) => void;
  readonly onBroken: (broken: Broken) => void;
  readonly signal?: AbortSignal;
}

/** As many are asked for ahead as keep all threads that draw and compress busy. */
const AHEAD = 4;

interface Wanted {
  readonly placed: Placed;
  readonly from: string;
}

/** The files of the site, one by one. Rejects when aborted. */
export async function* crawl({
  ask,
  links,
  seeds,
  wants = () => true,
  onProgress,
  onBroken,
  signal,
}: Crawl): AsyncGenerator<SiteFile> {
  const queue: Wanted[] = [];
  const known = new Set<string>();
  const want = (placed: Placed, from: string) => {
    if (known.has(placed.file) || !wants(placed)) return;
    known.add(placed.file);
    queue.push({ placed, from });
  };
  for (const seed of seeds) {
    const link = links.rewrite(seed, '');
    if (link.kind === 'inside' && link.placed) want(link.placed, '');
  }
  const asked: Promise<Answered>[] = [];
  for (let done = 0; done < queue.length; done++) {
    signal?.throwIfAborted();
    while (asked.length < Math.min(queue.length, done + AHEAD))
      asked.push(quietly(ask(queue[asked.length]!.placed.address)));
    const { placed, from } = queue[done]!;
    const answered = await asked[done]!;
    asked[done] = undefined as never;
    const page = fileOf(answered, placed, links);
    if (page === null) onBroken({ address: placed.address, status: answered.status, from });
    else {
      for (const each of page.wanted) want(each, placed.file);
      yield { file: placed.file, content: page.text, mediaType: answered.mediaType };
    }
    onProgress?.(done + 1, queue.length);
  }
}

/** A failure is thrown when its turn has come. */
function quietly<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

type Rewritten = Omit<RewrittenPage, 'text'> & { readonly text: string | Uint8Array };

/** Null for what the server does not have. */
function fileOf(
  { status, mediaType, body, policy, location }: Answered,
  { file }: Placed,
  links: SiteLinks,
): Rewritten | null {
  if (location !== null && status >= 300 && status < 400) return redirectTo(location, file, links);
  if (status !== 200) return null;
  const text = () => new TextDecoder().decode(body);
  if (mediaType === 'text/html' && file.endsWith('/index.html') === false && file !== 'index.html') {
    return rewriteAbsolute(text(), links);
  }
  if (mediaType === 'text/html') return rewriteHtml({ text: text(), file, policy }, links);
  if (mediaType === 'text/css') return rewriteStyleOrScript(text(), file, links, false);
  if (mediaType === 'text/javascript') return rewriteStyleOrScript(text(), file, links, true);
  const isText = mediaType.startsWith('text/') || /\b(?:json|xml)\b/u.test(mediaType);
  return isText ? rewriteAbsolute(text(), links) : { text: body, wanted: [] };
}

function redirectTo(location: string, file: string, links: SiteLinks): Rewritten | null {
  const link = links.rewrite(location, file);
  if (link.kind !== 'inside') return null;
  const url = escapeHtml(link.url);
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0;url=${url}">
</head>
<body><p><a href="${url}">This page has moved</a></p></body>
</html>
`;
  return { text, wanted: link.placed ? [link.placed] : [] };
}

/** The link from a file to the folder that the whole site stands in. */
export function rootOf(file: string): string {
  return relativeLink(file, '');
}
