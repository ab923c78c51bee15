// Which other lessons are near one in meaning, if any are?
import type { EditedLesson } from '../domain/edit.js';
import { bareWords } from '../domain/lesson.js';
import type { Hit } from '../search/search.js';
import type { LessonView } from '../site/views.js';
import { lessonUrl } from './links.js';
import { topicLink } from './page-views.js';
import type { Services } from './services.js';
import { type NamedShow, namedShows, nameOf } from './show-titles.js';

const MOST = 6;
/** Read, because a recording that is there twice has each lesson twice. */
const READ = 3 * MOST;
/** Of one episode: near it is most of all what was said just before and after. */
const OF_AN_EPISODE = 2;
/**
 * How near a lesson has to be, from 0 for the farthest of the 300 that are compared to 1 for the lesson itself; less will
 * do where both are about the same topic. Judged by reading 36 lessons of 136 episodes: below this they share words at most.
 */
const NEAR = 0.3;
const NEAR_ON_TOPIC = 0.2;

/** Up to six, none where nothing is near. Without vectors only those of the same topic. */
export async function nearLessons(lesson: EditedLesson, { search, reader }: Services): Promise<LessonView[]> {
  const { hits, retrievers } = await search.search({
    ...{ q: plainWords(lesson.statement), mode: 'vector', in: 'lessons', filter: {}, limit: READ },
    ...{ explain: false, snippets: false, perEpisode: OF_AN_EPISODE },
  });
  const topics = new Set(lesson.topics.map(({ slug }) => slug));
  const isNear = (hit: Hit): boolean => {
    const isOnTopic = hit.lesson?.topics.some(({ slug }) => topics.has(slug)) ?? false;
    if (!retrievers.includes('vector')) return isOnTopic;
    return hit.score >= (isOnTopic ? NEAR_ON_TOPIC : NEAR);
  };
  const others = hits.filter((hit) => hit.lesson && hit.lesson.id !== lesson.id);
  const near = saidOnce(others.filter(isNear), lesson).slice(0, MOST);
  const shows = [lesson, ...near].map(({ episode }) => episode.show);
  const named = await namedShows(shows, reader);
  return near.map((hit) => hitView(hit, nameOf(hit.episode, named, new Set(shows).size > 1)));
}

/** Without those whose words are the lesson's own or a nearer one's. */
function saidOnce(hits: readonly Hit[], { statement, quote }: Pick<EditedLesson, 'statement' | 'quote'>): Hit[] {
  const said = new Set([statement, quote].map(bareWords));
  return hits.filter((hit) => {
    const words = [hit.lesson?.statement ?? '', hit.text].map(bareWords);
    const isNew = !words.some((each) => said.has(each));
    for (const each of words) said.add(each);
    return isNew;
  });
}

/** A statement is no query: nothing in it asks for a phrase, leaves a word out, or narrows. */
function plainWords(statement: string): string {
  return statement.replace(/["“”„:]|(?<=^|\s)-/gu, ' ');
}

function hitView(
  { lesson, text, url, startTime, timing, speakers, episode }: Hit,
  { title: show, language }: Partial<NamedShow>,
): LessonView {
  const { id = '', statement = '', topics = [] } = lesson ?? {};
  return {
    ...{ statement, url, startTime, timing, speakers, episodeTitle: episode.title, quote: text, alsoSaid: [] },
    ...{ language, ...(show !== undefined && { show }) },
    pageUrl: lessonUrl(id),
    topics: topics.map(topicLink),
  };
}
