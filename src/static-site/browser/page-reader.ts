// What the index of a static site tells of shows, episodes and topics, as the page of a search asks for it.
import type { SearchPageReader } from '../../http/page-reader.js';
import type { StaticSearch } from '../search/open-search.js';

export function readerOf({ archive, topics }: Pick<StaticSearch, 'archive' | 'topics'>): SearchPageReader {
  const { episodes, shows } = archive.manifest;
  const refs = async () => (await topics()).map(([slug, label]) => ({ slug, label }));
  return {
    findShow: async (slug) => shows.find((show) => show.slug === slug) ?? null,
    findTopic: async (slug) => (await refs()).find((topic) => topic.slug === slug) ?? null,
    findTopics: async (_, { limit }) => ({ items: (await refs()).slice(0, limit) }),
    findQuestions: async () => new Map(),
    async findEpisode(wanted) {
      const episode = episodes.find(({ id }) => id === wanted);
      return episode ? { id: wanted, title: episode.title, publishedAt: episode.date } : null;
    },
  };
}
