// What did the model write? Its text as it comes -> whole sentences in plain words, each with the numbers that it cites.
import { splitSentences } from '../domain/sentence.js';
import { LATE_MARKER, plainSentence, type WrittenSentence } from './plain-sentence.js';
import { createReplyUnwrapper } from './unwrap-reply.js';

export interface Reading {
  /** The sentences that are whole now: more text has begun behind them, so that no marker can follow any more. */
  readonly sentences: readonly WrittenSentence[];
  /** What was read before these was thought aloud, and is no part of the reply. */
  readonly restarts: boolean;
}

export interface ReplyReader {
  push(text: string): Reading;
  /** The rest. */
  end(): Reading;
}

/** What a model says that has found nothing. */
export const NOT_FOUND = 'NOT_FOUND';

/** Characters without an end of a sentence, after which none is looked for any more: no such sentence would stand. */
const MAX_PENDING = 2_000;

/** Brackets that are closed again, whatever is in them. */
const ENCLOSED = String.raw`[[【(][^\]】)]{1,60}[\]】)]`;
/**
 * The start of something new, with its first word whole: that word decides whether a stop before it ends a sentence, and a
 * bracket that is still open could become a marker.
 */
const ANOTHER = String.raw`(?:[^\p{L}[【(]|${ENCLOSED}){0,60}(?:\p{L}[\p{L}'’]*[^\p{L}'’]|[[【(][^\]】)]{60})`;
const FOLLOWED = new RegExp(`^${ANOTHER}`, 'u');
const MARKED_STOP = `([.!?…]["'”’)*_]*)((?:\\s*${LATE_MARKER})+)`;
/** Markers that stand behind the end of their sentence, none of them still on its way. */
const LATE = new RegExp(`${MARKED_STOP}(?=${ANOTHER})`, 'giu');
const LAST = new RegExp(`${MARKED_STOP}\\s*$`, 'iu');
const LEADING = new RegExp(`^\\s*${LATE_MARKER}`, 'iu');
/** Above a list of what was cited. */
const SOURCES = /^(?:sources?|references?|citations?|quotes?(?: used)?)\s*:?$/iu;

export function createReplyReader(): ReplyReader {
  const unwrapper = createReplyUnwrapper();
  let reply = createSentenceReader();
  return {
    push(piece) {
      const { text, restarts } = unwrapper.push(piece);
      if (restarts) reply = createSentenceReader();
      return { sentences: reply.push(text), restarts };
    },
    end() {
      const { text, restarts } = unwrapper.end();
      if (restarts) reply = createSentenceReader();
      return { sentences: [...reply.push(text), ...reply.end()], restarts };
    },
  };
}

function createSentenceReader() {
  let pending = '';
  let isOver = false;
  /** Some cite before each sentence; `null`: nothing has come yet. */
  let citesFirst: boolean | null = null;

  const joinMarkers = (text: string, pattern: RegExp): string =>
    citesFirst ? text : text.replace(pattern, (_, stop: string, markers: string) => ` ${markers.trim()}${stop}`);

  function read(raw: readonly { readonly text: string }[]): WrittenSentence[] {
    return raw.flatMap(({ text }) => {
      const sentence = plainSentence(text);
      isOver ||= SOURCES.test(sentence.text);
      return isOver ? [] : sentence;
    });
  }

  function takeWhole(): WrittenSentence[] {
    if (citesFirst === null && /\p{L}\P{L}/u.test(pending)) citesFirst = LEADING.test(pending);
    pending = joinMarkers(pending, LATE);
    const sentences = splitSentences(pending);
    const whole = sentences.filter(({ end }) => FOLLOWED.test(pending.slice(end)));
    pending = pending.slice(whole.at(-1)?.end ?? 0);
    if (pending.length > MAX_PENDING) pending = '';
    return read(whole);
  }

  return {
    push(text: string): WrittenSentence[] {
      pending += text;
      // A sentence is found to be whole by the word that follows it, and ends seldom: most pieces need no second look.
      const stop = pending.search(/[.!?…\n]/u);
      return stop >= 0 && /\p{L}\P{L}/u.test(pending.slice(stop)) ? takeWhole() : [];
    },
    end(): WrittenSentence[] {
      const whole = takeWhole();
      const rest = read(splitSentences(joinMarkers(pending, LAST)));
      pending = '';
      return [...whole, ...rest];
    },
  };
}
