// Who speaks in the archive, under which names, and where?
import { foldWord } from '../../domain/words.js';
import type { SearchIndex } from '../../store/store.js';
import type { ManifestEpisode, People } from './format.js';

export type PeoplePart = Pick<SearchIndex, 'findSpeakers' | 'findSpellings' | 'findSpeakerEpisodes'>;

export function createPeoplePart(people: People, episodes: readonly ManifestEpisode[]): PeoplePart {
  const places = new Map(people.names.map((name, place) => [name.toLowerCase(), place]));
  const placeOf = (name: string) => places.get(name.toLowerCase());
  return {
    async findSpeakers(part) {
      const sought = part.toLowerCase();
      return people.names.filter((name) => name.toLowerCase().includes(sought));
    },
    async findSpellings(names) {
      const all = names.flatMap((name) => {
        const place = placeOf(name);
        return place === undefined ? [name] : people.spellings[place]!.map((each) => people.names[each]!);
      });
      return [...new Set(all)].sort((a, b) => (foldWord(a) < foldWord(b) ? -1 : 1));
    },
    async findSpeakerEpisodes(names) {
      const byName = names.map((name): [string, string[]] => {
        const place = placeOf(name);
        return [name, place === undefined ? [] : people.episodes[place]!.map((each) => episodes[each]!.id)];
      });
      return { episodes: episodes.length, byName: new Map(byName) };
    },
  };
}
