// Where does a reader want a long turn broken, and what in it can be pointed at?
import { partsOfSentence, type Sentence, splitSentences } from './sentence.js';
import { countWords } from './transcript.js';

/** Words. Captions without full stops are one sentence of an hour; its parts can be pointed at as well. */
const LONGEST_SENTENCE = 60;
const PART_OF_SENTENCE = 30;
/** Words. What is longer is broken; about a dozen lines of a column. */
const LONGEST_PARAGRAPH = 130;
/** Words that a paragraph has about, where it was longer. */
const GOOD_PARAGRAPH = 75;

/**
 * The sentences of a turn's text, in paragraphs: those of the source, and where one is long, at ends of sentences so that
 * its pieces are about as long as each other. Nothing is left out but white space. Linear in the text's length.
 */
export function paragraphsOf(text: string): Sentence[][] {
  return sourceParagraphs(text, sentencesOf(text)).flatMap(broken);
}

/** What can be pointed at in a turn: its sentences, and the parts of very long ones. */
export function sentencesOf(text: string): Sentence[] {
  return splitSentences(text).flatMap((sentence) => {
    // Counting is cheaper than dividing, and hardly any sentence is that long.
    if (countWords(sentence.text) <= LONGEST_SENTENCE) return [sentence];
    return partsOfSentence(sentence, { longest: LONGEST_SENTENCE, part: PART_OF_SENTENCE });
  });
}

/**
 * The sentence that a place stands in, or the next one where it stands between two; the last one at the end. Takes the
 * logarithm of their number.
 */
export function sentenceAt<T extends Pick<Sentence, 'end'>>(sentences: readonly T[], offset: number): T | undefined {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return sentences[low] ?? sentences.at(-1);
}

function sourceParagraphs(text: string, sentences: readonly Sentence[]): Sentence[][] {
  const paragraphs: Sentence[][] = [];
  let last: Sentence | undefined;
  for (const sentence of sentences) {
    const begins = last === undefined || /\n\s*\n/u.test(text.slice(last.end, sentence.start));
    if (begins) paragraphs.push([]);
    paragraphs.at(-1)!.push(sentence);
    last = sentence;
  }
  return paragraphs;
}

function broken(paragraph: Sentence[]): Sentence[][] {
  const lengths = paragraph.map(({ text }) => countWords(text));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  if (all <= LONGEST_PARAGRAPH) return [paragraph];
  const share = all / Math.round(all / GOOD_PARAGRAPH);
  const pieces: Sentence[][] = [[]];
  let [before, inPiece, quotes] = [0, 0, 0];
  paragraph.forEach((sentence, i) => {
    // The middle of a sentence decides to which share it belongs; words that somebody quotes stay together.
    const isDue = Math.floor((before + lengths[i]! / 2) / share) >= pieces.length;
    const isQuoting = quotes % 2 === 1 && inPiece < LONGEST_PARAGRAPH;
    if (isDue && inPiece > 0 && !isQuoting) {
      pieces.push([]);
      [inPiece, quotes] = [0, 0];
    }
    pieces.at(-1)!.push(sentence);
    before += lengths[i]!;
    inPiece += lengths[i]!;
    quotes += sentence.text.match(/["“”]/gu)?.length ?? 0;
  });
  return pieces;
}
