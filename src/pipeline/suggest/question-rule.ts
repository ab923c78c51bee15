// What does every rule share that reads a question from a statement?
import type { Tagger } from '../speech/tag-words.js';

/** The form of a question: suggestions vary it. */
export type QuestionForm =
  | 'thing'
  | 'condition'
  | 'ease'
  | 'why'
  | 'advice'
  | 'how'
  | 'definition'
  | 'difference'
  | 'time'
  | 'decision';

export interface StatedQuestion {
  readonly question: string;
  readonly form: QuestionForm;
  /** Whether the answer is a reason: `given` in the sentence, or to be looked for behind it. */
  readonly reason: 'none' | 'given' | 'wanted';
}

/** A cleaned sentence -> the question that it answers by one form; `null` where it does not have that form plainly. */
export type Rule = (statement: string, tagger: Tagger) => StatedQuestion | null;

const CUT =
  /[,;:–—(]| -|\.\.\.|…|["“”]|\.$|\b(?:because|so that|whereas|although|though|which|while)\b| (?:and|but|so|then|as|like|where|when|if) (?=(?:you|we|they|he|she|it|i|that|this|there|then|people|not|if|when)(?:['’]\p{L}+)?\b)/iu;
/** The words before a second clause; empty where they were broken off. */
export const upToBorder = (text: string): string => {
  const cut = CUT.exec(text);
  if (cut && /[–—(…]|\.\.\./u.test(cut[0])) return '';
  return (cut ? text.slice(0, cut.index) : text).replace(/[.?!\s]+$/u, '').trim();
};

/** Text that began a sentence, as it stands inside one. */
export function lowerFirst(text: string): string {
  return /^(?:I\b|\p{L}*\p{Lu}{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
