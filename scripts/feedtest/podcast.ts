// A made-up podcast of which every item has something to try a reader of feeds with: what each offers, and what must come
// of it.
import { mulberry32 } from '../random.js';

export type Trouble =
  | 'none'
  | 'slow'
  | 'fails-first'
  | 'resets-first'
  | 'truncated-first'
  | 'busy-first'
  | 'redirects'
  | 'second-offer'
  | 'no-offer'
  | 'placeholder'
  | 'missing'
  | 'always-fails'
  | 'always-truncated'
  | 'private-redirect'
  | 'metadata-redirect'
  | 'redirect-loop'
  | 'gzip-bomb'
  | 'recording'
  | 'log-in-page'
  | 'broken-json'
  | 'no-speech'
  | 'silent-host';

/** What must become of an item: taken in, without a transcript, or failed with this code. */
export const outcomes: Readonly<Record<Trouble, 'in' | 'without-transcript' | { readonly failed: readonly string[] }>> =
  {
    none: 'in',
    slow: 'in',
    'fails-first': 'in',
    'resets-first': 'in',
    'truncated-first': 'in',
    'busy-first': 'in',
    redirects: 'in',
    'second-offer': 'in',
    'no-offer': 'without-transcript',
    placeholder: 'without-transcript',
    'no-speech': 'without-transcript',
    missing: { failed: ['http-status'] },
    'always-fails': { failed: ['http-status'] },
    'always-truncated': { failed: ['connection-lost'] },
    'private-redirect': { failed: ['forbidden-address'] },
    'metadata-redirect': { failed: ['forbidden-address'] },
    'redirect-loop': { failed: ['too-many-redirects'] },
    'gzip-bomb': { failed: ['too-large'] },
    recording: { failed: ['wrong-content'] },
    'log-in-page': { failed: ['wrong-content'] },
    'broken-json': { failed: ['malformed-transcript', 'unknown-format'] },
    'silent-host': { failed: ['timed-out', 'host-silent'] },
  };

export interface Item {
  readonly index: number;
  readonly guid: string;
  readonly title: string;
  readonly trouble: Trouble;
  readonly format: 'vtt' | 'srt' | 'json';
}

/** One item in two is sound; the others have every trouble in turn. */
export function makeItems(count: number): Item[] {
  const troubles = Object.keys(outcomes).filter((trouble) => trouble !== 'none') as Trouble[];
  const formats = ['vtt', 'srt', 'json'] as const;
  return Array.from({ length: count }, (_, index) => {
    const trouble = index % 2 === 0 ? 'none' : troubles[((index - 1) / 2) % troubles.length]!;
    const format = trouble === 'broken-json' ? 'json' : formats[index % 3]!;
    return {
      index,
      guid: `tag:podcast.example,2026:${index}`,
      title: `Episode ${index}: on restoring`,
      trouble,
      format,
    };
  });
}

/** Words that no other item has. `edition`: another one is a corrected transcript. */
export function markOf({ index }: Item, edition: number): string {
  return `keeper${index}edition${edition}`;
}

/** Two people who talk for some minutes, other things in every item. */
export function cuesOf(
  item: Item,
  edition: number,
): { readonly start: number; readonly speaker: string; readonly text: string }[] {
  const random = mulberry32(item.index * 31 + 7);
  return Array.from({ length: 24 }, (_, i) => {
    const machine = Math.floor(random() * 1000);
    const own = i === 0 ? `We call it ${markOf(item, edition)}. ` : '';
    const text = `${own}In step ${i} we restored the backup of machine ${machine} and compared what it holds before we trusted it.`;
    return { start: i * 10, speaker: i % 2 === 0 ? 'Ada Marsh' : 'Rui Costa', text };
  });
}

export function transcriptOf(item: Item, edition: number): string {
  const cues = cuesOf(item, edition);
  switch (item.format) {
    case 'vtt':
      return `WEBVTT\n\n${cues.map(({ start, speaker, text }) => `${clock(start, '.')} --> ${clock(start + 10, '.')}\n<v ${speaker}>${text}\n`).join('\n')}`;
    case 'srt':
      return cues
        .map(
          ({ start, speaker, text }, i) =>
            `${i + 1}\n${clock(start, ',')} --> ${clock(start + 10, ',')}\n${speaker}: ${text}\n`,
        )
        .join('\n');
    case 'json':
      return JSON.stringify({
        version: '1.0.0',
        segments: cues.map(({ start, speaker, text }) => ({
          speaker,
          startTime: start,
          endTime: start + 10,
          body: text,
        })),
      });
  }
}

function clock(seconds: number, point: string): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `00:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}${point}000`;
}

export const mediaTypes = { vtt: 'text/vtt', srt: 'application/x-subrip', json: 'application/json' } as const;

/** Two chapters for every item. */
export function chaptersOf(item: Item): string {
  const chapters = [
    { startTime: 0, title: `How ${item.index} began` },
    { startTime: 120, title: `What ${item.index} taught` },
  ];
  return JSON.stringify({ version: '1.2.0', chapters });
}

export interface Hosts {
  readonly base: string;
  /** Takes connections and never answers. */
  readonly silentBase: string;
}

/** One page of the feed. */
export function pageOf(items: readonly Item[], { next, ...hosts }: Hosts & { readonly next: string | null }): string {
  const link = next === null ? '' : `<atom:link rel="next" href="${next}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>The Restore Hour</title>
<link>${hosts.base}/</link><language>en</language><podcast:person role="host">Ada Marsh</podcast:person>${link}
${items.map((item) => itemElement(item, hosts)).join('\n')}</channel></rss>`;
}

function itemElement(item: Item, { base, silentBase }: Hosts): string {
  const { index, guid, title, trouble, format } = item;
  const host = trouble === 'silent-host' ? silentBase : base;
  const offer = (path: string) =>
    `<podcast:transcript url="${host}/${path}/${index}.${format}" type="${mediaTypes[format]}"/>`;
  const offers = {
    'no-offer': '',
    'second-offer': `<podcast:transcript url="${base}/gone/${index}.json" type="application/json"/>${offer('transcripts')}`,
  };
  const offered = trouble === 'no-offer' || trouble === 'second-offer' ? offers[trouble] : offer('transcripts');
  const published = new Date(Date.UTC(2026, 0, 1) - index * 86_400_000).toUTCString();
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><pubDate>${published}</pubDate>
<link>${base}/episodes/${index}</link><enclosure url="${base}/audio/${index}.mp3" type="audio/mpeg" length="1"/>
<itunes:image href="${base}/art/${index}.jpg"/><podcast:season name="Backups">${1 + (index % 3)}</podcast:season>
<podcast:episode>${index}</podcast:episode><podcast:soundbite startTime="20" duration="10">Trust</podcast:soundbite>
<podcast:person role="host">Ada Marsh</podcast:person><podcast:person role="guest">Rui Costa</podcast:person>
<podcast:chapters url="${base}/chapters/${index}.json" type="application/json+chapters"/>${offered}</item>`;
}
