// Which item of a feed is which episode? By guid, then by what it plays, by its page and by its title; only where one item
// and one episode are left for each other.
import type { EpisodeSummary } from '../../domain/episode.js';
import type { ScannedElement, ScannedItem } from './scan-feed.js';

export const matchKinds = ['guid', 'enclosure', 'link', 'title'] as const;
export type MatchKind = (typeof matchKinds)[number];

export type MatchableEpisode = Pick<EpisodeSummary, 'id' | 'title' | 'audioUrl' | 'pageUrl'> & {
  /** Of the item that it was imported from. */
  readonly guid: string | null;
};

export interface ItemMatch<Episode> {
  readonly episode: Episode;
  readonly by: MatchKind;
}

export interface Matches<Episode> {
  /** By the item's place; `null` where it has none. */
  readonly ofItems: readonly (ItemMatch<Episode> | null)[];
  /** Places of items that several episodes or other items could stand for. */
  readonly ambiguous: ReadonlySet<number>;
}

export function matchItems<Episode extends MatchableEpisode>(
  items: readonly ScannedItem[],
  episodes: readonly Episode[],
): Matches<Episode> {
  const ofItems: (ItemMatch<Episode> | null)[] = items.map(() => null);
  const ambiguous = new Set<number>();
  const left = new Set(episodes);
  for (const by of matchKinds) {
    const places = groupBy(
      [...items.keys()].filter((place) => ofItems[place] === null),
      (place) => itemKey(items[place]!, by),
    );
    const candidates = groupBy([...left], (episode) => episodeKey(episode, by));
    for (const [key, among] of places) {
      const fitting = candidates.get(key) ?? [];
      if (among.length === 1 && fitting.length === 1) {
        ofItems[among[0]!] = { episode: fitting[0]!, by };
        left.delete(fitting[0]!);
      } else if (fitting.length > 0) for (const place of among) ambiguous.add(place);
    }
  }
  return { ofItems, ambiguous };
}

/** Text and attributes of the first such child. */
export function childOf({ children }: ScannedItem, tag: string): ScannedElement | undefined {
  return children.find((child) => child.tag === tag);
}

function itemKey(item: ScannedItem, by: MatchKind): string | null {
  switch (by) {
    case 'guid':
      return childOf(item, 'rss:guid')?.text || null;
    case 'enclosure':
      return audioKey(childOf(item, 'rss:enclosure')?.attributes.url);
    case 'link':
      return pageKey(childOf(item, 'rss:link')?.text);
    case 'title':
      return titleKey(childOf(item, 'rss:title')?.text ?? childOf(item, 'itunes:title')?.text);
  }
}

function episodeKey({ guid, audioUrl, pageUrl, title }: MatchableEpisode, by: MatchKind): string | null {
  if (by === 'guid') return guid;
  if (by === 'enclosure') return audioKey(audioUrl);
  return by === 'link' ? pageKey(pageUrl) : titleKey(title);
}

/** Services that count downloads stand in front of an address: "https://op3.dev/e/cdn.example.org/1.mp3?x". */
function audioKey(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const whole = `${hostname}${pathname}`.replace(/https?:\/\/?/gu, '');
  const hosts = [...whole.matchAll(/(?:^|\/)(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/)/giu)];
  const last = hosts.at(-1);
  return whole.slice(last ? last.index + last[0].length : 0);
}

function pageKey(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { hostname, pathname, search } = new URL(address);
  const path = pathname.replace(/\/+$/u, '');
  // The front page is nobody's.
  return path || search ? `${hostname.replace(/^www\./u, '')}${path}${search}` : null;
}

/** Without case, punctuation and a number in front: "#12: What we lost" is "What we lost". */
function titleKey(title: string | null | undefined): string | null {
  const plain = (title ?? '').normalize('NFKC').toLowerCase();
  const bare = plain.replace(/^\s*(?:ep(?:isode)?\.?\s*)?#?\d+\s*[:.–—|-]\s*/u, '');
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? plain.match(/[\p{L}\p{N}]+/gu))?.join(' ') ?? null;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
