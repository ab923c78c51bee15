// What speaks for a sentence as a lesson? The features that training and serving share.

import type { Emit } from '../speech/linear-model.js';
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';
import type { LessonContext } from './lesson-context.js';

const LONGEST_GRAM = 3;
/** Words of a turn, and of a speaker's mean turn, beyond which longer says no more: a solo show is not worth less. */
const LONG_TURN = 600;
const LONG_MEAN_TURN = 200;
/** Words from which on a transcript has a welcome and a farewell; shorter ones are excerpts. */
const HAS_OPENING = 2000;

/** Emits the features of unit `at` as (the heart of) a lesson. */
export function emitLessonFeatures(context: LessonContext, at: number, emit: Emit): void {
  const unit = context.units[at]!;
  emitGrams(unit.words, emit);
  for (const form of context.forms[at]!) emit(form, 1);
  emitShape(unit, emit);
  emitSetting(context, at, emit);
  emitNeighbours(context, at, emit);
}

function emitGrams(words: readonly string[], emit: Emit): void {
  const grams = new Set<string>();
  const padded = ['^', ...words, '$'];
  for (let from = 0; from < padded.length; from++) {
    let gram = padded[from]!;
    if (from > 0 && from < padded.length - 1) grams.add(`g:${gram}`);
    for (let size = 2; size <= LONGEST_GRAM && from + size <= padded.length; size++) {
      gram += ` ${padded[from + size - 1]!}`;
      grams.add(`g:${gram}`);
    }
  }
  for (const gram of grams) emit(gram, 1);
}

function emitShape({ words, text, isPiece }: Unit, emit: Emit): void {
  const count = words.length;
  emit('length', Math.log1p(count) / 3);
  emit(`length:${Math.min(12, Math.floor(count / 4))}`, 1);
  const share = (test: (word: string) => boolean) => words.filter(test).length / Math.max(4, count);
  emit(
    'share:content',
    share((word) => !isSmallTalk(word)),
  );
  emit(
    'share:i',
    share((word) => /^(?:i|i'm|i've|i'd|my|me)$/.test(word)),
  );
  emit(
    'share:you',
    share((word) => /^(?:you|you're|you've|your|yourself)$/.test(word)),
  );
  emit(
    'share:we',
    share((word) => /^(?:we|we're|we've|our|us)$/.test(word)),
  );
  emit(
    'share:third',
    share((word) => /^(?:he|she|they|him|her|them|his|their)$/.test(word)),
  );
  emit(
    'share:past',
    share((word) => /^(?:was|were|had|did)$|..ed$/.test(word)),
  );
  emit('names', Math.min(4, text.match(/[\w,’'] (?=[A-Z][a-z])/g)?.length ?? 0) / 4);
  emit('commas', Math.min(6, text.match(/,/g)?.length ?? 0) / 6);
  if (isPiece) emit('piece', 1);
}

function emitSetting(
  { turns, turnOf, wordsBefore, units, nearGist, nearEpisode, terms }: LessonContext,
  at: number,
  emit: Emit,
): void {
  const turn = turns[turnOf[at]!]!;
  const total = wordsBefore.at(-1)!;
  const place = wordsBefore[at]! / Math.max(1, total);
  emit('place', place);
  emit(`place:${Math.min(9, Math.floor(place * 10))}`, 1);
  if (total > HAS_OPENING && wordsBefore[at]! < 300) emit('place:opening', 1);
  if (total > HAS_OPENING && total - wordsBefore[at]! < 300) emit('place:closing', 1);
  emit('turn:length', Math.log1p(Math.min(turn.words, LONG_TURN)) / 5);
  emit('turn:place', (at - turn.first) / Math.max(1, turn.end - turn.first));
  if (at === turn.first) emit('turn:first', 1);
  if (at === turn.end - 1) emit('turn:last', 1);
  emit('speaker:share', turn.profile.share);
  emit('speaker:asking', turn.profile.asking * 5);
  emit('speaker:turn', Math.log1p(Math.min(turn.profile.turnWords, LONG_MEAN_TURN)) / 5);
  if (turn.profile.opens) emit('speaker:opens', 1);
  if (turn.asked) {
    emit('asked', 1);
    for (const word of new Set(turn.asked.words)) emit(`asked:${word}`, 1);
  }
  emit('near:gist', nearGist[at]!);
  emit('near:episode', nearEpisode[at]!);
  const own = terms.ofUnit[at]!;
  const rarity = own.reduce((sum, term) => sum + terms.weights[term]!, 0) / Math.max(1, own.length);
  emit('rarity', rarity / 5);
  emit('repeats', own.filter((term) => terms.counts[term]! > 3).length / Math.max(2, own.length));
  emit('known', units[at]!.vector.some((value) => value !== 0) ? 1 : 0);
}

function emitNeighbours({ units, forms }: LessonContext, at: number, emit: Emit): void {
  const turn = units[at]!.turn;
  for (const [name, step] of [
    ['p', -1],
    ['n', 1],
  ] as const) {
    const other = units[at + step];
    if (!other) continue;
    if (other.turn !== turn) {
      emit(`${name}:otherTurn`, 1);
      continue;
    }
    for (const form of forms[at + step]!) emit(`${name}:${form}`, 1);
    emit(`${name}:length`, Math.log1p(other.words.length) / 3);
    for (const word of new Set(other.words)) emit(`${name}w:${word}`, 1);
  }
}
