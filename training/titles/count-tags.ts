// How often is each word which part of speech, and which follows which? By compromise's tagger, too slow for serving.
import nlp from 'compromise/two';

export interface TagCounts {
  /** By word in lower case: uses by tag letter (`TAGS` in src/pipeline/speech/spoken-words.ts). */
  readonly words: ReadonlyMap<string, Record<string, number>>;
  /** By tag letter: how often each tag follows; `^` is a sentence's beginning, `$` its end. */
  readonly follows: Record<string, Record<string, number>>;
  readonly tokens: number;
}

/** The first of a term's tags that is here names its part of speech. */
const LETTERS: readonly (readonly [tag: string, letter: string])[] = [
  ['QuestionWord', 'Q'],
  ['Expression', 'X'],
  ['Negative', 'R'],
  ['Pronoun', 'O'],
  ['Determiner', 'T'],
  ['Preposition', 'I'],
  ['Conjunction', 'C'],
  ['Modal', 'U'],
  ['Auxiliary', 'U'],
  ['Copula', 'U'],
  ['Value', 'M'],
  ['Gerund', 'G'],
  ['PastTense', 'D'],
  ['Participle', 'D'],
  ['Verb', 'V'],
  ['ProperNoun', 'P'],
  ['Person', 'P'],
  ['Place', 'P'],
  ['Organization', 'P'],
  ['Acronym', 'P'],
  ['Noun', 'N'],
  ['Adjective', 'A'],
  ['Adverb', 'R'],
];

interface Term {
  readonly text: string;
  readonly tags: readonly string[];
}

/** Tags texts of many paragraphs; a minute for thirty episodes. */
export function countTags(texts: readonly string[]): TagCounts {
  const words = new Map<string, Record<string, number>>();
  const follows: Record<string, Record<string, number>> = {};
  let tokens = 0;
  for (const paragraph of texts.flatMap((text) => text.split(/\n+/))) {
    for (const { terms } of nlp(paragraph).json() as { terms: Term[] }[]) {
      let previous = '^';
      for (const { text, tags } of terms) {
        if (!/[\p{L}\p{N}]/u.test(text)) continue;
        const letter = letterOf(tags);
        count(entryOf(words, text.toLowerCase().replaceAll('’', "'")), letter);
        follows[previous] ??= {};
        count(follows[previous]!, letter);
        previous = letter;
        tokens++;
      }
      follows[previous] ??= {};
      count(follows[previous]!, '$');
    }
  }
  return { words, follows, tokens };
}

function letterOf(tags: readonly string[]): string {
  if (tags.includes('Pronoun') && tags.includes('Possessive')) return 'T';
  return LETTERS.find(([tag]) => tags.includes(tag))?.[1] ?? 'X';
}

function entryOf(words: Map<string, Record<string, number>>, word: string): Record<string, number> {
  const entry = words.get(word) ?? {};
  words.set(word, entry);
  return entry;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
