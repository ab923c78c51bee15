// Suggestions of every kind -> one short list.
import type { z } from 'zod';
import type { Suggestions } from '../store/store.js';
import { episodeUrl, personUrl, showUrl, topicUrl } from './links.js';
import type { suggestionSchema } from './schemas/suggest.js';

type Suggestion = z.output<typeof suggestionSchema>;

/** Of each kind; what one kind leaves free the later ones take. */
const MOST_OF_A_KIND = 3;

export function presentSuggestions(typed: string, found: Suggestions, limit: number): Suggestion[] {
  // A topic's page says more than a search for its name.
  const named = new Set(found.topics.map(({ label }) => label.toLowerCase()));
  const kinds: Suggestion[][] = [
    found.topics.map(({ slug, label, uses }) => ({ kind: 'topic', text: label, url: topicUrl(slug), count: uses })),
    found.people.map(({ slug, name, episodeCount }) => {
      return { kind: 'person', text: name, url: personUrl(slug), count: episodeCount };
    }),
    found.shows.map(({ slug, title, episodeCount }) => {
      return { kind: 'show', text: title, url: showUrl(slug), count: episodeCount };
    }),
    found.words.map((word) => wordsSuggestion(typed, word)).filter(({ text }) => !named.has(text.toLowerCase())),
    found.episodes.map((episode) => ({ kind: 'episode', text: episode.title, url: episodeUrl(episode) })),
  ];
  return kinds.flatMap((items) => items.slice(0, MOST_OF_A_KIND)).slice(0, limit);
}

/** The last word as it may go on. */
function wordsSuggestion(typed: string, word: string): Suggestion {
  const text = typed.replace(/[\p{L}\p{N}\p{M}'’]+$/u, word);
  return { kind: 'words', text, url: `/search?${new URLSearchParams({ q: text })}` };
}
