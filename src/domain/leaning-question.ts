// Does a question lean on what was said before it? Read from its words alone.
//
// It does when something in it is only known from before:
// 1. it has no telling word at all ("Why?", "Can you give an example?", "What happened next?");
// 2. it begins with "what about", "how about" or "and about" and names at most three telling words;
// 3. a pronoun has nothing in the question to refer to ("How do they test it?"). A pronoun refers inside when a noun or
//    name stands before it, and a possessive or a new clause makes them two ("Why do backups fail when they are old?");
// 4. it points back: "else", "which one", or ends where an object is missing ("What does Rui think?");
// 5. it is a fragment, without a verb: one telling word ("Why Nomad?"), or two that are led or closed by a word that
//    joins ("And in production?", "Small teams too?").
// Any other question is full.
import { foldWord, isStopWord, wordsOf } from './words.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

/** Content words that name no subject. */
const WEAK =
  words(`advice agree agreed continue detail details disagree elaborate exactly example examples explain first give happen
  happened happening happens help instance list mean meaning means meant next opinion opinions please point reason reasons result
  results second show specific specifically third thoughts true view views work worked works`);
const VERBS =
  words(`am are can could did do does explain define describe give had has have is list name should show tell was were will
  would arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wont wouldnt whats whos wheres hows`);
const PERSONAL = words('he she him her his hers they them their theirs');
const POSSESSIVE = words('his her their its');
const DEMONSTRATIVE = words('this these those');
const POINTING = words('else former latter');
/** What "this" and "these" can stand before without pointing at what was said. */
const AT_HAND = words(
  'archive day days episode episodes hour month morning podcast season series show time today week year years',
);
const CLAUSE = words(
  'after although and as because before but how if once or since so than that though unless until what when where whether which while who why',
);
const DETERMINERS =
  words(`a an any every each my your our his her their its some the this that these those no both all many most two
  about against at by for from in into like of on over under with without`);
const JOINING = words('and but or also so for in on at with without during before after about from by as than');
const CLOSING = words('too either then though instead also well');

/** `rest` is what the question is about. */
export const WHAT_ABOUT =
  /^(?:(?:(?:and|but|so|ok|okay|well|then),? )*(?:what|how)|and|but|so|then),? about (?<rest>.+?)[\s?!.]*$/iu;
const MAX_WORDS_OF_WHAT_ABOUT = 3;
/** "Is it worth it to ...": this "it" stands for what follows. */
const EMPTY_IT =
  /\bit(?:['’]s)? (?:(?:is|was|really|ever|still|even|actually|always|a|an|so|too|more|be) )*(?:bad|best|better|common|cost|costs|dangerous|difficult|easier|easy|enough|fair|feel|feels|fine|good|hard|harder|help|helps|hurt|important|impossible|like|likely|makes?|matters?|means?|necessary|normal|okay?|possible|reasonable|right|risky|safe|sense|smart|takes?|time|took|true|useful|wise|worth|wrong)\b.*\b(?:for|how|if|that|to|when|whether|\p{L}+ing)\b/iu;
const POINTS_BACK =
  /\b(?:which|the (?:first|second|third|last|other|same)|that|this|another) ones?\b|\bthe other(?:s| two)?[\s?!.]*$/iu;
const OBJECT_MISSING =
  /\b(?:agree|disagree|do|did|feel|mean|recommend|say|said|suggest|think|thought|advise)(?: (?:exactly|instead|there|then))?[\s?!.]*$/iu;
const THAT_IS_A_THING = new Set(
  `about after at be by can could did do does for from had has how in is like of on should than was
  what when where why with without would`.split(/\s+/u),
);

/** Whether a question can only be understood from what was said before it. */
export function leansOnBefore(question: string): boolean {
  const telling = tellingWords(question);
  if (telling.length === 0) return true;
  const about = WHAT_ABOUT.exec(question.trim())?.groups?.rest;
  if (about !== undefined) return tellingWords(about).length <= MAX_WORDS_OF_WHAT_ABOUT;
  const all = wordsOf(question).map((word) => foldWord(word.text));
  if (loosePronouns(question).length > 0 || all.some((word) => POINTING.has(word))) return true;
  if (POINTS_BACK.test(question) || OBJECT_MISSING.test(question)) return true;
  return isFragment(all, telling.length);
}

function isFragment(all: readonly string[], telling: number): boolean {
  if (telling > 2 || all.some((word) => VERBS.has(word))) return false;
  return telling === 1 || JOINING.has(all[0]!) || CLOSING.has(all.at(-1)!);
}

/** Those of the text's words that name a subject, as written. */
export function tellingWords(text: string): string[] {
  return wordsOf(text)
    .map((word) => word.text)
    .filter((word) => !isStopWord(word) && !WEAK.has(foldWord(word)));
}

/** The pronouns that refer to nothing in the question itself, in lower case. */
export function loosePronouns(question: string): string[] {
  const all = wordsOf(question).map((word) => word.text);
  const folded = all.map(foldWord);
  const isEmptyIt = EMPTY_IT.test(question);
  const refersInside = readReferences(all, folded);
  return folded.filter((word, i) => {
    if (word === 'there' || word === 'then') return i === all.length - 1 && i > 0;
    if (word === 'it' || word === 'its') return !(word === 'it' && isEmptyIt) && !refersInside(i);
    if (word === 'that') return isThing(all, i) && !refersInside(i);
    if (DEMONSTRATIVE.has(word)) return pointsBack(folded, i);
    return PERSONAL.has(word) && !refersInside(i);
  });
}

/** "Why is that?", "How does that work?", "Who wrote that tool?", not "the one that works" or "know that it works". */
function isThing(all: readonly string[], i: number): boolean {
  if (THAT_IS_A_THING.has(foldWord(all[i - 1] ?? ''))) return true;
  const left = all.length - 1 - i;
  return i > 0 && (left === 0 || (left === 1 && !isNoun(all, i - 1)));
}

function pointsBack(folded: readonly string[], i: number): boolean {
  const next = folded[i + 1] ?? '';
  return !AT_HAND.has(next) && !(folded[i] === 'those' && (next === 'who' || next === 'that'));
}

/** Whether a noun or name before the pronoun can be what it means: not the subject or object of its own clause. */
function readReferences(all: readonly string[], folded: readonly string[]): (pronoun: number) => boolean {
  const firstNoun = all.findIndex((_, at) => isNoun(all, at));
  const beginsClause = folded.map((word) => CLAUSE.has(word));
  return (pronoun) => {
    if (firstNoun < 0 || firstNoun >= pronoun) return false;
    const isPossessive = POSSESSIVE.has(folded[pronoun]!) && pronoun < all.length - 1;
    return isPossessive || beginsClause.lastIndexOf(true, pronoun - 1) > firstNoun;
  };
}

/** A name, a word behind a determiner or preposition, with one word between at most, or the first after an auxiliary. */
function isNoun(all: readonly string[], at: number): boolean {
  const word = all[at]!;
  if (isStopWord(word) || WEAK.has(foldWord(word))) return false;
  if (at > 0 && /^\p{Lu}/u.test(word)) return true;
  const [before, further] = [foldWord(all[at - 1] ?? ''), foldWord(all[at - 2] ?? '')];
  if (DETERMINERS.has(before) || VERBS.has(before)) return true;
  return !isStopWord(before) && (DETERMINERS.has(further) || VERBS.has(further));
}
