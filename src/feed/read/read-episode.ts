// One item of RSS or entry of Atom -> an episode.
import { createHash } from 'node:crypto';
import {
  addressIn,
  childrenOf,
  numberIn,
  oneLine,
  plainText,
  rawText,
  shortWord,
  webAddress,
} from './element-values.js';
import type { FeedEpisode, FeedPerson } from './feed.js';
import { feedDate } from './feed-date.js';
import {
  chaptersIn,
  type FeedContext,
  imageIn,
  inlineChaptersIn,
  numberOfEpisode,
  peopleIn,
  seasonIn,
  soundbitesIn,
  transcriptsIn,
} from './podcast-tags.js';
import { secondsOf } from './published-chapter.js';
import type { XmlElement } from './xml-elements.js';

const LONGEST_GUID = 500;

/** An episode before it is known whom the show names. Its guid is "" where nothing stands in for one. */
export interface ReadEpisode extends Omit<FeedEpisode, 'people'> {
  readonly ownPeople: readonly FeedPerson[];
}

export function readEpisode(item: XmlElement, context: FeedContext): ReadEpisode {
  const title = plainText(item, 'rss:title', 'atom:title', 'itunes:title');
  const publishedAt = dateIn(item, context);
  const audio = audioIn(item, context);
  const pageUrl = pageIn(item, context);
  const own = rawText(item, 'rss:guid', 'atom:id');
  const titleAndDate = [title, publishedAt].filter((part) => part !== null).join(' ');
  return {
    guid: (own === null ? null : guidOf(own)) ?? audio?.url ?? pageUrl ?? titleAndDate,
    ...{ title, pageUrl, publishedAt, audio },
    season: seasonIn(item),
    number: numberOfEpisode(item),
    kind: shortWord(plainText(item, 'itunes:episodetype'))?.toLowerCase() ?? null,
    duration: secondsOf(plainText(item, 'itunes:duration')),
    imageUrl: imageIn(item, context),
    description: rawText(item, 'content:encoded', 'atom:content', 'rss:description', 'atom:summary', 'itunes:summary'),
    ownPeople: peopleIn(item, context),
    transcripts: transcriptsIn(item, context),
    chapters: chaptersIn(item, context),
    inlineChapters: inlineChaptersIn(item, context),
    soundbites: soundbitesIn(item, context),
    line: item.line,
  };
}

/** On one line; a long one ends with the hash of the whole, so that it stays one of its own. */
function guidOf(written: string): string | null {
  const line = oneLine(written, LONGEST_GUID);
  if (line === null || written.length <= LONGEST_GUID) return line;
  return `${line.slice(0, 400)}#${createHash('sha256').update(written).digest('hex').slice(0, 16)}`;
}

function dateIn(item: XmlElement, { findings }: FeedContext): string | null {
  const written = plainText(item, 'rss:pubdate', 'atom:published', 'dc:date', 'atom:updated');
  const date = feedDate(written);
  if (written !== null && date === null) findings.push({ line: item.line, message: 'A date could not be read' });
  return date;
}

/** The first enclosure that is sound, else the first of all. */
function audioIn(item: XmlElement, { base }: FeedContext): FeedEpisode['audio'] {
  const enclosures = [
    ...childrenOf(item, 'rss:enclosure').map(({ attributes }) => ({ ...attributes, written: attributes.url })),
    ...childrenOf(item, 'atom:link')
      .filter(({ attributes }) => attributes.rel === 'enclosure')
      .map(({ attributes }) => ({ ...attributes, written: attributes.href })),
  ].flatMap(({ written, type, length }: Readonly<Record<string, string | undefined>>) => {
    const url = webAddress(written, base);
    return url === null ? [] : { url, type: shortWord(type)?.toLowerCase() ?? null, bytes: numberIn(length) };
  });
  return enclosures.find(({ type }) => type?.startsWith('audio/')) ?? enclosures[0] ?? null;
}

function pageIn(item: XmlElement, { base }: FeedContext): string | null {
  const alternate = childrenOf(item, 'atom:link').find(({ attributes: { rel } }) => !rel || rel === 'alternate');
  const lasting = childrenOf(item, 'rss:guid').find(
    ({ attributes }) => attributes.ispermalink?.toLowerCase() !== 'false',
  );
  const found = addressIn(item, base, 'rss:link') ?? webAddress(alternate?.attributes.href, base);
  // A guid is an address only when it is a whole one.
  return found ?? webAddress(lasting?.text);
}
