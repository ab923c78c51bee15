// Which forms of common English verbs and nouns follow no rule?

const VERBS = `become became|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
  come came|cost|cut|deal dealt|do did done does|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
  fall fell fallen|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|get got gotten|give gave given
  go went gone|grow grew grown|have had has|hear heard|hide hid hidden|hit|hold held|keep kept|know knew known|lead led
  learn learnt|leave left|lend lent|let|lose lost|make made|mean meant|meet met|pay paid|put|quit|read|rebuild rebuilt
  rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|sell sold
  send sent|set|shake shook shaken|show shown|shut|sing sang sung|sit sat|sleep slept|speak spoke spoken|spend spent|split
  stand stood|steal stole stolen|stick stuck|swim swam swum|take took taken|teach taught|tear tore torn|tell told
  think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|win won|write wrote written`;
const NOUNS = 'person people persons|man men|woman women|child children|foot feet|mouse mice';

const listed = (text: string): readonly (readonly string[])[] =>
  text.split(/[|\n]/u).map((forms) => forms.trim().split(/\s+/u));

/** Base, past, participle, as far as they differ: "cut" alone is all three. "Be" has forms of its own and is not among them. */
export const irregularVerbs = listed(VERBS);
/** Singular and plurals. */
export const irregularNouns = listed(NOUNS);
