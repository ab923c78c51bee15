// Which feeds does a list of subscriptions name? OPML 2.0, http://opml.org/spec2.opml, read leniently.
import { HindcastError } from '../../domain/errors.js';
import type { Finding } from '../../domain/transcript.js';
import { decodeXml } from './decode-xml.js';
import { oneLine, webAddress } from './element-values.js';
import { readXml, type XmlElement } from './xml-elements.js';

export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
  readonly pageUrl: string | null;
  /** Titles of the folders around it, outermost first. */
  readonly folders: readonly string[];
  readonly line: number;
}

export interface FeedList {
  readonly title: string | null;
  /** Each address once, in the order of the list. */
  readonly feeds: readonly ListedFeed[];
  readonly findings: readonly Finding[];
}

/** Throws `malformed-feed` for what is no OPML. An address that comes again is left out with a finding. */
export function readOpml(bytes: Uint8Array, contentType?: string | null): FeedList {
  const decoded = decodeXml(bytes, contentType);
  const found: Finding[] = [...decoded.findings];
  const folders = new Map<XmlElement, readonly string[]>();
  const listed: ListedFeed[] = [];
  let title: string | null = null;
  const { root, findings } = readXml(decoded.text, {
    isContainer(element, around) {
      if (element.name === 'outline' && addressOf(element) !== undefined) return false;
      const folder = element.name === 'outline' ? titleOf(element) : null;
      folders.set(element, [...(folders.get(around!) ?? []), ...(folder === null ? [] : [folder])]);
      return CONTAINERS.has(element.name);
    },
    child(element, around) {
      if (element.name === 'title') title ??= oneLine(element.text);
      listed.push(...feedsIn(element, folders.get(around) ?? [], found));
    },
  });
  refuseOthers(root);
  return { title, feeds: uniqueFeeds(listed, found), findings: [...found, ...findings] };
}

const CONTAINERS = new Set(['opml', 'head', 'body', 'outline']);

function refuseOthers(root: XmlElement | null): void {
  if (root?.name === 'opml') return;
  const message = root ? `The root is <${root.name}>` : 'There is no tag in it';
  throw new HindcastError('malformed-feed', 'This is no list of feeds', [{ line: root?.line ?? 1, message }]);
}

function addressOf({ attributes }: XmlElement): string | undefined {
  return attributes.xmlurl ?? (attributes.type === 'rss' ? attributes.url : undefined);
}

function titleOf({ attributes }: XmlElement): string | null {
  return oneLine(attributes.text ?? '') ?? oneLine(attributes.title ?? '');
}

/** Itself, and what some exports put inside of a feed. */
function feedsIn(element: XmlElement, folders: readonly string[], findings: Finding[]): ListedFeed[] {
  const inside = element.children.flatMap((child) => feedsIn(child, folders, findings));
  const written = element.name === 'outline' ? addressOf(element) : undefined;
  if (written === undefined) return inside;
  const { line, attributes } = element;
  const url = webAddress(withWebScheme(written));
  if (url === null) findings.push({ line, message: 'A feed has no address that can be fetched' });
  const feed = { url, title: titleOf(element), pageUrl: webAddress(attributes.htmlurl), folders, line };
  return url === null ? inside : [{ ...feed, url }, ...inside];
}

/** Schemes that once opened a podcast program: "feed://host/path", "feed:https://host/path", "itpc://", "pcast://". */
function withWebScheme(written: string): string {
  const address = written.trim();
  if (/^feed:https?:/iu.test(address)) return address.slice('feed:'.length);
  return address.replace(/^(?:feed|itpc|pcast|podcast):\/\//iu, 'http://');
}

function uniqueFeeds(listed: readonly ListedFeed[], findings: Finding[]): ListedFeed[] {
  const byUrl = new Map<string, ListedFeed>();
  for (const feed of listed) {
    const first = byUrl.get(feed.url);
    if (first)
      findings.push({ line: feed.line, message: `The feed of line ${first.line} is listed again`, severity: 'note' });
    else byUrl.set(feed.url, feed);
  }
  return [...byUrl.values()];
}
