// What of an archive goes into a show's feed: read an episode at a time, so that others are served between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EpisodeSummary } from '../domain/episode.js';
import type { EpisodeFiles, PatchKind, WantedTag } from '../export/feed-patch/item-tags.js';
import { wantedTags } from '../export/feed-patch/item-tags.js';
import type { MatchableEpisode } from '../export/feed-patch/match-items.js';
import { type PatchedFeed, patchFeed } from '../export/feed-patch/patch-feed.js';
import { composeShowNotes } from '../export/notes/show-notes.js';
import { REACH } from '../export/soundbites/clip.js';
import { soundbitesOf, type TitledSoundbite } from '../export/soundbites/soundbites.js';
import { templateName } from '../export/templates/built-in.js';
import type { Feeds } from '../feed/feeds.js';
import { readEpisodeSource, readPeople } from './episode-source.js';
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
  /** Also soundbites whose times are interpolated. */
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
    wanted: (episode) => tagsOf(episode, services, request),
    existing: request.existing,
    name: `${request.show}.xml`,
  });
}

async function tagsOf(
  episode: EpisodeSummary & MatchableEpisode,
  services: Patching,
  request: FeedPatchRequest,
): Promise<WantedTag[]> {
  await nextTurn();
  const { reader } = services;
  const { include, base } = request;
  const tags = wantedTags({
    isTimed: episode.duration !== null,
    chapters: include.includes('chapters') ? ((await reader.findChapters(episode.id)) ?? []) : [],
    soundbites: include.includes('soundbites') ? await soundbitesIn(reader, episode.id, request) : [],
    people: await readPeople(reader, episode, base),
    notes: include.includes('notes') ? await notesFor(services, episode.id, request) : null,
    files: filesOf(episode.id, base),
  });
  return tags.filter(({ kind }) => include.includes(kind));
}

function filesOf(id: string, base: string): EpisodeFiles {
  const path = `${base.replace(/\/+$/u, '')}/v1/episodes/${id}`;
  return { transcript: (format) => `${path}/transcript?format=${format}`, chapters: `${path}/chapters.json` };
}

/** Only the turns around the lessons are read: that is a hundredth of an archive. */
async function soundbitesIn(
  reader: ArchiveReader,
  id: string,
  { interpolated }: FeedPatchRequest,
): Promise<TitledSoundbite[]> {
  const lessons = (await reader.findLessonsOfEpisode(id)) ?? [];
  const near = lessons.flatMap(({ turn }) => Array.from({ length: 2 * REACH + 1 }, (_, i) => turn - REACH + i));
  const indexes = [...new Set(near)].filter((index) => index >= 0).sort((a, b) => a - b);
  const soundbites = soundbitesOf(await reader.findTurns(id, indexes), lessons);
  return soundbites.filter(({ timing }) => interpolated || timing === 'exact');
}

async function notesFor(services: Patching, id: string, { show, base }: FeedPatchRequest): Promise<string> {
  const notes = composeShowNotes(await readEpisodeSource(services.reader, id, base));
  return renderOrRefuse(notes, await findTemplate(services.templates, show, templateName('feed', 'html')));
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
