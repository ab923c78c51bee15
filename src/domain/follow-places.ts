// Where do the turns and sentences of an earlier revision stand now? By their words, wherever a correction put them.
import { alignWords } from './align-words.js';
import { sentencesOf } from './paragraphs.js';
import type { Position } from './position.js';
import { followTurns, type TurnDifference } from './revision.js';
import type { Turn } from './transcript.js';
import { foldWord, wordsOf } from './words.js';

/** A place that could be linked to in the earlier revision, and where it is now. */
export interface FollowedPlace {
  readonly before: Position;
  readonly now: Position;
}

export interface Since {
  /** How many turns the earlier revision has. */
  readonly turnCount: number;
  /** How turns changed in each revision after it, the oldest first. */
  readonly differences: readonly (readonly TurnDifference[])[];
}

/**
 * For every sentence of the earlier revision where its first word that stayed is now; where none stayed, the turn that has
 * taken the place of its turn. In the order of the earlier revision. Linear in the length of both, but for aligning them.
 */
export function followSentences(since: Since, turns: readonly Pick<Turn, 'text'>[]): FollowedPlace[] {
  const { texts, places } = earlierTurns(since, turns);
  if (texts.every((text, i) => places[i] === i && text === turns[i]?.text)) {
    return texts.flatMap((text, turn) =>
      sentencesOf(text).map(({ start }) => ({ before: { turn, offset: start }, now: { turn, offset: start } })),
    );
  }
  const [before, now] = [spokenWords(texts), spokenWords(turns.map(({ text }) => text))];
  const found = alignWords(before.words, now.words);
  return texts.flatMap((text, turn) => {
    const kept = firstKeptWords(text, before.starts[turn]!, { at: before.at, found });
    return kept.map(({ start, word }) => {
      return { before: { turn, offset: start }, now: now.at[word] ?? { turn: places[turn]!, offset: 0 } };
    });
  });
}

/** What the turns were, and which turns stand in their places now. */
function earlierTurns({ turnCount, differences }: Since, turns: readonly Pick<Turn, 'text'>[]) {
  const texts = Array<string | undefined>(turnCount).fill(undefined);
  let places = Array.from({ length: turnCount }, (_, turn) => turn);
  for (const each of differences) {
    const changed = new Map(each.flatMap(({ before }) => (before ? [[before.turn, before.text] as const] : [])));
    places.forEach((place, turn) => {
      texts[turn] ??= changed.get(place);
    });
    const count = places.reduce((most, place) => Math.max(most, place + 1), 0);
    const next = followTurns(count, each);
    places = places.map((place) => next[place]!);
  }
  places = places.map((place) => Math.min(place, turns.length - 1));
  return { texts: texts.map((text, turn) => text ?? turns[places[turn]!]!.text), places };
}

interface SpokenWords {
  readonly words: readonly string[];
  readonly at: readonly Position[];
  /** Turn -> its first word. */
  readonly starts: readonly number[];
}

function spokenWords(texts: readonly string[]): SpokenWords {
  const words: string[] = [];
  const at: Position[] = [];
  const starts = texts.map((text, turn) => {
    const first = words.length;
    for (const word of wordsOf(text)) {
      words.push(foldWord(word.text));
      at.push({ turn, offset: word.start });
    }
    return first;
  });
  return { words, at, starts };
}

/** For each sentence of a turn the first of its words that stayed, by its index among the words of now; -1 where none did. */
function firstKeptWords(
  text: string,
  firstWord: number,
  { at, found }: { readonly at: readonly Position[]; readonly found: Int32Array },
): { readonly start: number; readonly word: number }[] {
  const turn = at[firstWord]?.turn;
  let next = firstWord;
  return sentencesOf(text).map(({ start, end }) => {
    let word = -1;
    for (; at[next]?.turn === turn && at[next]!.offset < end; next++) if (word === -1) word = found[next]!;
    return { start, word };
  });
}
