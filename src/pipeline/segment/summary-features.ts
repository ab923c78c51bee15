// What speaks for a sentence as its chapter's summary? The features that training and serving share.
import type { Emit } from '../speech/linear-model.js';
import { isQuestion } from '../speech/speakers.js';
import type { ChapterView } from './title-features.js';
import { letterOf } from './title-text.js';

/** A sentence of the chapter, and what the chapter is called. */
export interface SummaryCandidate {
  /** Index of the episode. */
  readonly unit: number;
  readonly titleStems: ReadonlySet<string>;
}

/** Words that point at something said before. */
const POINTS_BACK =
  /^(?:(?:so|and|but|because|well|yeah|or),? )*(?:that|this|it|they|he|she|those|these|there|which|then)\b/;
const OPENS_LOOSELY =
  /^(?:and|but|or|because|cause|then|also|plus|yeah|yes|no|right|okay|well|oh|exactly|sure|absolutely)\b/;
const OWN_VIEW = /\bi (?:think|guess|believe|feel|would say)\b/;
const SMALL_TALK = /\b(?:thank you|thanks|welcome|awesome|laughs?|laughter|hello|great question|let's talk|let me)\b/;
const BROKEN = /(?:\.\.\.|…|--|—)["”]?$|\s--\s.*\s--\s/;

/** Whether a sentence begins with a word that stands for something said before. */
export function pointsBack(text: string): boolean {
  return POINTS_BACK.test(text.toLowerCase().replaceAll('’', "'"));
}

/** Emits a sentence's features. */
export function emitSummaryFeatures(view: ChapterView, { unit, titleStems }: SummaryCandidate, emit: Emit): void {
  const { units, tokens } = view.text;
  const sentence = units[unit]!;
  const text = sentence.text.toLowerCase().replaceAll('’', "'");
  const words = sentence.words.length;
  emit(`length:${Math.min(8, Math.floor(words / 6))}`, 1);
  emit('length', Math.log1p(words) / 3);
  emit('relief', view.relief[unit - view.first]!);
  emitContent(view, unit, emit);
  const stems = new Set(tokens[unit]!.map(({ stem }) => stem));
  emit('title', titleStems.size ? [...titleStems].filter((stem) => stems.has(stem)).length / titleStems.size : 0);
  emitPlace(view, unit, emit);
  if (isQuestion(sentence)) emit('question', 1);
  if (pointsBack(text)) emit('pointsBack', 1);
  if (OPENS_LOOSELY.test(text)) emit('loose', 1);
  if (OWN_VIEW.test(text)) emit('ownView', 1);
  if (SMALL_TALK.test(text)) emit('smallTalk', 1);
  if (BROKEN.test(text)) emit('broken', 1);
  if (/["“”]/.test(text)) emit('quotes', 1);
  if (sentence.isPiece) emit('piece', 1);
  for (const word of new Set(sentence.words)) emit(`says:${word}`, 1);
  emit(`first:${sentence.words[0] ?? ''}`, 1);
  emit(`first:${sentence.words[0] ?? ''} ${sentence.words[1] ?? ''}`, 1);
}

function emitContent(view: ChapterView, unit: number, emit: Emit): void {
  const own = view.text.tokens[unit]!;
  const stems = [...new Set(own.flatMap(({ stem }) => (stem ? [stem] : [])))];
  const keys = stems.map((stem) => view.keys.get(stem) ?? 0);
  const sum = keys.reduce((total, key) => total + key, 0);
  emit('keys', sum / view.keyMass);
  emit('keys:mean', stems.length ? sum / stems.length / view.topKey : 0);
  emit('density', own.length ? stems.length / own.length : 0);
  const letters = own.map(letterOf);
  emit('names', letters.filter((letter) => letter === 'P').length / Math.max(5, own.length));
  emit('pronouns', letters.filter((letter) => letter === 'O').length / Math.max(5, own.length));
}

function emitPlace(view: ChapterView, unit: number, emit: Emit): void {
  const { units } = view.text;
  const place = (unit - view.first) / Math.max(1, view.end - view.first);
  emit(`place:${Math.min(4, Math.floor(place * 5))}`, 1);
  if (unit - view.first < 5) emit(`begins:${unit - view.first}`, 1);
  if (units[unit]!.opensTurn) emit('opensTurn', 1);
  const before = units[unit - 1];
  if (before && unit > view.first && isQuestion(before)) emit('answers', 1);
  emit('turn', Math.log1p(turnWords(view, unit)) / 5);
}

/** Words of the turn that the sentence is said in, as far as they are the chapter's. */
function turnWords({ text: { units }, first, end }: ChapterView, unit: number): number {
  let words = 0;
  for (let i = unit; i >= first && units[i]!.turn === units[unit]!.turn; i--) words += units[i]!.words.length;
  for (let i = unit + 1; i < end && units[i]!.turn === units[unit]!.turn; i++) words += units[i]!.words.length;
  return words;
}
