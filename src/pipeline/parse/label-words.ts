// Which labels name a person, and which a break, a question, nobody, or no speaker at all?
import { breakName } from './break-words.js';

const QUESTION = /^(?:(?:follow-?up )?q(?:uestion)?(?: ?\d+)?|p|pregunta|frage|问|問|提问|pergunta)$/i;
const ANSWER = /^(?:a(?:nswer)?(?: ?\d+)?|r|respuesta|antwort|答|回答|resposta)$/i;
const NOBODY =
  /^(?:unknown(?: (?:speaker|voice|person|male|female))?|unidentified(?: (?:speaker|voice|person|male|female|man|woman))?|unnamed(?: speaker)?|speaker \?|inaudible|crosstalk|crowd|multiple (?:speakers|voices|people)|applause|laughter|silence|audience(?: (?:members?|questions?|responses?|participants?))?)$/i;
const ANONYMOUS =
  /^(?:(?:speaker|spk|person|voice|participant|(?:audience|unknown|unidentified)(?: (?:member|speaker))?|sprecher(?:in)?|orador|locutor|intervenant|спикер)[ _-]?#?(?:\d{1,3}|[a-z])|s\d{1,2}|(?:发言人|說話者|说话人|話者|화자) ?\d{1,3})$/i;

/** How recognisers count voices: "A", "0", "ch_0", "spk1". */
const CODE = /^(?:\p{L}|\d{1,4}|\p{L}{1,12}[_#-]\d{1,3}|(?:ch|spk|s|p)\d{1,3})$/iu;

/** Words that open a remark, a list or a field of a page, and are no speaker's label. */
const NOT_A_NAME = new Set(
  `note notes nb ps update updated edit editor's editors warning caution tip hint source sources slide slides video audio link links
  title date time start end duration length topic topics chapter section agenda part episode transcript transcripts podcast website
  site twitter github email mail url http https example examples question questions answer answers tags tag categories category
  keywords keyword description summary abstract resources resource references reference see also related listen watch download
  subscribe share contact copyright license author authors published location venue language media transcribed translated
  transcription translation disclaimer warnings reminder spoiler bonus option step figure table appendix fact quote background goal
  goals problem solution idea ideas pros cons workflow conclusion overview introduction todo version hosts guests speakers
  participants attendees moderators panelists panellists co-hosts recorded featuring bip rule lesson point`.split(
    /\s+/,
  ),
);

/** "PR 14477", "BIP 8": a document, not a person. */
const NUMBERED = /^(?:pr|issue|bip|rfc|cve|eip|bolt|slip|pep|iso|nr|no)\.?[ #-]*\d/i;
/** What may follow a comma in a name. */
const SUFFIX = /, ?(?:[JS]r|Ph\.? ?D|Psy\.? ?D|M\.?D|Esq|[A-Z]{2,5})\.?$/;

const PARTICLES = new Set(
  'van von de der den del della di da du la le el al bin ibn of the and und y e zu ter ten dos st'.split(' '),
);

export type LabelKind = 'person' | 'anonymous' | 'nobody' | 'question' | 'answer' | 'break';

/** What a label's words say of themselves. `person` means no more than "not one of the others". */
export function labelKind(name: string): LabelKind {
  if (breakName(name) !== null) return 'break';
  if (QUESTION.test(name)) return 'question';
  if (ANSWER.test(name)) return 'answer';
  if (NOBODY.test(name)) return 'nobody';
  return ANONYMOUS.test(name) ? 'anonymous' : 'person';
}

/** A number or a letter for somebody whose name the source does not know: nobody else's spelling. */
export function isCode(name: string): boolean {
  return CODE.test(name) || ANONYMOUS.test(name);
}

/** Could these words stand where a name stands? Not a sentence, not an address, not the name of a page's field. */
export function couldBeName(name: string): boolean {
  const words = name.split(' ');
  if (name.length > 60 || words.length > 7 || !/[\p{L}\p{N}$]/u.test(name)) return false;
  if (NUMBERED.test(name) || (name.includes(',') && !SUFFIX.test(name))) return false;
  if (/https?:|www\.|[<>{}=;?"“”\\]|\.\s+\p{Ll}|[!,]$|\p{L}{3,}\.$/u.test(name)) return false;
  return (
    !NOT_A_NAME.has(words[0]!.toLowerCase()) &&
    !(
      words.length > 1 &&
      /^(?:the|this|that|these|those|so|and|but|or|if|when|what|what's|why|how|where|who|i|i'm|you|we|they|he|she|it|it's|because|then|now|well|yeah|okay|is|are|was|do|does|at|in|on|for|to|with|from)$/i.test(
        words[0]!,
      )
    )
  );
}

/** "On Freund", "Do Kwon": a name that starts like a remark, which only its coming again tells from one. */
export function couldBeOddName(name: string): boolean {
  return (
    /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}'’-]+){1,2}$/u.test(name) && !NOT_A_NAME.has(name.split(' ')[0]!.toLowerCase())
  );
}

/** Reads like a personal name: each word capitalised, particles aside; scripts without case have short names. */
export function looksLikeName(name: string): boolean {
  const bare = name.replace(/\([^)]*\)/g, '').trim();
  if (!couldBeName(bare)) return false;
  if (!/[\p{Lu}\p{Ll}]/u.test(bare)) return /\p{L}/u.test(bare) && bare.length <= 12;
  const words = bare.split(/[\s|]+/).filter(Boolean);
  return (
    words.length <= 5 &&
    words.every((word) => /^[^\p{L}]*[\p{Lu}\p{Lo}\p{N}]/u.test(word) || PARTICLES.has(word.toLowerCase()))
  );
}
