// Which other lessons are near one, in meaning first, then by what it is about?
import type { EditedLesson } from '../domain/edit.js';
import type { Hit } from '../search/search.js';
import type { LessonView } from '../site/views.js';
import { lessonUrl } from './links.js';
import { lessonView, topicLink } from './page-views.js';
import type { Services } from './services.js';
import { showTitles } from './show-titles.js';

const MOST = 6;
/** Of one episode: near it is most of all what was said just before and after. */
const OF_AN_EPISODE = 2;

export async function nearLessons(lesson: EditedLesson, { search, reader }: Services): Promise<LessonView[]> {
  const { hits } = await search.search({
    ...{ q: plainWords(lesson.statement), mode: 'hybrid', in: 'lessons', filter: {}, limit: MOST + 1 },
    ...{ explain: false, snippets: false, perEpisode: OF_AN_EPISODE },
  });
  const near = hits.filter((hit) => hit.lesson && hit.lesson.id !== lesson.id).slice(0, MOST);
  const known = new Set([lesson.id, ...near.map((hit) => hit.lesson?.id)]);
  const [topic] = lesson.topics;
  const onTopic = topic && near.length < MOST ? await reader.findLessonsOfTopic(topic.slug, 2 * MOST) : [];
  const others = onTopic.filter(({ id }) => !known.has(id)).slice(0, MOST - near.length);
  const shows = [lesson, ...near, ...others].map(({ episode }) => episode.show);
  const titles = new Set(shows).size > 1 ? await showTitles(shows, reader) : new Map<string, string>();
  return [
    ...near.map((hit) => hitView(hit, titles.get(hit.episode.show))),
    ...others.map((each) => lessonView(each, each.episode, titles.get(each.episode.show))),
  ];
}

/** A statement is no query: nothing in it asks for a phrase, leaves a word out, or narrows. */
function plainWords(statement: string): string {
  return statement.replace(/["“”„:]|(?<=^|\s)-/gu, ' ');
}

function hitView(
  { lesson, text, url, startTime, timing, speakers, episode }: Hit,
  show: string | undefined,
): LessonView {
  const { id = '', statement = '', topics = [] } = lesson ?? {};
  return {
    ...{ statement, url, startTime, timing, speakers, episodeTitle: episode.title, quote: text, alsoSaid: [] },
    ...(show !== undefined && { show }),
    pageUrl: lessonUrl(id),
    topics: topics.map(topicLink),
  };
}
