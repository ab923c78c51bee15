// Which words can a title not begin, end or stand on? Lists that a reader would sign, whatever the weights say.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Nouns that need another to say anything ("a set of", "the testing piece"), and pronouns that name nobody. */
export const LIGHT_NOUNS = words(
  `part parts piece pieces thing things stuff kind kinds sort sorts lot lots bit bunch way ways side point points case
  cases example examples fact sense level end couple number numbers guy guys folks one ones set sets type types term
  terms aspect aspects idea fan fans person amount cent percent everyone everybody everything anyone anybody anything
  someone somebody something nobody nothing`,
);

/** Spans and times name no subject where nothing stands before them ("month and prices", "photograph for hours"). */
export const TIMES = words(
  `second seconds minute minutes hour hours day days week weeks weekend month months quarter year years decade decades
  time times moment moments morning mornings evening evenings afternoon night nights today tonight yesterday tomorrow`,
);

/** Verbs that need an object or a clause to say anything: "what the tool does", "five will do", "used to say". */
const LIGHT_VERBS = words(
  `be been being do does did done doing have has had having get gets got gotten getting go goes went gone going come comes came coming
  make makes made making say says said saying tell tells told know knows knew known knowing think thinks thought want
  wants wanted need needed take takes took taken give gives gave given put puts let lets keep keeps kept see sees saw seen
  seem seems seemed look looks looked feel feels felt sound sounded become becomes became mean meant try tries tried call
  called use used`,
);

/** Adverbs that a tagger takes for nouns and adjectives now and then. */
const ADVERBS = words(
  `well there here now then too away back again already always never ever yet still soon often even only also otherwise
  instead anyway together maybe perhaps way better`,
);
/** Where speech breaks off, a tagger takes these for what would stand there. */
const CONJUNCTIONS = words('and but or nor if than because while');

const NUMBER = new RegExp(
  `^(?:\\p{N}[\\p{N}.,:%]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|per|percent|cent|
  (?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\\p{L}+)?|
  (?:hundred|thousand|million|billion)s?)$`.replace(/\s/g, ''),
  'u',
);

/** Whether a clause that ends on the word waits for more. */
export function leavesOpen(word: string): boolean {
  return [LIGHT_VERBS, ADVERBS, LIGHT_NOUNS, CONJUNCTIONS].some((list) => list.has(word));
}

/** Whether a word (lower case) is a number, in digits or spelt out. */
export function isNumber(word: string): boolean {
  return NUMBER.test(word);
}
