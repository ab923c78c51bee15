// Which sentences of a reply stand, and under which numbers are their quotes cited?
import type { Citation } from '../domain/citation.js';
import { checkSentence } from './check-sentence.js';
import { inVoiceOf } from './own-words.js';
import type { WrittenSentence } from './plain-sentence.js';
import { MAX_SENTENCES, shownOf } from './prompt.js';
import { NOT_FOUND } from './read-reply.js';

export interface Draft {
  /** Checks a sentence and, where it stands, adds it. */
  take(sentence: WrittenSentence): void;
  /** Forgets all that was taken. */
  restart(): void;
  /** The sentences that stand, each with its markers. */
  text(): string;
  /** What they cite; marker [n] means the n-th. */
  citations(): readonly Citation[];
  /** Nothing more is taken. */
  isFull(): boolean;
  /** Whether the model did what it was asked: it cited, or said that it found nothing. */
  isReply(): boolean;
}

export interface DraftOptions {
  readonly question: string;
  /** What was shown to the model, in that order. */
  readonly evidence: readonly Citation[];
  /** Hears each sentence that stands; joined, they are the text. */
  readonly onText: (text: string) => void;
}

/** As models say in words of their own that the quotes do not answer. */
const SAYS_NO =
  /^not[ _]found\W*$|\b(?:quotes?|evidence|transcripts?|excerpts?|sources?|context)\b[^.!?]{0,40}\b(?:do(?:es)?|did|is|are|has|have|contains?|provides?)(?:\s+not\b|n['’]t\b|\s+no\b)/iu;

export function createDraft({ question, evidence, onText }: DraftOptions): Draft {
  let sentences: string[] = [];
  let told = new Set<string>();
  let used: Citation[] = [];
  let isReply = false;

  /** Its number in the answer: quotes are counted as they are first used. */
  function numberOf(citation: Citation): number {
    if (!used.includes(citation)) used.push(citation);
    return used.indexOf(citation) + 1;
  }

  return {
    take({ text, cites }) {
      isReply ||= cites.length > 0 || text.includes(NOT_FOUND) || SAYS_NO.test(text);
      if (sentences.length === MAX_SENTENCES || told.has(text)) return;
      const proof = proofOf(
        text,
        question,
        cites.map((number) => evidence[number - 1]),
      );
      const voiced = proof.length === 0 ? null : inVoiceOf(text, proof);
      if (voiced === null) return;
      const sentence = withMarkers(voiced, proof.map(numberOf));
      const piece = sentences.length > 0 ? ` ${sentence}` : sentence;
      told.add(text);
      sentences.push(piece);
      onText(piece);
    },
    restart() {
      [sentences, told, used, isReply] = [[], new Set(), [], false];
    },
    text: () => sentences.join(''),
    citations: () => used,
    isFull: () => sentences.length === MAX_SENTENCES,
    isReply: () => isReply,
  };
}

/**
 * The cited quotes that prove the text: those that do so alone, else all of them together; none where they do not, or one
 * of them was never there. So no quote stays that has nothing to do with its sentence.
 */
function proofOf(text: string, question: string, cited: readonly (Citation | undefined)[]): readonly Citation[] {
  const quotes = cited.filter((citation) => citation !== undefined);
  if (quotes.length === 0 || quotes.length < cited.length) return [];
  const stands = (by: readonly Citation[]): boolean => {
    const shown = by.map((citation) => ({ ...citation, quote: shownOf(citation.quote) }));
    return checkSentence({ text, question }, shown) === null;
  };
  const alone = quotes.filter((quote) => stands([quote]));
  if (alone.length > 0) return alone;
  return stands(quotes) ? quotes : [];
}

function withMarkers(text: string, numbers: readonly number[]): string {
  const [, words, stop] = /^(.*?)([.!?…]*["'”’)]*)$/su.exec(text)!;
  const markers = [...numbers].sort((a, b) => a - b).map((number) => `[${number}]`);
  return `${words} ${markers.join('')}${stop || '.'}`;
}
