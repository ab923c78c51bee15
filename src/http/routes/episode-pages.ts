// The site's pages of episodes.
import { z } from 'zod';
import type { EpisodeSummary } from '../../domain/episode.js';
import { timedChapters } from '../../export/chapters/timed-chapters.js';
import { renderVideoChapters } from '../../export/chapters/video-chapters.js';
import { isTimed } from '../../export/transcript/cues.js';
import type { PageFrame } from '../../site/layout.js';
import { episodePage } from '../../site/pages/episode.js';
import type { Site } from '../../site/site.js';
import { downloadsOf } from '../episode-downloads.js';
import { episodePageView } from '../episode-page-view.js';
import { followPlaces } from '../follow-anchors.js';
import { episodeAbout } from '../page-abouts.js';
import { playerPolicy } from '../page-policy.js';
import { isReserved, sendPage } from '../page-reply.js';
import { type App, found } from '../routing.js';
import type { Services } from '../services.js';

const query = z.object({
  /** In whose count the anchors are meant; the current one where it is missing. */
  revision: z.coerce.number().int().min(1).optional().catch(undefined),
  /** A time to begin at. */
  t: z.string().optional().transform(secondsOf).catch(undefined),
});

export function episodePageRoutes(app: App, { reader }: Services): void {
  const schema = { hide: true, params: z.object({ show: z.string(), episode: z.string() }), querystring: query };
  app.get('/:show/:episode', { schema }, async (request, reply) => {
    const { show, episode: slug } = request.params;
    if (isReserved(show)) return reply.callNotFound();
    const detail = `The show "${show}" has no episode "${slug}"`;
    const episode = found(await reader.findEpisodeBySlug(show, slug), 'unknown-episode', detail);
    const parts = await readParts(episode, request.query, reader);
    await reply.helmet({ contentSecurityPolicy: playerPolicy(episode.audioUrl) });
    return sendPage(reply, pageOf(parts, request.site));
  });
}

function pageOf(parts: Awaited<ReturnType<typeof readParts>>, site: Site): PageFrame {
  const view = episodePageView(parts);
  const { episode, ofShow, chapters } = parts;
  const { summary: description, people, showTitle } = view;
  const about = episodeAbout({ episode, showTitle, ofShow, chapters, description, people }, site);
  return episodePage({ ...view, about });
}

async function readParts(
  episode: EpisodeSummary,
  { revision: wanted, t: startAt }: z.output<typeof query>,
  reader: Services['reader'],
) {
  const { id, show } = episode;
  const names = [...new Set([...episode.speakers, ...episode.people.map(({ name }) => name)])];
  const [transcript, chapters, lessons, questions, revisions, neighbours, people, ofShow] = await Promise.all([
    reader.findTranscript(id),
    reader.findChapters(id),
    reader.findLessonsOfEpisode(id),
    reader.findQuestions([id]),
    reader.findRevisions(id, { limit: 1 }),
    reader.findNeighbours(id),
    reader.findPeopleNamed(show, names),
    reader.findShow(show),
  ]);
  const gone = `There is no episode "${id}" any more`;
  const { turns } = found(transcript, 'unknown-episode', gone);
  const ownChapters = found(chapters, 'unknown-episode', gone);
  const current = revisions?.items[0]?.number ?? null;
  const revision = wanted ?? current;
  const isEarlier = revision !== null && revision !== current;
  return {
    ...{ episode, turns, startAt, neighbours, revision, people, ofShow },
    chapters: ownChapters,
    lessons: found(lessons, 'unknown-episode', gone),
    questions: questions.get(id) ?? [],
    downloads: downloadsOf(episode, {
      isTimed: isTimed(turns),
      hasTimedChapters: timedChapters(ownChapters).length > 0,
      hasVideoChapters: renderVideoChapters(ownChapters, episode.length) !== null,
    }),
    followed: isEarlier ? await followPlaces({ id, revision, turns }, reader) : undefined,
  };
}

/** "754", "12:34", "1:02:03" or "1h2m3s" as seconds; `undefined` for anything else. */
function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}(?:\.\d{1,3})?$/u.test(text)) return Number(text);
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})$/u.exec(text);
  const [, h, m, s] = clock ?? /^(?=.)(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/u.exec(text) ?? [];
  if (h === undefined && m === undefined && s === undefined) return undefined;
  return Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}
