// Does a sentence deny what its proof denies, and nothing else? By which telling word each denial falls on.
import { splitSentences } from '../../domain/sentence.js';
import { isStopWord, wordsOf } from '../../domain/words.js';
import { baseForm } from './base-form.js';

/** Closed words that turn a statement round. */
const DENYING = new Set(
  `no not never nobody none nothing nowhere neither nor cannot without hardly scarcely barely rarely seldom`.split(
    /\s+/,
  ),
);
/** Nobody in particular. */
const INDEFINITE = /^(?:any|every|some)body$/iu;
const CONTRACTED = /n['’]t$/iu;
/** They name what was not done. */
const IN_PLACE = /^(?:instead\s+of|rather\s+than)\b/iu;
/** "Not only" and "not just" deny nothing. */
const NO_DENIAL = /^\s+(?:only|just|merely|simply)\b/iu;

/** Telling words on either side of the one that a denial falls on, within which the same denial may fall elsewhere. */
const NEAR = 3;

/** What a sentence of the proof has to share of the told one's words, in parts of what the closest one does. */
const KINDRED = 0.5;

/** A text's telling words in order, and where in them its denials fall. */
interface Denials {
  readonly stems: readonly string[];
  /** Indexes into `stems`; one that two denials fall on stands twice. */
  readonly at: readonly number[];
}

export function isDenying(word: string): boolean {
  return DENYING.has(word.toLowerCase()) || CONTRACTED.test(word);
}

/**
 * True where denials agree, sentence by sentence of the text. Each denial has one in a kindred sentence of the proof that
 * falls on the same word or near it, and none there stands for two; and what the closest sentence of the proof denies is
 * denied where it is told. A denial falls on the next telling word of its sentence, else on the one before. Words that are
 * opposites by themselves ("failed", "unused") are not seen.
 */
export function denialsAgree(text: string, proof: string): boolean {
  const proven = readDenials(proof);
  return readDenials(text).every((told) => {
    const said = new Set(told.stems);
    const shares = proven.map(({ stems }) => new Set(stems.filter((stem) => said.has(stem))).size);
    const most = Math.max(0, ...shares);
    // Another sentence may well deny what this one does not.
    const kindred = proven.filter((_, i) => shares[i]! > 0 && shares[i]! >= KINDRED * most);
    const closest = proven.filter((_, i) => shares[i] === most);
    return isProven(told, kindred) && (most === 0 || closest.some((sentence) => isKept(told, sentence)));
  });
}

function isProven(told: Denials, proven: readonly Denials[]): boolean {
  const open = proven.flatMap((sentence) =>
    sentence.at.map((at) => ({ stem: sentence.stems[at]!, near: nearTo(sentence, at) })),
  );
  const take = (fits: (denial: (typeof open)[number]) => boolean): boolean => {
    const found = open.findIndex(fits);
    if (found >= 0) open.splice(found, 1);
    return found >= 0;
  };
  const said = new Set(proven.flatMap(({ stems }) => stems));
  // Those that fall on the very word come first, so that no near one takes their proof.
  const elsewhere = told.at.filter((index) => !take(({ stem }) => stem === told.stems[index]));
  return elsewhere.every((index) => {
    const word = told.stems[index]!;
    if (take(({ near }) => near.has(word))) return true;
    // "The lock cannot be obtained" for "can't get the lock": a word of the teller's own, next to what is denied.
    const beside = [told.stems[index - 1], told.stems[index + 1]];
    return !said.has(word) && take(({ stem }) => beside.includes(stem));
  });
}

function isKept(told: Denials, { stems, at }: Denials): boolean {
  const denied = new Set(told.at.flatMap((index) => [...nearTo(told, index)]));
  const shareAfter = (index: number): number =>
    stems.slice(index + 1, index + 1 + NEAR).filter((stem) => told.stems.includes(stem)).length;
  return at.every((index) => {
    const stem = stems[index]!;
    if (!told.stems.includes(stem) || denied.has(stem)) return true;
    // It is said without a denial as well: the told one is that, if what follows there is told, too.
    const plain = stems.flatMap((each, i) => (each === stem && !at.some((of) => Math.abs(of - i) <= NEAR) ? i : []));
    return plain.some((i) => shareAfter(i) >= shareAfter(index));
  });
}

function nearTo({ stems }: Denials, at: number): Set<string> {
  return new Set(stems.slice(Math.max(0, at - NEAR), at + NEAR + 1));
}

function readDenials(text: string): Denials[] {
  return splitSentences(text).map((sentence) => {
    const stems: string[] = [];
    const before: number[] = [];
    for (const word of wordsOf(sentence.text)) {
      if (isDenying(word.text) || IN_PLACE.test(sentence.text.slice(word.start))) {
        if (!NO_DENIAL.test(sentence.text.slice(word.end))) before.push(stems.length);
      } else if (!isStopWord(word.text) && !INDEFINITE.test(word.text)) stems.push(baseForm(word.text));
    }
    // With no telling word at all there is nothing that is denied: "No."
    return { stems, at: stems.length === 0 ? [] : before.map((index) => Math.min(index, stems.length - 1)) };
  });
}
