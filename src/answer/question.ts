// What does a question ask for, and which of its words tell?
import { foldWord, isStopWord, stemOf, wordsOf } from '../domain/words.js';
import { parseQuery } from '../search/parse-query.js';
import { kindOf, type QuestionKind } from './question-kind.js';

export interface Question {
  /** The question as it is searched for: no character in it is an operator. */
  readonly query: string;
  /** The question as it is embedded. */
  readonly text: string;
  readonly kind: QuestionKind;
  /** Whether any of its words tells something: everything and nothing answers "Who said?". */
  readonly tells: boolean;
  /** Stems of the telling words, each once. */
  readonly stems: readonly string[];
  /** Those of `stems` that are written as a name or a number: an answer about something else does not hold them. */
  readonly names: ReadonlySet<string>;
  /** The question without its names: what it asks of whom it names. The whole where it is nothing but names. */
  readonly topic: { readonly text: string; readonly stems: ReadonlySet<string> };
}

/** Any string is a question; one without words has no stems. */
export function readQuestion(question: string): Question {
  // Quotation marks and dashes are punctuation in a question.
  const query = question.replace(/["“”„«»]/gu, ' ').replace(/(?<!\S)[-−]+/gu, ' ');
  const { keyword, text } = parseQuery(query);
  const stems = [...new Set(keyword.terms.map(stemOf))];
  const names = findNames(text);
  return {
    query,
    text,
    kind: kindOf(question),
    tells: hasTellingWord(text),
    stems,
    names,
    topic: topicOf(text, stems, names),
  };
}

function topicOf(text: string, stems: readonly string[], names: ReadonlySet<string>): Question['topic'] {
  const rest = stems.filter((stem) => !names.has(stem));
  if (rest.length === 0) return { text, stems: new Set(stems) };
  const words = wordsOf(text).filter((word) => !names.has(stemOf(word.text)));
  return { text: words.map((word) => word.text).join(' '), stems: new Set(rest) };
}

/** "Said" asks for nothing either. A small word may be a name where it has a capital: "Why use Go?" */
function hasTellingWord(text: string): boolean {
  const isShouted = text === text.toUpperCase();
  return wordsOf(text).some(({ text: word }, i) => {
    if (!isStopWord(word) && foldWord(word) !== 'said') return true;
    return i > 0 && !isShouted && /^\p{Lu}/u.test(word) && word !== 'I';
  });
}

/** Capitalised words after the first, words with capitals inside, and numbers. In a question all in capitals: none. */
function findNames(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => word.text);
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const shouted = capitalised > words.length / 2;
  const names = words.filter(
    (word, i) =>
      /\p{N}/u.test(word) ||
      (!shouted && !isStopWord(word) && (/.\p{Lu}/u.test(word) || (i > 0 && /^\p{Lu}/u.test(word)))),
  );
  return new Set(names.filter((name) => foldWord(name) !== '').map(stemOf));
}
