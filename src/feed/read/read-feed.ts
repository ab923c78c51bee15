// Bytes of RSS or Atom -> the show and its episodes. What is broken is left out with a finding; the rest is read.
import { HindcastError } from '../../domain/errors.js';
import type { Finding } from '../../domain/transcript.js';
import { decodeXml } from './decode-xml.js';
import type { Feed } from './feed.js';
import { type ReadEpisode, readEpisode } from './read-episode.js';
import { readChannel } from './read-show.js';
import { readXml, type XmlElement } from './xml-elements.js';

export interface ReadFeedOptions {
  /** Where the feed was found, after redirects: relative addresses start from it. */
  readonly url?: string | null;
  /** The header `Content-Type`. */
  readonly contentType?: string | null;
}

/** More findings than a person reads; what is over it is counted. */
const MOST_FINDINGS = 200;

/** Throws `malformed-feed` for what is no feed. Linear in the number of bytes; nothing is fetched or expanded. */
export function readFeed(bytes: Uint8Array, { url = null, contentType }: ReadFeedOptions = {}): Feed {
  const decoded = decodeXml(bytes, contentType);
  const context = { base: url, findings: [...decoded.findings] };
  const channel: XmlElement[] = [];
  const items: ReadEpisode[] = [];
  const { root, findings } = readXml(decoded.text, {
    isContainer,
    child(element) {
      for (const item of itemsIn(element)) items.push(readEpisode(item, context));
      if (!isItem(element)) channel.push(element);
    },
  });
  refuseOthers(root, channel, items);
  context.findings.push(...findings);
  const { show, ...rest } = readChannel({ ...root!, children: channel }, context);
  const episodes = uniqueEpisodes(items, context.findings).map(({ ownPeople, ...episode }) => ({
    ...episode,
    people: ownPeople.length > 0 ? ownPeople : show.people,
  }));
  const dialect = root!.vocabulary === 'atom' ? 'atom' : 'rss';
  return { dialect, show, episodes, ...rest, findings: toldFindings(context.findings) };
}

/** `<rss><channel>`, `<feed>`, and `<rdf:RDF>`, where items stand beside their channel. */
function isContainer({ vocabulary, name }: XmlElement): boolean {
  if (vocabulary === 'rss') return name === 'rss' || name === 'channel';
  return (vocabulary === 'atom' && name === 'feed') || (vocabulary === 'rdf' && name === 'rdf');
}

function isItem({ vocabulary, name }: XmlElement): boolean {
  return (vocabulary === 'rss' && name === 'item') || (vocabulary === 'atom' && name === 'entry');
}

/** Where a tag is not closed, all items after it stand inside of it. Inside a live show's announcement are none. */
function itemsIn(element: XmlElement): XmlElement[] {
  const inside = element.children.flatMap(itemsIn);
  return isItem(element) ? [element, ...inside] : inside;
}

function refuseOthers(root: XmlElement | null, channel: readonly XmlElement[], items: readonly unknown[]): void {
  if (root && isContainer(root) && (channel.length > 0 || items.length > 0)) return;
  const message = root ? `The root is <${root.name}>, and there is no channel in it` : 'There is no tag in it';
  const line = root?.line ?? 1;
  throw new HindcastError('malformed-feed', 'This is not a feed', [{ line, message }]);
}

/** The same item twice counts once; two episodes under one guid are told apart by what they play. */
function uniqueEpisodes(items: readonly ReadEpisode[], findings: Finding[]): ReadEpisode[] {
  const seen = new Map<string, ReadEpisode>();
  for (const item of items) {
    if (item.guid === '') {
      findings.push({ line: item.line, message: 'An item without guid, enclosure, link and title is left out' });
      continue;
    }
    const first = seen.get(item.guid);
    const guid = first && item.audio && item.audio.url !== first.audio?.url ? item.audio.url : item.guid;
    if (first) findings.push({ line: item.line, message: `The guid of line ${first.line} comes again` });
    if (!seen.has(guid)) seen.set(guid, { ...item, guid });
  }
  return [...seen.values()];
}

function toldFindings(findings: readonly Finding[]): Finding[] {
  const rest = findings.length - MOST_FINDINGS;
  if (rest <= 0) return [...findings];
  return [...findings.slice(0, MOST_FINDINGS), { line: null, message: `${rest} more remarks of this kind` }];
}
