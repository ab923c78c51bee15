// Which words does speech consist of, and which of them are small talk? Wider than domain/words.ts: what is fair in a
// search query ("problem", "working") still says nothing about a chapter's subject.
import { stemOf } from '../../domain/words.js';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text in order, in lower case, with straight apostrophes. */
export function spokenWords(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).map((word) => word.replaceAll('’', "'"));
}

/** Function words, fillers and the small talk of recorded speech. */
const SMALL_TALK = new Set(
  `a about above actually after again all almost already also although always am an and another any anybody anyone
  anything anyway are aren't around as ask asked at away awesome back basically be because been before being believe
  best better between big bit both bunch but by bye call called came can can't cannot cause certain certainly come
  comes coming completely cool correct could couldn't course d did didn't different do does doesn't doing don't done
  down during each either else end enough especially etc even ever every everybody everyone everything exactly example
  far feel felt few figure find fine first folks for found from fun funny gave general get gets getting give given go
  goes going gone gonna good got gotta great guess guy guys had hadn't happen happened happening happens hard has hasn't
  have haven't having he he'd he'll he's hear heard hello her here here's hers herself hey hi him himself his hopefully
  how how's however huge i i'd i'll i'm i've idea if important in inside instead interested interesting into is isn't it
  it'd it'll it's its itself just keep kind kinda knew know known knows laughs last laugh laughter least less let let's
  like likely literally little ll long longer look looked looking looks lot lots love made main make makes making many
  matter may maybe me mean meant means mention mentioned might mind mine more most mostly much must my myself name need
  needed needs never new next nice no nobody none nor not nothing now obviously of off oh ok okay old on once one ones
  only onto or other others our ours ourselves out over own part past people perfect perhaps person piece place point
  possible pretty probably problem put question quite ran rather re real really reason recently remember right run s
  said same saw say saying says see seem seemed seems seen several shall she she's should shouldn't show side simple
  simply since small so some somebody somehow someone something sometimes somewhere soon sort sounds specific start
  started still stuff such super sure take taken takes taking talk talked talking tell than thank thanks that that'd
  that'll that's the their theirs them themselves then there there's these they they'd they'll they're they've thing
  things think thinking this those though thought three through time times to today together told too took totally tried
  try trying two type uh um under understand unless until up upon us use used uses using usually ve very wanna want
  wanted wants was wasn't way ways we we'd we'll we're we've week welcome well went were weren't what what's whatever
  when where where's whether which while who who's whole whose why will wish with within without won't wonder wonderful
  wondering word words work worked working works world would wouldn't wow wrong yeah year years yep yes yet you you'd
  you'll you're you've your yours yourself yup ago able across against along among four five half left set sense day
  days couple whichever amazing entire episode podcast listeners everyone's crosstalk unintelligible inaudible mhm`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a word (lower case) says nothing about a subject: a function word, a filler, a number, a lone letter. */
export function isSmallTalk(word: string): boolean {
  return word.length < 2 || SMALL_TALK.has(word) || /^\p{N}+$/u.test(word);
}

/** Makes a function that gives the stem which all forms of a word share, and remembers it. */
export function createStemmer(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const stem = known.get(word) ?? stemOf(word);
    known.set(word, stem);
    return stem;
  };
}
