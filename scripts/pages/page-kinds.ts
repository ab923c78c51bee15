// Which kinds of page does the site have, and where over the sample show is one of each?
import { heard, type SampleSite } from './sample-site.js';

export interface PageKind {
  readonly name: string;
  readonly path: string;
}

const UNTIMED = '/load-bearing/the-dump-was-empty';
const QUESTION = 'Why could nobody restore from the backups?';

interface LessonList {
  readonly items: readonly { readonly id: string }[];
}

export async function findPageKinds({ url, goneLesson }: Pick<SampleSite, 'url' | 'goneLesson'>): Promise<PageKind[]> {
  const { items } = await read<LessonList>(`${url}/v1/lessons?show=${heard.show}&limit=1`);
  const lesson = items[0]!.id;
  return [
    { name: 'home', path: '/' },
    { name: 'show', path: '/load-bearing' },
    { name: 'episode', path: `/${heard.show}/${heard.slug}` },
    { name: 'episode without times', path: UNTIMED },
    { name: 'lessons', path: '/lessons' },
    { name: 'lesson', path: `/lessons/${lesson}` },
    { name: 'lesson that is gone', path: `/lessons/${goneLesson}` },
    { name: 'embedded lesson', path: `/embed/lessons/${lesson}` },
    { name: 'topics', path: '/topics' },
    { name: 'topic', path: '/topics/restore-testing' },
    { name: 'people', path: '/people' },
    { name: 'person', path: '/people/nuala-fenwick' },
    { name: 'search', path: '/search' },
    { name: 'search results', path: '/search?q=a+backup+that+turned+out+to+be+empty' },
    { name: 'search without results', path: '/search?q=%22moons+of+jupiter%22' },
    { name: 'ask', path: '/ask' },
    { name: 'answer', path: `/ask?q=${encodeURIComponent(QUESTION)}` },
    { name: 'no answer', path: '/ask?q=Which+moons+of+Jupiter+have+oceans%3F' },
    { name: 'API', path: '/docs' },
    { name: 'errors', path: '/docs/errors' },
    { name: 'not found', path: '/load-bearing/no-such-episode' },
  ];
}

async function read<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}
