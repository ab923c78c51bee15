// Which of the transcripts offered is tried first? The show's own language, then what tells times and speakers.
import { formatDescriptions } from '../../domain/transcript-format.js';
import type { WantedContent } from '../fetcher.js';
import type { TranscriptOffer } from './feed.js';

/** What an offer seems to be, by its type or its address. */
export type OfferKind = 'json' | 'vtt' | 'srt' | 'ttml' | 'html' | 'markdown' | 'text' | 'unknown' | 'document';

export interface TranscriptChoice extends TranscriptOffer {
  readonly kind: OfferKind;
  /** For the fetcher. */
  readonly wanted: WantedContent;
}

/**
 * Best first. JSON names its speakers in a field, VTT and SRT may, all three have times; HTML has them at times; nothing
 * is known of the rest.
 */
const RANKS: Readonly<Record<Exclude<OfferKind, 'document'>, number>> = {
  ...{ json: 0, vtt: 1, srt: 2, ttml: 3, html: 5, markdown: 6, text: 7, unknown: 8 },
};

/** `rel="captions"` says that there are times, whatever the type. */
const CAPTIONS_RANK = 4;

/** As found in feeds, beside those that the formats list. */
const WILD_TYPES: Readonly<Record<string, OfferKind>> = {
  'application/json': 'json',
  'text/json': 'json',
  'application/srr': 'srt',
  'application/x-srt': 'srt',
  'application/subrip': 'srt',
  'text/subrip': 'srt',
  'text/webvtt': 'vtt',
  'application/ttml': 'ttml',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/x-markdown': 'markdown',
  'application/pdf': 'document',
  'application/msword': 'document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document',
};

const EXTENSIONS: Readonly<Record<string, OfferKind>> = {
  ...{ json: 'json', vtt: 'vtt', srt: 'srt', ttml: 'ttml', dfxp: 'ttml', html: 'html', htm: 'html', xhtml: 'html' },
  ...{
    md: 'markdown',
    markdown: 'markdown',
    txt: 'text',
    text: 'text',
    pdf: 'document',
    doc: 'document',
    docx: 'document',
  },
};

/**
 * The order in which to try them; word processor's files and PDF are not among them. `showLanguage`: as the feed has it;
 * an offer without a language is in that. Equals keep the feed's order, and an address counts once.
 */
export function orderTranscripts(offers: readonly TranscriptOffer[], showLanguage: string | null): TranscriptChoice[] {
  const choices = offers.flatMap((offer): TranscriptChoice[] => {
    const kind = kindOfOffer(offer);
    return kind === 'document' ? [] : [{ ...offer, kind, wanted: wantedOf(kind) }];
  });
  const order = (choice: TranscriptChoice) => foreignness(choice, showLanguage) * 10 + rankOf(choice);
  const sorted = choices.sort((a, b) => order(a) - order(b));
  return sorted.filter(({ url }, place) => sorted.findIndex((other) => other.url === url) === place);
}

/** By media type without parameters; where that says little ("text/plain", none), by the extension of the path. */
export function kindOfOffer({ type, url }: Pick<TranscriptOffer, 'type' | 'url'>): OfferKind {
  const mediaType = (type ?? '').split(';')[0]!.trim().toLowerCase();
  const byType = KIND_OF_TYPE.get(mediaType);
  if (byType && byType !== 'text') return byType;
  const extension = /\.([a-z]{2,8})$/iu.exec(URL.canParse(url) ? new URL(url).pathname : '')?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined) ?? byType ?? 'unknown';
}

const KIND_OF_TYPE: ReadonlyMap<string, OfferKind> = new Map([
  ...Object.entries(formatDescriptions).flatMap(([format, { mediaTypes }]) =>
    mediaTypes.map((mediaType): [string, OfferKind] => [mediaType, kindOfFormat(format)]),
  ),
  ...Object.entries(WILD_TYPES),
]);

/** Formats that only their content tells apart are all "json". */
function kindOfFormat(format: string): OfferKind {
  if (format in RANKS) return format as OfferKind;
  return 'json';
}

function wantedOf(kind: OfferKind): WantedContent {
  if (kind === 'html' || kind === 'unknown') return 'page';
  return kind === 'json' ? 'json' : 'text';
}

function rankOf({ kind, rel }: TranscriptChoice): number {
  const rank = RANKS[kind as keyof typeof RANKS];
  return rel === 'captions' ? Math.min(rank, CAPTIONS_RANK) : rank;
}

/** 0: the show's language, 1: another region's form of it or unknown, 2: another language. */
function foreignness({ language }: TranscriptOffer, showLanguage: string | null): number {
  if (language === null) return 0;
  if (showLanguage === null) return 1;
  const [offered, shown] = [language, showLanguage].map((tag) => tag.toLowerCase().replaceAll('_', '-'));
  if (offered === shown) return 0;
  return offered!.split('-')[0] === shown!.split('-')[0] ? 1 : 2;
}
