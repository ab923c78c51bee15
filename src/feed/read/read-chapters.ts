// Which chapters does a publisher's file list? Podcasting 2.0 JSON 1.2, Podlove's JSON, Podlove Simple Chapters in XML.
import type { Finding } from '../../domain/transcript.js';
import { decodeXml } from './decode-xml.js';
import { oneLine, webAddress } from './element-values.js';
import { simpleChapters } from './podcast-tags.js';
import { inOrder, MOST_CHAPTERS, type PublishedChapter, secondsOf } from './published-chapter.js';
import { readXml, type XmlElement } from './xml-elements.js';

export interface ReadChapters {
  /** By rising start. Empty where the file is no list of chapters; `findings` says why. */
  readonly chapters: readonly PublishedChapter[];
  readonly findings: readonly Finding[];
}

/** Never throws: an episode is whole without chapters. `url`: where the file was found. */
export function readChapters(bytes: Uint8Array, url: string | null = null): ReadChapters {
  const { text, findings } = decodeXml(bytes);
  const found: Finding[] = [...findings];
  const chapters = text.trimStart().startsWith('<') ? fromXml(text, url, found) : fromJson(text, url, found);
  return { chapters, findings: found };
}

function fromXml(text: string, base: string | null, findings: Finding[]): PublishedChapter[] {
  const lists: XmlElement[] = [];
  const read = readXml(`<file>${text.replace(/^\s*<\?xml[^>]*>/u, '')}</file>`, {
    isContainer: (_, around) => around === null,
    child: (element) => lists.push(element),
  });
  findings.push(...read.findings);
  const list = lists.find(({ name }) => name === 'chapters');
  if (list) return simpleChapters(list, { base, findings });
  findings.push({ line: 1, message: 'This is markup without a list of chapters' });
  return [];
}

function fromJson(text: string, base: string | null, findings: Finding[]): PublishedChapter[] {
  const entries = entriesOf(text, findings);
  if (entries.length > MOST_CHAPTERS)
    findings.push({ line: null, message: `Only the first ${MOST_CHAPTERS} of ${entries.length} chapters were read` });
  const chapters: PublishedChapter[] = [];
  for (const [index, entry] of entries.slice(0, MOST_CHAPTERS).entries()) {
    const chapter = chapterOf(entry, base);
    if (chapter) chapters.push(chapter);
    else findings.push({ line: null, message: `Chapter ${index + 1} has no start that can be read` });
  }
  return inOrder(chapters);
}

function entriesOf(text: string, findings: Finding[]): readonly unknown[] {
  const value = parsed(text, findings);
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : recordOf(value).chapters;
  if (Array.isArray(list)) return list;
  findings.push({ line: null, message: 'This is JSON without a list of chapters' });
  return [];
}

/** `undefined` for what is no JSON. */
function parsed(text: string, findings: Finding[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    findings.push({ line: null, message: 'This is no JSON' });
    return undefined;
  }
}

/** Both dialects have the same parts under different names. */
function chapterOf(entry: unknown, base: string | null): PublishedChapter | null {
  const { startTime, start, endTime, end, title, url, href, link, img, image, toc } = recordOf(entry);
  const seconds = secondsOf(startTime ?? start);
  if (seconds === null) return null;
  const stop = secondsOf(endTime ?? end);
  return {
    startTime: seconds,
    endTime: stop !== null && stop > seconds ? stop : null,
    title: typeof title === 'string' ? oneLine(title) : null,
    url: addressIn(url ?? href ?? link, base),
    imageUrl: addressIn(img ?? image, base),
    listed: toc !== false,
  };
}

function addressIn(value: unknown, base: string | null): string | null {
  return typeof value === 'string' ? webAddress(value, base) : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
