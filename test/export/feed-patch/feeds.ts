// Feeds for the tests of patching, and a strict reader of what comes out.
import { SaxesParser } from 'saxes';
import { type ItemSource, type TagsWanted, wantedTags } from '../../../src/export/feed-patch/item-tags.js';
import type { MatchableEpisode } from '../../../src/export/feed-patch/match-items.js';
import { type PatchedFeed, type PatchOptions, patchFeed } from '../../../src/export/feed-patch/patch-feed.js';
import { usualKinds } from '../../../src/export/feed-patch/wanted-tag.js';
import { chapters } from '../an-episode.js';
import { nasty } from '../turns.js';

export const PODCAST = 'https://podcastindex.org/namespace/1.0';
const FILES = 'https://shows.example.org/v1/episodes';

export function anItem(inside = '', guid = 'guid-1'): string {
  return `    <item>
      <title>What &amp; why</title>
      <guid isPermaLink="false">${guid}</guid>
      <enclosure url="https://cdn.example.org/${guid}.mp3?x=1&amp;y=2" length="1" type="audio/mpeg"/>${inside}
    </item>
`;
}

export function aFeed(items = anItem(), declarations = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- <item> ]]> -->
<rss version="2.0"${declarations}>
  <channel>
    <title>Night Shift 🌙</title>
${items}  </channel>
</rss>
`;
}

export function anEpisode(changes: Partial<MatchableEpisode> = {}): MatchableEpisode {
  return { id: 'ep_1', title: 'Another title', audioUrl: null, pageUrl: null, guid: 'guid-1', ...changes };
}

export function itemSource(changes: Partial<ItemSource> = {}): ItemSource {
  return {
    ...{ timing: 'exact', chapters, notes: null },
    soundbites: [
      {
        ...{ startTime: 12.5, duration: 20, title: nasty, timing: 'exact', speaker: 'Rui', lesson: 'ls_1' },
        turn: 1,
      },
    ],
    people: [
      { name: 'Ada <Marsh> & Co', role: 'host' },
      { name: 'Rui', role: 'guest' },
      { name: 'Who Knows', role: null },
    ],
    files: {
      transcript: (ending) => `${FILES}/ep_1/transcript.${ending}?v=1&w=2`,
      chapters: `${FILES}/ep_1/chapters.json`,
      chapter: ({ start }) => `https://shows.example.org/night-shift/one#turn-${start.turn}`,
    },
    ...changes,
  };
}

export interface PatchChanges extends Partial<Omit<PatchOptions<MatchableEpisode>, 'wanted'>>, Partial<TagsWanted> {
  readonly source?: Partial<ItemSource>;
}

export function patch(feed: string | Buffer, changes: PatchChanges = {}): Promise<PatchedFeed> {
  const { source, include = [...usualKinds, ...(source?.notes ? ['notes' as const] : [])], ...rest } = changes;
  const { interpolated = true, ...options } = rest;
  return patchFeed(Buffer.from(feed), {
    episodes: [anEpisode()],
    wanted: async (_, channel) => wantedTags(itemSource({ channel, ...source }), { include, interpolated }),
    existing: 'keep',
    name: 'show.xml',
    ...options,
  });
}

export interface ReadTag {
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The tags of a namespace inside of items, read by a parser that forgives nothing. */
export function tagsIn(xml: string, namespace = PODCAST): ReadTag[] {
  const tags: { local: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let current: (typeof tags)[number] | null = null;
  const path: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, local, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    if (uri === namespace && path.at(-1) === 'item') {
      current = { local, attributes: Object.fromEntries(values), text: '' };
      tags.push(current);
    }
    path.push(name);
  });
  const say = (data: string): void => {
    if (current) current.text += data;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    path.pop();
    if (path.at(-1) === 'item') current = null;
  });
  parser.write(xml).close();
  return tags;
}
