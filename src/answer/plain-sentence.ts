// A sentence as a model wrote it -> its plain words, and the numbers that it cites in one of the usual ways.

export interface WrittenSentence {
  /** Without markers, emphasis, list signs, tags and words that only lead to it. */
  readonly text: string;
  /** Each number once, in order. Empty where it cites nothing. */
  readonly cites: readonly number[];
}

const LABEL = String.raw`(?:\^|#|n\s*[:=]?\s*|(?:quote|source|citation|evidence|ref)s?\.?\s*#?\s*)?`;
const NUMBERS = String.raw`${LABEL}\d{1,3}(?:\s*(?:[,;&–-]|and)\s*${LABEL}\d{1,3})*`;
/** "[1]", "[1, 2]", "[1-3]", "[^1]", "[Quote 1]", "【1】", "【1†source】", and any of them escaped. */
const BRACKETS = String.raw`\\?[[【]\s*${NUMBERS}\s*(?:†[^\]】]{0,40})?\\?[\]】]`;
/** "(1)", where only a citation can stand. */
const PARENTHESES = String.raw`\(\s*${LABEL}\d{1,2}(?:\s*(?:[,;&]|and)\s*${LABEL}\d{1,2})*\s*\)`;
/** A citation behind the end of its sentence. */
export const LATE_MARKER = `(?:${BRACKETS}|${PARENTHESES})`;

const MARKERS = new RegExp(String.raw`${BRACKETS}(?:\s*(?:[,;&]|and)?\s*${BRACKETS})*`, 'giu');
const LAST_MARKERS = new RegExp(`(?:\\s*${PARENTHESES})+(?=[\\s*_\`]*[.!?…]*["'”’)*_\`]*\\s*$)`, 'iu');
/** A range of more quotes than there ever are is none. */
const MAX_RANGE = 20;

const SOURCE = '(?:quotes?|evidence|transcripts?|excerpts?|sources?|passages?|context)';
/** Words about the quotes and not of them: "Answer:", "Based on the quotes,", "Quote 1 says that". */
const LEADS: readonly RegExp[] = [
  /^(?:(?:the|short|final|in short|my)\s+)*(?:answer|response|reply|summary)\s*:\s*/iu,
  new RegExp(
    String.raw`^(?:based on|according to|from|in|per)\s+(?:(?:the|these|this|given|provided|above|available)\s+)*${SOURCE}(?:\s+\d{1,2})?(?:\s+(?:given|provided|above))?\s*,\s*`,
    'iu',
  ),
  /^(?:the\s+)?quotes?(?:\s+\d{1,2})?\s+(?:says?|states?|explains?|mentions?|notes?|shows?|indicates?)\s+(?:that\s+)?/iu,
];

export function plainSentence(raw: string): WrittenSentence {
  const last = LAST_MARKERS.exec(raw)?.[0] ?? '';
  const markers = [...(raw.match(MARKERS) ?? []), last];
  const text = raw
    .replace(LAST_MARKERS, ' ')
    .replace(MARKERS, ' ')
    // What no reader sees can hide what the checks do not see either.
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/<\/?\p{L}[^<>]*>/gu, ' ')
    .replace(/^\s*(?:[-*•–]\s+|#+\s+|>\s+|\d{1,2}[.)]\s+)+/u, '')
    .replace(/\*\*|__|`|(?<!\p{L})[*_]|[*_](?!\p{L})/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[.,;:!?…])/gu, '')
    .trim();
  return { text: withoutLead(text), cites: [...new Set(markers.flatMap(numbersOf))] };
}

function withoutLead(text: string): string {
  const plain = LEADS.reduce((rest, lead) => rest.replace(lead, ''), text);
  return plain === text ? text : plain.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function numbersOf(marker: string): number[] {
  const plain = marker.replace(/†.*$/u, '');
  return [...plain.matchAll(/(\d+)(?:\s*[–-]\s*\D{0,10}(\d+))?/gu)].flatMap(([, first, last]) => {
    const from = Number(first);
    const count = last === undefined ? 1 : Number(last) - from + 1;
    return count > 0 && count <= MAX_RANGE ? Array.from({ length: count }, (_, i) => from + i) : [from, Number(last)];
  });
}
