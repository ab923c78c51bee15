// Which words are words of the language? Those that the tokenizer of a model learned whole from much text.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const tokenizerSchema = z.object({
  model: z.object({
    /** Of WordPiece: token -> id. Of Unigram: pairs of token and score. */
    vocab: z.union([z.record(z.string(), z.number()), z.array(z.tuple([z.string(), z.number()]))]),
  }),
});

/** What stands before tokens that continue a word (WordPiece), and before those that begin one (Unigram). */
const [CONTINUES, BEGINS] = ['##', '▁'];

/**
 * Tells whether a word, in lower case and without accents, is a token of its own in a tokenizer.json. The file is read
 * at the first question; throws when it is missing or of another kind.
 */
export function knownWords(path: string): (word: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (word) => {
    words ??= readWords(path);
    return words.has(word);
  };
}

function readWords(path: string): ReadonlySet<string> {
  const { vocab } = tokenizerSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).model;
  if (!Array.isArray(vocab)) return new Set(Object.keys(vocab).filter((token) => !token.startsWith(CONTINUES)));
  const begun = vocab.map(([token]) => token).filter((token) => token.startsWith(BEGINS));
  return new Set(begun.map((token) => token.slice(BEGINS.length)));
}
