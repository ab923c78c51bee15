// Is what somebody looks for the very name of a person, a topic, a show or an episode? Its page says more than a list.
import { foldWord, wordsOf } from '../domain/words.js';
import { counted } from '../site/entries.js';
import { plainWords } from '../site/search/plain-words.js';
import type { NamedPage } from '../site/search/views.js';
import { episodeUrl, personUrl, showUrl, topicUrl } from './links.js';
import type { Services } from './services.js';

/** Of each kind, of those that begin so. */
const READ = 20;
const MOST = 4;

/** At most four, people first. Case, accents and punctuation do not matter. */
export async function namedPages(
  query: string,
  reader: Pick<Services['reader'], 'findSuggestions'>,
): Promise<NamedPage[]> {
  const typed = plainWords(query);
  const wanted = nameOf(typed);
  if (wanted === '') return [];
  const { people, topics, shows, episodes } = await reader.findSuggestions(typed, READ);
  const inEpisodes = (count: number) => counted(count, 'episode', 'episodes');
  const pages: NamedPage[] = [
    ...people.map(({ slug, name, episodeCount }) => {
      return { name, url: personUrl(slug), about: `Person · ${inEpisodes(episodeCount)}` };
    }),
    ...topics.map(({ slug, label, uses }) => {
      return {
        name: label,
        url: topicUrl(slug),
        about: `Topic · ${counted(uses, 'lesson or chapter', 'lessons and chapters')}`,
      };
    }),
    ...shows.map(({ slug, title, episodeCount }) => {
      return { name: title, url: showUrl(slug), about: `Show · ${inEpisodes(episodeCount)}` };
    }),
    ...episodes.map((episode) => ({ name: episode.title, url: episodeUrl(episode), about: 'Episode' })),
  ];
  return pages.filter(({ name }) => nameOf(name) === wanted).slice(0, MOST);
}

function nameOf(text: string): string {
  return wordsOf(text)
    .map((word) => foldWord(word.text))
    .join(' ');
}
