// What in a transcript can be pointed at, and by which addresses? `#turn-12` is a turn, `#turn-12.340` the sentence that begins
// at its 340th character. With `?revision=` they are those of that revision, so that links outlast corrections.
import type { FollowedPlace } from '../domain/follow-places.js';
import { paragraphsOf, sentenceAt } from '../domain/paragraphs.js';
import type { Position } from '../domain/position.js';
import type { Sentence } from '../domain/sentence.js';
import { momentAt } from '../domain/timeline.js';
import type { Moment, Turn } from '../domain/transcript.js';

export interface TranscriptPlaces {
  /** By turn. */
  readonly paragraphs: readonly (readonly (readonly Sentence[])[])[];
  /** Path and anchor of the sentence that a position stands in. */
  urlOf(position: Position): string;
  /** Where that sentence begins. */
  startOf(position: Position): Position;
  /** Ids of a sentence: those of turns and those of sentences. */
  anchorsAt(turn: number, start: number): SentenceAnchors;
  /** When the sentence begins. */
  momentOf(position: Position): Moment;
}

export interface SentenceAnchors {
  /** It is where these turns begin. */
  readonly turns: readonly string[];
  readonly sentences: readonly string[];
}

export interface PlacesOptions {
  /** Put before the anchor: the page's own path where its anchors are not the current ones. */
  readonly base?: string;
  /** The places of an earlier revision, whose anchors the page has instead of the current ones. */
  readonly followed?: readonly FollowedPlace[] | undefined;
}

export function transcriptPlaces(turns: readonly Turn[], { base = '', followed }: PlacesOptions): TranscriptPlaces {
  const paragraphs = turns.map(({ text }) => paragraphsOf(text));
  const sentences = paragraphs.map((each) => each.flat());
  const startOf = ({ turn, offset }: Position): Position => {
    const index = Math.min(turn, turns.length - 1);
    return { turn: index, offset: sentenceAt(sentences[index]!, offset)?.start ?? 0 };
  };
  const old = followed && anchorsOfPlaces(followed, startOf);
  return {
    paragraphs,
    startOf,
    urlOf: (position) => {
      const { turn, offset } = startOf(position);
      return `${base}#${sentenceId(turn, offset)}`;
    },
    anchorsAt: (turn, start) => old?.get(sentenceId(turn, start)) ?? (old ? NONE : ownAnchors(turn, start, sentences)),
    momentOf: (position) => {
      const { turn, offset } = startOf(position);
      const moment = momentAt(turns[turn]!, offset);
      // The source's times may end before its words do.
      return moment.time === null && offset === 0
        ? { time: turns[turn]!.startTime, timing: turns[turn]!.timing }
        : moment;
    },
  };
}

const NONE: SentenceAnchors = { turns: [], sentences: [] };

function ownAnchors(turn: number, start: number, sentences: readonly (readonly Sentence[])[]): SentenceAnchors {
  const isFirst = sentences[turn]![0]?.start === start;
  return { turns: isFirst ? [`turn-${turn}`] : [], sentences: [sentenceId(turn, start)] };
}

/** Sentence of now -> the ids that lead there. */
function anchorsOfPlaces(followed: readonly FollowedPlace[], startOf: (position: Position) => Position) {
  const anchors = new Map<string, { turns: string[]; sentences: string[] }>();
  let lastTurn = -1;
  for (const { before, now } of followed) {
    const { turn, offset } = startOf(now);
    const id = sentenceId(turn, offset);
    const here = anchors.get(id) ?? { turns: [], sentences: [] };
    anchors.set(id, here);
    if (before.turn !== lastTurn) here.turns.push(`turn-${before.turn}`);
    lastTurn = before.turn;
    here.sentences.push(sentenceId(before.turn, before.offset));
  }
  return anchors;
}

function sentenceId(turn: number, start: number): string {
  return `turn-${turn}.${start}`;
}
