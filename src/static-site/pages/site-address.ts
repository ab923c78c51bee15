// Where in the folder does what the server has at an address stand?
import { writtenEndings } from '../../domain/transcript-format.js';

/** What stands behind an address on the server, and where in the site it goes. */
export interface Placed {
  /** Path and query on the server, in one writing: what is asked of it. */
  readonly address: string;
  /** Path of the file in the folder. */
  readonly file: string;
  /** What links to it end with: a page's is its folder. */
  readonly link: string;
}

/** Files keep their names; whatever has none of these endings is a page. */
const FILE = /\.(?:css|js|svg|woff2|png|webp|jpg|xml|json|txt|vtt|srt|md|html|ico|webmanifest)$/u;
const SEGMENT = /^[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*$/u;
/** What the API calls a format -> how its file ends. */
const ENDINGS: Readonly<Record<string, string>> = {
  ...writtenEndings,
  ...{
    psc: 'psc.xml',
    'json-ld': 'jsonld.json',
    annotations: 'jsonld.json',
    csv: 'csv',
  },
};

/** Gives every address its place. Pages of one list are numbered in the order in which they are met. */
export function createPlaces(): (address: string) => Placed | null {
  const further = new Map<string, Map<string, number>>();
  return (address) => {
    const { pathname, searchParams } = new URL(`http://site.invalid${address}`);
    const segments = segmentsOf(pathname);
    if (segments === null) return null;
    // The turns of an earlier revision cannot be followed without a server; the page as it is now is the next best.
    searchParams.delete('revision');
    if (segments[0] === 'v1') return placeDownload(segments, searchParams);
    const query = searchParams.toString();
    const path = segments.map(encodeURIComponent).join('/');
    if (FILE.test(path)) return { address: `/${path}`, file: segments.join('/'), link: path };
    const known = further.get(path) ?? new Map<string, number>();
    further.set(path, known);
    if (query && !known.has(query)) known.set(query, known.size + 2);
    const folder = [...segments, ...(query ? [`page-${known.get(query)}`] : [])];
    const link = folder.map((segment) => `${encodeURIComponent(segment)}/`).join('');
    return { address: `/${path}${query && `?${query}`}`, file: [...folder, 'index.html'].join('/'), link };
  };
}

function placeDownload(segments: readonly string[], query: URLSearchParams): Placed {
  const format = query.get('format');
  const name = segments.join('/');
  const ending = format === null ? 'json' : (ENDINGS[format] ?? `${format.replace(/[^a-z0-9]+/gu, '-')}.txt`);
  const others = [...query].filter(([key]) => key !== 'format').map((pair) => `.${pair.join('-')}`);
  const suffix = others.join('').replace(/[^\p{L}\p{N}.-]+/gu, '-');
  const file = FILE.test(name) && format === null ? name : `${name}${suffix}.${ending}`;
  const address = `/${segments.map(encodeURIComponent).join('/')}${query.size > 0 ? `?${query}` : ''}`;
  return { address, file, link: file.split('/').map(encodeURIComponent).join('/') };
}

/** Null for what is no plain path: nothing outside of the folder may ever be written. */
function segmentsOf(pathname: string): string[] | null {
  try {
    const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    return segments.every((segment) => SEGMENT.test(segment)) ? segments : null;
  } catch {
    return null;
  }
}

/** The way from one file of the site to a link's end: "../../topics/", "./" for the same folder. */
export function relativeLink(fromFile: string, link: string): string {
  const from = fromFile.split('/').slice(0, -1);
  const to = link.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && encodeURIComponent(from[shared]!) === to[shared]) shared++;
  const way = `${'../'.repeat(from.length - shared)}${to.slice(shared).join('/')}`;
  return way === '' ? './' : way;
}
