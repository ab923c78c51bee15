// What did the model write? Its text as it comes -> whole sentences in plain words, each with the numbers that it cites.
import { splitSentences } from '../domain/sentence.js';

export interface WrittenSentence {
  /** Without markers, emphasis, list signs and tags. */
  readonly text: string;
  /** Each number once, in order. Empty where it cites nothing. */
  readonly cites: readonly number[];
}

export interface ReplyReader {
  /** The sentences that are whole now: more text has begun behind them, so that no marker can follow any more. */
  push(text: string): WrittenSentence[];
  /** The rest. */
  end(): WrittenSentence[];
}

/** What a model says that has found nothing. */
export const NOT_FOUND = 'NOT_FOUND';

/** Characters without an end of a sentence, after which none is looked for any more: no such sentence would stand. */
const MAX_PENDING = 4_000;

const MARKER = /[[【]\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*[\]】]/u;
const MARKERS = new RegExp(MARKER.source, 'gu');
/**
 * The start of something new, with its first word whole: that word decides whether a stop before it ends a sentence, and a
 * bracket could still become a marker.
 */
const ANOTHER = /[^\p{L}[【]*(?:\p{L}[\p{L}'’]*[^\p{L}'’]|[[【]\s*[^\s\d])/u;
const FOLLOWED = new RegExp(`^${ANOTHER.source}`, 'u');
const MARKED_STOP = `([.!?…]["'”’)*_]*)((?:\\s*${MARKER.source})+)`;
/** Markers that stand behind the end of their sentence, none of them still on its way. */
const LATE = new RegExp(`${MARKED_STOP}(?=${ANOTHER.source})`, 'gu');
const LAST = new RegExp(`${MARKED_STOP}\\s*$`, 'u');
const THOUGHT = /^\s*<think(?:ing)?>/iu;
const THOUGHT_END = /<\/think(?:ing)?>/iu;

export function createReplyReader(): ReplyReader {
  let pending = '';
  function takeWhole(): WrittenSentence[] {
    if (THOUGHT.test(pending)) {
      const end = THOUGHT_END.exec(pending);
      if (!end) return [];
      pending = pending.slice(end.index + end[0].length);
    }
    pending = pending.replace(LATE, moveMarkers);
    const sentences = splitSentences(pending);
    const whole = sentences.filter(({ end }) => FOLLOWED.test(pending.slice(end)));
    const from = whole.at(-1)?.end ?? 0;
    pending = pending.slice(from);
    if (pending.length > MAX_PENDING && !THOUGHT.test(pending)) pending = '';
    return whole.map(({ text }) => plainSentence(text));
  }
  return {
    push(text) {
      pending += text;
      // A sentence is found to be whole by what follows it, and ends seldom: most pieces need no second look.
      return /[.!?…\n>]/u.test(pending) ? takeWhole() : [];
    },
    end() {
      const whole = takeWhole();
      const rest = THOUGHT.test(pending) ? [] : splitSentences(pending.replace(LAST, moveMarkers));
      pending = '';
      return [...whole, ...rest.map(({ text }) => plainSentence(text))];
    },
  };
}

/** "… blank. [1]" -> "… blank [1]." */
function moveMarkers(_: string, stop: string, markers: string): string {
  return ` ${markers.trim()}${stop}`;
}

function plainSentence(raw: string): WrittenSentence {
  const cites = (raw.match(MARKERS) ?? []).flatMap((marker) => (marker.match(/\d+/gu) ?? []).map(Number));
  const text = raw
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
  return { text, cites: [...new Set(cites)] };
}
