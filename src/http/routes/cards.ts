// Pictures of lessons and episodes, for previews elsewhere.
import { z } from 'zod';
import { isReserved } from '../page-reply.js';
import { type App, found } from '../routing.js';
import type { Services } from '../services.js';
import { noLesson } from './lessons.js';

/** Seconds. A picture changes only when somebody edits or corrects what stands on it. */
const MAX_AGE = 'public, max-age=86400';

export function cardRoutes(app: App, { reader, drawCard }: Services): void {
  const titleOf = async (show: string): Promise<string> => (await reader.findShow(show))?.title ?? show;

  const ofLesson = { schema: { hide: true, params: z.object({ id: z.string() }) } };
  app.get('/lessons/:id/card.png', ofLesson, async ({ params: { id }, site }, reply) => {
    const lesson = await reader.findEditedLesson(id);
    const { quote, speaker, episode } = found(lesson?.hidden ? null : lesson, 'unknown-lesson', noLesson(id));
    const source = `${await titleOf(episode.show)} · ${episode.title}`;
    const picture = await drawCard({ kind: 'quote', text: quote, byline: speaker ?? '', source, site: site.name });
    return reply.type('image/png').header('cache-control', MAX_AGE).send(picture);
  });

  const ofEpisode = { schema: { hide: true, params: z.object({ show: z.string(), episode: z.string() }) } };
  app.get('/:show/:episode/card.png', ofEpisode, async ({ params: { show, episode: slug }, site }, reply) => {
    if (isReserved(show)) return reply.callNotFound();
    const detail = `The show "${show}" has no episode "${slug}"`;
    const episode = found(await reader.findEpisodeBySlug(show, slug), 'unknown-episode', detail);
    const { title, people, speakers, publishedAt } = episode;
    const byline = (people.length > 0 ? people.map(({ name }) => name) : speakers).join(', ');
    const source = [await titleOf(show), publishedAt?.slice(0, 10)].filter(Boolean).join(' · ');
    const picture = await drawCard({ kind: 'title', text: title, byline, source, site: site.name });
    return reply.type('image/png').header('cache-control', MAX_AGE).send(picture);
  });
}
