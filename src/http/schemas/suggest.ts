// Suggestions while somebody types.
import { z } from 'zod';
import { limit, MAX_QUERY_LENGTH, prose } from './fields.js';

const DEFAULT_SUGGESTIONS = 8;

export const suggestQuery = z.strictObject({
  q: prose(MAX_QUERY_LENGTH).meta({ description: 'What was typed so far', examples: ['back'] }),
  limit: limit(DEFAULT_SUGGESTIONS),
});

export const suggestionSchema = z
  .object({
    kind: z.enum(['topic', 'person', 'show', 'episode', 'words']),
    text: z.string().meta({ description: 'What stands in the box when it is taken' }),
    url: z.string().meta({ description: 'Path on this server: its page, or the search for the words' }),
    count: z.int().optional().meta({
      description: 'How many lessons and chapters the topic has, or how many episodes the person or the show',
    }),
  })
  .meta({
    id: 'Suggestion',
    examples: [{ kind: 'topic', text: 'Backups', url: '/topics/backups', count: 41 }],
  });

export const suggestionsSchema = z
  .object({ items: z.array(suggestionSchema).meta({ description: 'Topics, people, shows, words, then episodes' }) })
  .meta({ id: 'Suggestions' });
