// A show's feed and its episodes -> the feed with what Hindcast knows in the items that match, a diff, and a report. All else
// stays byte for byte; a feed that was patched is not changed by patching it again.

import { FeedPrefixes } from './feed-prefixes.js';
import { decodeFeed } from './feed-text.js';
import { childOf, type MatchableEpisode, type MatchKind, matchItems } from './match-items.js';
import { type ItemPatch, patchItem } from './patch-item.js';
import { type ScannedElement, type ScannedFeed, type ScannedItem, scanFeed } from './scan-feed.js';
import { applyEdits, type TextEdit } from './text-edit.js';
import { unifiedDiff } from './unified-diff.js';
import type { PatchKind, WantedTags } from './wanted-tag.js';

export interface PatchOptions<Episode extends MatchableEpisode> {
  readonly episodes: readonly Episode[];
  /** What the item of an episode is to have, in a channel with these persons. */
  readonly wanted: (episode: Episode, channel: readonly ScannedElement[]) => Promise<WantedTags>;
  /** What an item has of a kind stays as it is, or gives way. */
  readonly existing: 'keep' | 'replace';
  /** In the head of the diff. */
  readonly name: string;
}

export interface PatchedFeed {
  /** In the encoding of the original. */
  readonly bytes: Buffer;
  readonly text: string;
  readonly encoding: string;
  /** Unified; empty where nothing changed. */
  readonly diff: string;
  readonly items: readonly PatchedItem[];
  /** Ids of episodes that no item matches. */
  readonly episodesWithoutItem: readonly string[];
}

export interface PatchedItem {
  readonly line: number;
  readonly guid: string | null;
  readonly title: string | null;
  /** Id; `null` where no episode matches. */
  readonly episode: string | null;
  readonly matchedBy: MatchKind | null;
  /** Several episodes, or several items, could have been meant. */
  readonly isAmbiguous: boolean;
  readonly added: Readonly<Record<PatchKind, number>>;
  readonly removed: Readonly<Record<PatchKind, number>>;
  /** Kinds that the item has already, and that stay. */
  readonly kept: readonly PatchKind[];
  /** What it gets nothing of, or not all, and why. */
  readonly leftOut: WantedTags['leftOut'];
  /** Kinds that were added with times between two stamps of the source: listen before they are published. */
  readonly interpolated: readonly PatchKind[];
}

const NOTHING: WantedTags = { tags: [], leftOut: [], interpolated: [] };

/** Throws `malformed-feed` for what is no well-formed RSS. */
export async function patchFeed<Episode extends MatchableEpisode>(
  feed: Buffer,
  { episodes, wanted, existing, name }: PatchOptions<Episode>,
): Promise<PatchedFeed> {
  const { text, encode, encoding, isUnicode } = decodeFeed(feed);
  const scanned = scanFeed(text);
  const { ofItems, ambiguous } = matchItems(scanned.items, episodes);
  const prefixes = new FeedPrefixes(scanned);
  const edits: TextEdit[] = [];
  const items: PatchedItem[] = [];
  for (const [place, item] of scanned.items.entries()) {
    const match = ofItems[place] ?? null;
    const told = match ? await wanted(match.episode, scanned.persons) : NOTHING;
    const patch = patchItem(item, told.tags, { text, prefixes, existing, isUnicode });
    edits.push(...patch.edits);
    items.push(reportOf(item, patch, { match, told, isAmbiguous: match === null && ambiguous.has(place) }));
  }
  edits.push(...declarationsOf(scanned, prefixes));
  const patched = applyEdits(text, edits);
  const matched = new Set(ofItems.map((match) => match?.episode.id));
  return {
    ...{ bytes: edits.length > 0 ? encode(patched) : feed, text: patched, encoding },
    diff: unifiedDiff(text, edits, name),
    items,
    episodesWithoutItem: episodes.flatMap(({ id }) => (matched.has(id) ? [] : [id])),
  };
}

function declarationsOf({ root }: ScannedFeed, prefixes: FeedPrefixes): TextEdit[] {
  const text = prefixes.declarations();
  return text === '' ? [] : [{ start: root.openEnd, end: root.openEnd, text }];
}

interface MatchOf {
  readonly match: { readonly episode: MatchableEpisode; readonly by: MatchKind } | null;
  readonly told: WantedTags;
  readonly isAmbiguous: boolean;
}

function reportOf(item: ScannedItem, patch: ItemPatch, { match, told, isAmbiguous }: MatchOf): PatchedItem {
  return {
    line: item.line,
    guid: childOf(item, 'rss:guid')?.text || null,
    title: childOf(item, 'rss:title')?.text || null,
    episode: match?.episode.id ?? null,
    matchedBy: match?.by ?? null,
    isAmbiguous,
    ...{ added: patch.added, removed: patch.removed, kept: patch.kept },
    leftOut: told.leftOut,
    interpolated: told.interpolated.filter((kind) => patch.added[kind] > 0),
  };
}
