// Every format that is read here: how it is told from the content, and who reads it. One entry a format; the formats of
// JSON documents have a table of their own (json/formats.ts).
import type { Transcript, TranscriptFormat } from '../../domain/transcript.js';
import { looksLikeMicrodvd, looksLikeMpl2, readMicrodvd, readMpl2 } from './bracket-subtitles.js';
import { isTiming } from './caption-blocks.js';
import { looksLikeHtml, readHtml } from './html.js';
import { type JsonFormat, jsonFormats } from './json/formats.js';
import { readJson } from './json/read-json.js';
import { looksLikeLrc, readLrc } from './lrc.js';
import { readMarkdown, readText } from './script.js';
import { readSrt } from './srt.js';
import { looksLikeSsa, readSsa } from './ssa.js';
import { readTable } from './table.js';
import { looksLikeTable } from './table-columns.js';
import { looksLikeTtml, readTtml } from './ttml.js';
import { hasVttHeader, readVtt } from './vtt.js';
import { looksLikeYoutubeXml, readYoutubeXml } from './youtube-xml.js';

export interface Format {
  readonly name: TranscriptFormat;
  /**
   * Whether text that nobody declared is in this format, told from its start (up to 200,000 characters). Asked in the
   * order of the table. Formats without it are written text, which is what is left when nothing else fits.
   */
  readonly fits?: (head: string) => boolean;
  /** Throws `malformed-transcript` where the text is not in this format at all, `no-speech` where nobody speaks. */
  readonly read: (text: string) => Transcript;
}

const documents: readonly Format[] = jsonFormats.map((format: JsonFormat) => ({
  name: format.name,
  fits: () => false,
  read: (text) => readJson(text, format),
}));

export const formats: readonly Format[] = [
  { name: 'vtt', fits: hasVttHeader, read: readVtt },
  { name: 'ttml', fits: looksLikeTtml, read: readTtml },
  { name: 'youtube-xml', fits: looksLikeYoutubeXml, read: readYoutubeXml },
  { name: 'html', fits: looksLikeHtml, read: readHtml },
  { name: 'ssa', fits: (head) => !isMarkup(head) && looksLikeSsa(head), read: readSsa },
  { name: 'srt', fits: (head) => !isMarkup(head) && head.split('\n').some(isTiming), read: readSrt },
  { name: 'table', fits: looksLikeTable, read: readTable },
  { name: 'lrc', fits: looksLikeLrc, read: readLrc },
  { name: 'microdvd', fits: looksLikeMicrodvd, read: readMicrodvd },
  { name: 'mpl2', fits: looksLikeMpl2, read: readMpl2 },
  ...documents,
  { name: 'markdown', read: readMarkdown },
  { name: 'text', read: readText },
];

/** Starts like HTML or XML. */
export function isMarkup(head: string): boolean {
  return /^\s*<(?:!doctype|\?xml|[a-z][\w:-]*[\s>/])/i.test(head.slice(0, 1000));
}
