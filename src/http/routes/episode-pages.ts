// The site's pages of episodes.
import { z } from 'zod';
import { episodePage } from '../../site/pages/episode.js';
import { followAnchors } from '../follow-anchors.js';
import { isReserved, sendPage } from '../page-reply.js';
import { chapterView, episodeView, lessonView, questionLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import type { Services } from '../services.js';

export function episodePageRoutes(app: App, services: Services): void {
  const schema = {
    hide: true,
    params: z.object({ show: z.string(), episode: z.string() }),
    querystring: z.object({ revision: z.coerce.number().int().min(1).optional().catch(undefined) }),
  };
  app.get('/:show/:episode', { schema }, async ({ params: { show, episode }, query }, reply) => {
    if (isReserved(show)) return reply.callNotFound();
    return sendPage(reply, await episodePageOf({ show, slug: episode, ...query }, services));
  });
}

interface PageAddress {
  readonly show: string;
  readonly slug: string;
  /** In whose count `#turn-N` is meant; the current one where it is missing. */
  readonly revision?: number | undefined;
}

async function episodePageOf({ show, slug, revision }: PageAddress, { reader }: Services): Promise<string> {
  const detail = `The show "${show}" has no episode "${slug}"`;
  const episode = found(await reader.findEpisodeBySlug(show, slug), 'unknown-episode', detail);
  const [transcript, chapters, lessons, questions] = await Promise.all([
    reader.findTranscript(episode.id),
    reader.findChapters(episode.id),
    reader.findLessonsOfEpisode(episode.id),
    reader.findQuestions([episode.id]),
  ]);
  const { turns } = found(transcript, 'unknown-episode', detail);
  const revisions = await reader.findRevisions(episode.id, { limit: 1 });
  const anchors = await findAnchors({ id: episode.id, revision, turnCount: turns.length }, reader);
  return episodePage({
    episode: episodeView(episode),
    audioUrl: episode.audioUrl,
    pageUrl: episode.pageUrl,
    chapters: found(chapters, 'unknown-episode', detail).map((chapter) => chapterView(chapter, episode)),
    lessons: found(lessons, 'unknown-episode', detail).map((lesson) =>
      lessonView(lesson, { ...episode, title: 'in the transcript' }),
    ),
    questions: (questions.get(episode.id) ?? []).map(questionLink),
    revision: revisions?.items[0]?.number ?? null,
    turns: turns.map(({ index, speaker, text, startTime }) => {
      return { index, speaker, text, startTime, anchors: anchors ? (anchors.get(index) ?? []) : [index] };
    }),
  });
}

/** Turn now -> the turns of the revision that lead there; `null` where each leads to itself. */
async function findAnchors(
  { revision, ...episode }: { readonly id: string; readonly revision: number | undefined; readonly turnCount: number },
  reader: Services['reader'],
): Promise<Map<number, number[]> | null> {
  if (revision === undefined) return null;
  const anchors = new Map<number, number[]>();
  for (const [turn, place] of (await followAnchors({ ...episode, revision }, reader)).entries()) {
    anchors.set(place, [...(anchors.get(place) ?? []), turn]);
  }
  return anchors;
}
