// Suggestions of every kind -> one short list.
import type { z } from 'zod';
import { stemOf, wordsOf } from '../domain/words.js';
import type { Suggestions } from '../store/store.js';
import { episodeUrl, personUrl, showUrl, topicUrl } from './links.js';
import type { suggestionSchema } from './schemas/suggest.js';

type Suggestion = z.output<typeof suggestionSchema>;

/** Of each kind; what one kind leaves free the later ones take. */
const MOST_OF_A_KIND = 3;

export function presentSuggestions(typed: string, found: Suggestions, limit: number): Suggestion[] {
  const kinds: Suggestion[][] = [
    found.topics.map(({ slug, label, uses }) => ({ kind: 'topic', text: label, url: topicUrl(slug), count: uses })),
    found.people.map(({ slug, name, episodeCount }) => {
      return { kind: 'person', text: name, url: personUrl(slug), count: episodeCount };
    }),
    found.shows.map(({ slug, title, episodeCount }) => {
      return { kind: 'show', text: title, url: showUrl(slug), count: episodeCount };
    }),
    distinctWords(typed, found),
    found.episodes.map((episode) => ({ kind: 'episode', text: episode.title, url: episodeUrl(episode) })),
  ];
  return kinds.flatMap((items) => items.slice(0, MOST_OF_A_KIND)).slice(0, limit);
}

/** No two forms of a word, which find the same, and none of a topic's name: its page says more than a search for it. */
function distinctWords(typed: string, { words, topics }: Suggestions): Suggestion[] {
  const known = new Set(topics.map(({ label }) => stemsOf(label)));
  return words
    .map((word) => wordsSuggestion(typed, word))
    .filter(({ text }) => {
      const stems = stemsOf(text);
      const isNew = !known.has(stems);
      known.add(stems);
      return isNew;
    });
}

function stemsOf(text: string): string {
  return wordsOf(text)
    .map((word) => stemOf(word.text))
    .join(' ');
}

/** The last word as it may go on. */
function wordsSuggestion(typed: string, word: string): Suggestion {
  const text = typed.replace(/[\p{L}\p{N}\p{M}'’]+$/u, word);
  return { kind: 'words', text, url: `/search?${new URLSearchParams({ q: text })}` };
}
