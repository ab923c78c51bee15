// What speaks for a chapter's start at a place? The features that training and serving share.

import type { Emit } from '../speech/linear-model.js';
import { isQuestion } from '../speech/speakers.js';
import type { BoundaryContext, TurnView } from './boundary-context.js';

/** Words at a place's beginning that are read as its opening, and of the turn in all. */
const OPENING_WORDS = 5;
const TURN_WORDS = 60;
/** A turn of fewer words is an interjection: it answers or nods, and rarely opens or closes a subject. */
const SHORT_TURN = 12;

/** Emits the features of a chapter's start at unit `at`. */
export function emitBoundaryFeatures(context: BoundaryContext, at: number, emit: Emit): void {
  emitShifts(context, at, emit);
  emitPlace(context, at, emit);
  const { units, turns, turnOf } = context;
  const index = turnOf[at]!;
  const turn = turns[index]!;
  if (turn.first !== at) emitInsideTurn(context, at, emit);
  emitTurn('this', turn, emit);
  for (const [name, step] of [
    ['before', -1],
    ['before2', -2],
    ['next', 1],
    ['next2', 2],
  ] as const) {
    const other = turns[index + step];
    if (other) emitTurn(name, other, emit);
  }
  emitWords(context, at, emit);
  const previous = units[at - 1];
  if (previous) {
    for (const word of previous.words.slice(-3)) emit(`closing:${word}`, 1);
    if (isQuestion(previous)) emit('afterQuestion', 1);
  }
}

function emitShifts({ shifts, novelty }: BoundaryContext, at: number, emit: Emit): void {
  for (const { name, values, prominence } of shifts) {
    emit(name, values[at]!);
    emit(`${name}:over`, prominence[at]!);
    if (values[at]! >= Math.max(values[at - 1] ?? 0, values[at + 1] ?? 0)) emit(`${name}:peak`, 1);
  }
  emit('novelty', novelty[at]!);
}

function emitPlace({ wordsBefore, sinceBreak }: BoundaryContext, at: number, emit: Emit): void {
  const total = wordsBefore.at(-1)!;
  const before = wordsBefore[at]!;
  if (before < 150) emit('nearStart', 1);
  if (total - before < 150) emit('nearEnd', 1);
  if (total - before < 400) emit('towardsEnd', 1);
  emit('position', before / Math.max(1, total));
  const since = sinceBreak[at]!;
  if (since === 0) emit('atBreak', 1);
  else if (since < 40) emit('shortlyAfterBreak', 1);
  else if (since < 150) emit('afterBreak', 1);
}

function emitTurn(name: string, turn: TurnView, emit: Emit): void {
  emit(`${name}:length`, Math.log1p(turn.words) / 5);
  if (turn.words < SHORT_TURN) emit(`${name}:short`, 1);
  if (turn.questions > 0) emit(`${name}:asks`, 1);
  emit(`${name}:asking`, turn.profile.asking * 5);
  emit(`${name}:share`, turn.profile.share);
  if (turn.profile.opens) emit(`${name}:opener`, 1);
}

function emitInsideTurn({ units, wordsBefore, turns, turnOf }: BoundaryContext, at: number, emit: Emit): void {
  const turn = turns[turnOf[at]!]!;
  emit('inside', 1);
  if (turn.paragraphs < 2) emit('inside:unbroken', 1);
  if (units[at]!.opensParagraph) emit('inside:paragraph', 1);
  emit('inside:before', Math.log1p(wordsBefore[at]! - wordsBefore[turn.first]!) / 5);
  emit('inside:after', Math.log1p(wordsBefore[turn.end]! - wordsBefore[at]!) / 5);
  emit('inside:length', units[at]!.words.length / 20);
}

/** The words of the opening (with their place), of the first sentences, and of the last one with its question. */
function emitWords({ units, turns, turnOf }: BoundaryContext, at: number, emit: Emit): void {
  const { end } = turns[turnOf[at]!]!;
  const words: string[] = [];
  for (let i = at; i < end && words.length < TURN_WORDS; i++) words.push(...units[i]!.words);
  words.length = Math.min(words.length, TURN_WORDS);
  emit(`first:${words[0] ?? ''}`, 1);
  if (words[1]) emit(`first:${words[0]} ${words[1]}`, 1);
  if (words[2]) emit(`first:${words[0]} ${words[1]} ${words[2]}`, 1);
  const said = new Set<string>();
  words.forEach((word, i) => {
    said.add(`says:${word}`);
    if (words[i + 1]) said.add(`says:${word} ${words[i + 1]}`);
    if (i < OPENING_WORDS * 3) said.add(`opening:${word}`);
  });
  for (const name of said) emit(name, 1);
  const last = units[end - 1]!;
  if (isQuestion(last)) {
    emit('endsAsking', 1);
    for (const word of last.words.slice(0, 3)) emit(`question:${word}`, 1);
  }
}
