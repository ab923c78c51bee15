// What is known of English words as they are spoken: how rare each is, and as which parts of speech it is used.
import { z } from 'zod';
import { provenanceSchema } from './linear-model.js';

/**
 * Parts of speech, a letter each: N noun, P name, V verb, G verb in -ing, D verb in the past, U auxiliary, A adjective,
 * R adverb, M number, T determiner, I preposition, C conjunction, O pronoun, Q question word, X exclamation.
 */
export const TAGS = 'NPVGDUARMTICOQX';
export type Tag = number;
export const tagOf = (letter: string): Tag => TAGS.indexOf(letter);

const spokenWordsSchema = z.object({
  kind: z.literal('spoken-words'),
  version: z.string(),
  provenance: provenanceSchema,
  /** Rarity in tenths (log of blocks of 500 words per block that holds it), then tags with their share in tenths. */
  words: z.record(z.string(), z.string().regex(/^\d+(?:[A-Z]\d+)+$/)),
  /** The same tags by the last letters of rare words, for words that are not listed. */
  endings: z.record(z.string(), z.string().regex(/^(?:[A-Z]\d+)+$/)),
  /** Log probability of a tag (column) after another (row); the last row is the beginning, the last column the end. */
  follows: z.array(z.array(z.number())),
  /** Rarity of words that are not listed. */
  unknownRarity: z.number(),
});

export type SpokenWordsModel = z.infer<typeof spokenWordsSchema>;

/** Checks the parsed JSON of data/models/spoken-words.json. Throws ZodError when it is not such a model. */
export function parseSpokenWords(json: unknown): SpokenWordsModel {
  return spokenWordsSchema.parse(json);
}
