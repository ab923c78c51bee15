// Whose "I" is it? A sentence that a model takes over in the first person is given back to who said it.
import type { Citation } from '../domain/citation.js';

/** "We" may be a whole team, and is told of it by others as well. */
const FIRST_PERSON = /(?<![\p{L}’'])(?:I|me|my|mine|myself)(?![\p{L}])/u;
const QUOTED = /["“][^"”]*["”]/gu;

/**
 * The sentence as it may be told: led by the speaker where it says "I" as the speaker did, word by word; `null` where
 * it says "I" and nobody did in these words. Outside quotation marks only.
 */
export function inVoiceOf(text: string, proof: readonly Citation[]): string | null {
  if (!FIRST_PERSON.test(text.replace(QUOTED, ''))) return text;
  for (const { speaker, quote } of proof) {
    const lead = speaker !== null && text.startsWith(`${speaker}:`) ? `${speaker}:` : '';
    const words = text.slice(lead.length).trim();
    if (!plain(quote).includes(plain(words))) continue;
    return speaker === null ? `"${words}"` : `${speaker}: ${words}`;
  }
  return null;
}

/** As it sounds: without case, marks and spaces. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
