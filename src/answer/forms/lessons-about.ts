// Which lessons are about a subject? Those that say it, and those that say something near to it or carry it as a topic.
import type { Hit } from '../../search/search.js';
import type { Filter } from '../../store/store.js';
import type { Read } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { needsSmallWords, tellingWordsOf } from './subject.js';

const LESSONS_READ = 60;

/** Each best first. */
export interface LessonsAbout extends Read {
  /** The lesson itself says every telling word; words that stand together first. */
  readonly own: readonly Hit[];
  /** A near word or a topic of the lesson stands for one of them. */
  readonly near: readonly Hit[];
}

export async function findLessonsAbout(
  subject: string,
  filter: Filter,
  { search, readSaid }: Pick<FormSources, 'search' | 'readSaid'>,
): Promise<LessonsAbout> {
  const { hits, degraded } = await search.search({
    ...{ q: subject, mode: 'hybrid', in: 'lessons', filter },
    ...{ limit: LESSONS_READ, explain: false, snippets: false },
  });
  const said = await readSaid(subject, hits.map(withTopics));
  const isNamed = (hit: Hit) => !needsSmallWords(subject) || mentions(withTopics(hit), [subject]);
  const about = hits.filter((hit, i) => said[i]!.whole && isNamed(hit));
  const words = needsSmallWords(subject) ? [subject] : tellingWordsOf(subject);
  const isOwn = (hit: Hit) => mentions(wordsOfLesson(hit), words);
  const isTogether = (hit: Hit) => mentions(wordsOfLesson(hit), [subject]);
  const own = about.filter(isOwn).sort((a, b) => Number(isTogether(b)) - Number(isTogether(a)));
  const near = about.filter((hit) => !isOwn(hit));
  const lookedAt = (about.length > 0 ? about : hits).map(({ episode }) => episode);
  return { own, near, lookedAt, degraded };
}

function wordsOfLesson({ text, lesson }: Hit): string {
  return `${text}\n${lesson?.statement ?? ''}`;
}

function withTopics(hit: Hit): string {
  return [wordsOfLesson(hit), ...(hit.lesson?.topics ?? []).map(({ label }) => label)].join('\n');
}
