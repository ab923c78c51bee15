// Which other lessons are near one, in meaning first, then by what it is about?
import type { EditedLesson } from '../domain/edit.js';
import type { Hit } from '../search/search.js';
import type { LessonView } from '../site/views.js';
import { lessonUrl } from './links.js';
import { lessonView, topicLink } from './page-views.js';
import type { Services } from './services.js';

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
  return [...near.map(hitView), ...others.map((each) => lessonView(each, each.episode))];
}

/** A statement is no query: nothing in it asks for a phrase, leaves a word out, or narrows. */
function plainWords(statement: string): string {
  return statement.replace(/["“”„:]|(?<=^|\s)-/gu, ' ');
}

function hitView({ lesson, text, url, startTime, speakers, episode }: Hit): LessonView {
  const { id = '', statement = '', topics = [] } = lesson ?? {};
  return {
    ...{ statement, url, startTime, speakers, episodeTitle: episode.title, quote: text, alsoSaid: [] },
    pageUrl: lessonUrl(id),
    topics: topics.map(topicLink),
  };
}
