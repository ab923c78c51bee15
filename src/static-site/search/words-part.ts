// What the archive's words tell a query: how rare they are, which are missing, and which are spelled alike.
import { foldWord, isStopWord, stemOf } from '../../domain/words.js';
import { plainWords } from '../../search/alignment.js';
import type { SearchIndex, VocabularyWord } from '../../store/store.js';
import type { Words } from './files.js';
import type { Manifest } from './format.js';

export type WordsPart = Pick<SearchIndex, 'wordCounts' | 'findUnseenWords' | 'vocabulary' | 'indexRevision'>;

export function createWordsPart(words: Words, { passages, revision }: Manifest): WordsPart {
  const countOf = (word: string) => words.word(word, stemOf(word))?.passages ?? 0;
  /** By first letter: nearly all words spelled alike begin with the same one, or have the first two swapped. */
  const spelled = new Map<string, readonly VocabularyWord[]>();

  async function readSpelledLike(word: string): Promise<void> {
    for (const letter of foldWord(word).slice(0, 2)) {
      if (!spelled.has(letter)) spelled.set(letter, await words.beginningWith(letter));
    }
  }

  return {
    async wordCounts(asked) {
      const telling = asked.filter((word) => !isStopWord(word));
      await words.load(telling.map(stemOf));
      return { passages, counts: new Map(telling.map((word) => [word, countOf(word)])) };
    },
    async findUnseenWords(asked) {
      await words.load(asked.flatMap(plainWords).map(stemOf));
      const unseen = asked.filter((word) => plainWords(word).some((part) => countOf(part) === 0));
      for (const word of unseen) await readSpelledLike(word);
      return unseen.map((word) => ({ word, inflected: words.stem(stemOf(word)) !== undefined }));
    },
    vocabulary: async () => [...new Map([...spelled.values()].flat().map((each) => [each.word, each])).values()],
    // Who remembers words has to ask again once those of another letter are there.
    indexRevision: async () => `${revision} ${[...spelled.keys()].join('')}`,
  };
}
