// Does a stretch of text read like speech, like a heading, or like the furniture of a web page?
import { countWords } from '../../domain/transcript.js';

const SENTENCE_END = /[.?!…。？！][)"'”’\]]*$/u;
const ANY_END = /[.?!…,;:—–-]["'”’)\]]*$/u;

/** Words said on their own, which a heading is not made of. */
const BACKCHANNEL = new Set(
  `yeah yes yep yup no nope okay ok right sure exactly absolutely totally definitely thanks thank you bye hi hey hello hmm mm-hmm
  mhm uh-huh uh um oh ah wow cool nice great good awesome perfect true correct indeed agreed so well and but i see me too got it
  go ahead of course for all laughs laughter`.split(/\s+/),
);

const LONGEST_HEADING_WORDS = 12;
const LONGEST_HEADING = 90;

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-12));
}

/** A full stop, question mark, comma, colon or dash at the end. */
export function hasEndMark(text: string): boolean {
  return ANY_END.test(text);
}

/** A short line without end punctuation that starts like a title and is no "yeah" or "[laughter]". */
export function looksLikeHeading(line: string): boolean {
  const text = line.trim();
  const words = text.split(/\s+/);
  if (text.length > LONGEST_HEADING || words.length > LONGEST_HEADING_WORDS || text.length < 4) return false;
  if (hasEndMark(text) || /^[[({*>|]|https?:|@\w|\]$/.test(text)) return false;
  if (!/^["'“‘¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(text)) return false;
  return !isBackchannel(text);
}

/** Nothing but words that listeners say: "Yeah, right." */
export function isBackchannel(text: string): boolean {
  return text.split(/\s+/).every((word) => BACKCHANNEL.has(word.toLowerCase().replace(/[^\p{L}-]/gu, '')));
}

/** A paragraph that is nothing but an address, perhaps with the name of what is there. */
export function isLinkLine(text: string): boolean {
  if (text.length > 600 || !/https?:\/\//.test(text)) return false;
  const rest = text.replace(/<?https?:\/\/[^\s>]+>?/g, ' ').trim();
  return (
    !/\p{L}/u.test(rest) ||
    (/[:：-]$/.test(rest) && rest.split(/\s+/).length <= 20 && /https?:\/\/\S+$/.test(text.trim()))
  );
}

/** Lines of a menu, an author's box, a button: short, several in a block, hardly any ends like a sentence. */
export function isFurniture(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const short = lines.filter((line) => line.trim().split(/\s+/).length <= 6);
  const open = lines.filter((line) => !SENTENCE_END.test(line.trim()));
  return short.length >= lines.length * 0.8 && open.length >= lines.length * 0.6;
}

const FOOTER =
  /^(?:transcri(?:bed|pt|ption)s? (?:by|provided|courtesy|powered|generated)|captions? by|automatically transcribed|this (?:editable )?transcript (?:was|is|has)|(?:transcription|meeting|recording) (?:ended|stopped) after \d|©|copyright\b|all rights reserved|share this|related (?:posts|episodes|articles)|(?:previous|next) (?:episode|post)|back to top|no items found|start your free trial|leave a comment|subscribe (?:to|on|via|now)\b.{0,40}$)/i;

/** A line that pages put under a transcript. */
export function isFooter(line: string): boolean {
  return FOOTER.test(line.trim());
}

const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;
const DENSE_ALL = new RegExp(DENSE, 'g');

/** Words of a text; scripts that do not space their words are counted by two letters a word. */
export function countSpokenWords(text: string): number {
  if (!DENSE.test(text)) return countWords(text);
  const letters = text.match(DENSE_ALL)?.length ?? 0;
  return countWords(text.replace(DENSE_ALL, ' ')) + Math.round(letters / 2);
}
