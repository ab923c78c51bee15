// The podcast namespace and its forerunners, in an item or in a channel. https://podcasting2.org/docs/podcast-namespace
import type { Finding } from '../../domain/transcript.js';
import {
  addressIn,
  childrenOf,
  fetchAddress,
  firstOf,
  numberIn,
  oneLine,
  plainText,
  shortWord,
  webAddress,
} from './element-values.js';
import type { FeedEpisode, FeedPerson, Soundbite, TranscriptOffer } from './feed.js';
import { inOrder, MOST_CHAPTERS, type PublishedChapter, secondsOf } from './published-chapter.js';
import type { XmlElement } from './xml-elements.js';

/** As many and as long as may be posted. */
const MOST_PEOPLE = 50;
const LONGEST_NAME = 200;
/** Beyond any episode: several formats in a dozen languages, a quotation a minute. */
const MOST_OFFERS = 50;
const MOST_SOUNDBITES = 100;

export interface FeedContext {
  /** Where relative addresses start; `null`: they are left out. */
  readonly base: string | null;
  readonly findings: Finding[];
}

export function peopleIn(element: XmlElement, { base, findings }: FeedContext): FeedPerson[] {
  const { line } = element;
  const people = firstOf(childrenOf(element, 'podcast:person'), MOST_PEOPLE, { findings, line, what: 'people' });
  return people.flatMap(({ text, attributes }) => {
    const name = oneLine(text, LONGEST_NAME);
    if (name === null) return [];
    const { role, group, img, href } = attributes;
    return {
      name,
      role: shortWord(role)?.toLowerCase() ?? 'host',
      group: shortWord(group)?.toLowerCase() ?? 'cast',
      imageUrl: webAddress(img, base),
      pageUrl: webAddress(href, base),
    };
  });
}

export function transcriptsIn(element: XmlElement, { base, findings }: FeedContext): TranscriptOffer[] {
  const limit = { findings, line: element.line, what: 'transcripts' };
  const offers = firstOf(childrenOf(element, 'podcast:transcript'), MOST_OFFERS, limit);
  return offers.flatMap(({ attributes, line }) => {
    const url = fetchAddress(attributes.url, base);
    if (url === null) {
      findings.push({ line, message: 'A transcript has no address that can be fetched' });
      return [];
    }
    const { type, language, rel } = attributes;
    return {
      url,
      type: shortWord(type),
      language: shortWord(language),
      rel: shortWord(rel)?.toLowerCase() ?? null,
    };
  });
}

export function soundbitesIn(element: XmlElement, { findings }: FeedContext): Soundbite[] {
  const limit = { findings, line: element.line, what: 'soundbites' };
  const soundbites = firstOf(childrenOf(element, 'podcast:soundbite'), MOST_SOUNDBITES, limit);
  return soundbites.flatMap(({ attributes, text, line }) => {
    const startTime = numberIn(attributes.starttime);
    const duration = numberIn(attributes.duration);
    if (startTime !== null && duration) return { startTime, duration, title: oneLine(text) };
    findings.push({ line, message: 'A soundbite has no start or no length' });
    return [];
  });
}

export function chaptersIn(element: XmlElement, { base }: FeedContext): FeedEpisode['chapters'] {
  for (const { attributes } of childrenOf(element, 'podcast:chapters')) {
    const url = fetchAddress(attributes.url, base);
    if (url !== null) return { url, type: shortWord(attributes.type) };
  }
  return null;
}

/** Podlove Simple Chapters, https://podlove.org/simple-chapters; unreadable starts are left out with a finding. */
export function simpleChapters(list: XmlElement, { base, findings }: FeedContext): PublishedChapter[] {
  const written = list.children.filter(({ vocabulary, name }) => name === 'chapter' && vocabulary === list.vocabulary);
  const chapters = firstOf(written, MOST_CHAPTERS, { findings, line: list.line, what: 'chapters' });
  return inOrder(
    chapters.flatMap(({ attributes, line }) => {
      const startTime = secondsOf(attributes.start);
      if (startTime === null) {
        findings.push({ line, message: 'A chapter has no start that can be read' });
        return [];
      }
      const [url, imageUrl] = [webAddress(attributes.href, base), webAddress(attributes.image, base)];
      return { startTime, endTime: null, title: oneLine(attributes.title ?? ''), url, imageUrl, listed: true };
    }),
  );
}

export function inlineChaptersIn(element: XmlElement, context: FeedContext): PublishedChapter[] {
  const [list] = childrenOf(element, 'psc:chapters');
  return list ? simpleChapters(list, context) : [];
}

export function seasonIn(element: XmlElement): FeedEpisode['season'] {
  const [season] = childrenOf(element, 'podcast:season');
  const number = numberIn(season?.text) ?? numberIn(plainText(element, 'itunes:season'));
  return number === null ? null : { number, name: oneLine(season?.attributes.name ?? '') };
}

export function numberOfEpisode(element: XmlElement): FeedEpisode['number'] {
  const [episode] = childrenOf(element, 'podcast:episode');
  const value = numberIn(episode?.text) ?? numberIn(plainText(element, 'itunes:episode'));
  return value === null ? null : { value, display: oneLine(episode?.attributes.display ?? '') };
}

export function imageIn(element: XmlElement, { base }: FeedContext): string | null {
  const written = [
    ...childrenOf(element, 'itunes:image').flatMap(({ attributes, text }) => [attributes.href, attributes.url, text]),
    ...childrenOf(element, 'podcast:image').map(({ attributes }) => attributes.href),
    // The first of a source set; a descriptor of its size may follow the address.
    ...childrenOf(element, 'podcast:images').map(
      ({ attributes }) => /^[^\s,]+/u.exec(attributes.srcset?.trim() ?? '')?.[0],
    ),
    ...childrenOf(element, 'rss:image').map((image) => addressIn(image, base, 'rss:url')),
    ...childrenOf(element, 'media:thumbnail').map(({ attributes }) => attributes.url),
  ];
  return written.map((address) => webAddress(address, base)).find((address) => address !== null) ?? null;
}
