// What of an archive goes into a show's feed: read an episode at a time, so that others are served between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EpisodeSummary } from '../domain/episode.js';
import { nameKeyOf } from '../domain/people/person.js';
import type { Turn } from '../domain/transcript.js';
import type { PersonSource } from '../export/feed-patch/item-persons.js';
import { type EpisodeFiles, type ItemSource, wantedTags } from '../export/feed-patch/item-tags.js';
import type { MatchableEpisode } from '../export/feed-patch/match-items.js';
import { type PatchedFeed, patchFeed } from '../export/feed-patch/patch-feed.js';
import type { ScannedElement } from '../export/feed-patch/scan-feed.js';
import type { PatchKind, WantedTags } from '../export/feed-patch/wanted-tag.js';
import { composeShowNotes } from '../export/notes/show-notes.js';
import { soundbitesOf } from '../export/soundbites/soundbites.js';
import type { EpisodeSource } from '../export/source.js';
import { templateName } from '../export/templates/built-in.js';
import { isTimed } from '../export/transcript/cues.js';
import type { Feeds } from '../feed/feeds.js';
import { readEpisodeSource, sourcePeople } from './episode-source.js';
import type { ArchiveReader, Services } from './services.js';
import { allEpisodes } from './show-episodes.js';
import { findTemplate, renderOrRefuse } from './show-templates.js';

export interface FeedPatchRequest {
  readonly show: string;
  readonly feed: Buffer;
  /** Scheme and host under which readers and players reach this service. */
  readonly base: string;
  readonly include: readonly PatchKind[];
  readonly existing: 'keep' | 'replace';
  /** Also captions, chapters and soundbites with times between two stamps. */
  readonly interpolated: boolean;
}

type Patching = Pick<Services, 'reader' | 'feeds' | 'templates'>;

/** Throws `malformed-feed`, and `malformed-template` where notes are asked for and the show's template fails. */
export async function patchShowFeed(services: Patching, request: FeedPatchRequest): Promise<PatchedFeed> {
  const { reader, feeds } = services;
  const guids = await guidsOf(feeds, request.show);
  const episodes = (await allEpisodes(reader, request.show)).map((episode) => ({
    ...episode,
    guid: guids.get(episode.id) ?? null,
  }));
  return patchFeed(request.feed, {
    episodes,
    wanted: (episode, channel) => tagsOf(episode, services, { ...request, channel }),
    existing: request.existing,
    name: `${request.show}.xml`,
  });
}

async function tagsOf(
  episode: EpisodeSummary & MatchableEpisode,
  services: Patching,
  { channel, ...request }: FeedPatchRequest & { readonly channel: readonly ScannedElement[] },
): Promise<WantedTags> {
  await nextTurn();
  const { reader } = services;
  const { include, base } = request;
  const source = await readEpisodeSource(reader, episode.id, base);
  return wantedTags(
    {
      timing: timingOf(source.turns),
      chapters: source.chapters,
      soundbites: include.includes('soundbites') ? soundbitesOf(source) : [],
      ...(await personsOf(reader, episode, { channel, base })),
      notes: include.includes('notes') ? await notesFor(services, source, request.show) : null,
      files: filesOf(source, base),
    },
    request,
  );
}

function timingOf(turns: readonly Turn[]): ItemSource['timing'] {
  if (!isTimed(turns)) return null;
  return turns.every(({ timing }) => timing === 'exact') ? 'exact' : 'interpolated';
}

/** Addresses that a server has and a site of static files as well. */
function filesOf({ episode: { id }, urls }: EpisodeSource, base: string): EpisodeFiles {
  const path = `${base.replace(/\/+$/u, '')}/v1/episodes/${id}`;
  return {
    transcript: (ending) => `${path}/transcript.${ending}`,
    chapters: `${path}/chapters.json`,
    chapter: ({ start }) => urls.turn(start.turn, start.offset),
  };
}

/** Those named with the episode or speaking in it, and hosts who speak though only guests are named. */
async function personsOf(
  reader: ArchiveReader,
  episode: EpisodeSummary,
  { channel, base }: { readonly channel: readonly ScannedElement[]; readonly base: string },
): Promise<PersonSource> {
  const { people, speakers, show } = episode;
  const names = [...people.map(({ name }) => name), ...speakers, ...channel.map(({ text }) => text)];
  const known = await reader.findPeopleNamed(show, names);
  const keyOf = (name: string): string => known.get(name)?.slug ?? nameKeyOf(name);
  const named = sourcePeople(episode, known, base);
  const isNamed = new Set(named.map(({ name }) => keyOf(name)));
  const inChannel = new Set(channel.map(({ text }) => keyOf(text)));
  const heard = sourcePeople({ people: [], speakers }, known, base).filter(
    ({ name, role }) => !isNamed.has(keyOf(name)) && (role === 'host' || inChannel.has(keyOf(name))),
  );
  return { people: [...named, ...heard], channel, keyOf };
}

async function notesFor({ templates }: Patching, source: EpisodeSource, show: string): Promise<string> {
  return renderOrRefuse(composeShowNotes(source), await findTemplate(templates, show, templateName('feed', 'html')));
}

const AT_ONCE = 100;

/** Episode ids -> guids of the items that they came from, where the show's feed is followed. */
async function guidsOf(feeds: Feeds, show: string): Promise<Map<string, string>> {
  const guids = new Map<string, string>();
  for (const { id } of await feedsOf(feeds, show)) {
    for (let cursor: string | undefined | null; cursor !== null; ) {
      const page = await feeds.findFeedItems(id, {}, { limit: AT_ONCE, cursor });
      for (const { guid, episodeId } of page.items) if (episodeId !== null) guids.set(episodeId, guid);
      cursor = page.nextCursor;
    }
  }
  return guids;
}

/** Feeds that are followed for the show, the last one first. */
export async function feedsOf(feeds: Pick<Feeds, 'findFeeds'>, show: string): Promise<{ readonly id: string }[]> {
  const found: { readonly id: string }[] = [];
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await feeds.findFeeds({ limit: AT_ONCE, cursor });
    found.push(...page.items.filter((feed) => feed.show === show));
    cursor = page.nextCursor;
  }
  return found;
}
