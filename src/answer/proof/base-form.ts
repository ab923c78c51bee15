// Which forms of irregular words are one? Porter's rules take only endings away.
import { foldWord, stemOf, wordsOf } from '../../domain/words.js';

const FORMS = `be am is are was were been being
  become became|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
  come came|cost|cut|deal dealt|do did done does|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
  fall fell fallen|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|get got gotten|give gave given
  go went gone|grow grew grown|have had has|hear heard|hide hid hidden|hit|hold held|keep kept|know knew known|lead led
  learn learnt|leave left|lend lent|let|lose lost|make made|mean meant|meet met|pay paid|put|read|ride rode ridden
  ring rang rung|rise rose risen|run ran|say said|see saw seen|sell sold|send sent|set|shake shook shaken|show shown
  shut|sing sang sung|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|swim swam swum
  take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood
  wake woke woken|wear wore worn|win won|write wrote written
  person people persons|man men|woman women|child children|foot feet|mouse mice`;

const BASES: ReadonlyMap<string, string> = new Map(
  FORMS.split(/[|\n]/u).flatMap((line) => {
    const forms = line.trim().split(/\s+/u);
    // "cost", "cut" and the like have one form.
    return forms.map((form) => [form, stemOf(forms[0]!)] as const);
  }),
);

/** The stem that all forms of a word share, those of common irregular verbs and nouns among them. */
export function baseForm(word: string): string {
  return BASES.get(foldWord(word)) ?? stemOf(word);
}

/** The stems of all words of a text. */
export function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map((word) => baseForm(word.text)));
}
