// Does a label say what its speaker is here: "Ada Byron (host)", "Guest Grace Hopper:", "[HOST] Ada", "Moderator:"?
import type { PersonRole } from '../../domain/episode.js';

const HOST = [
  '(?:guest |co-? ?)?hosts?|co-? ?hosts?|moderators?|interviewers?|presenters?|anchors?|emcees?|facilitators?',
  'anfitri(?:ón|on)(?:a|es)?|presentador(?:a|es)?|moderador(?:a|es)?|entrevistador(?:a|es)?|apresentador(?:a|es)?',
  'anfitri(?:ão|ã)|animat(?:eur|rice)|présentat(?:eur|rice)|gastgeber(?:in)?|moderatorin|interviewerin',
  'conduttor[ei]|conduttrice|ведущ(?:ий|ая|ие)|主持人|主持|主播|司会者?|ホスト|진행자|사회자|المذيع|المقدم',
].join('|');
const GUEST = [
  'guests?|interviewees?|panel(?:l)?ists?|invitad[oa]s?|entrevistad[oa]s?|convidad[oa]s?|invitée?s?|gäste|gast',
  'ospit[ei]|гость|гостья|гости|嘉宾|来宾|ゲスト|게스트|الضيف',
].join('|');
const OTHER = 'speakers?|narrators?|producers?|editors?';
const KIND = String.raw`(?:(?:special|podcast|show|our|your|the|main|today['’]s)\s+)?(?:(${HOST})|(${GUEST})|${OTHER})`;

const ALONE = new RegExp(`^${KIND}$`, 'iu');
const AFTER_IN_BRACKETS = new RegExp(String.raw`^(.+?)\s*[(\[（【]\s*${KIND}\s*[)\]）】]$`, 'iu');
const AFTER_MARK = new RegExp(String.raw`^(.+?)\s*(?:[,，|]|\s[-–—])\s*${KIND}$`, 'iu');
const BEFORE_IN_BRACKETS = new RegExp(String.raw`^[(\[（【]\s*${KIND}\s*[)\]）】]\s*(.+)$`, 'iu');
const BEFORE = new RegExp(String.raw`^${KIND}(?:\s*[,|–—-])?\s+(.+)$`, 'iu');
/** "Guest 2" and "Speaker of the House" are names as they stand; "Guest Grace Hopper" is a role and a name. */
const CAPITALISED = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u;

export interface RoledName {
  readonly name: string;
  readonly role: PersonRole | null;
}

/** The name without its role, and the role. A name that says nothing of a role comes back as it is. */
export function splitRole(label: string): RoledName {
  const bracketed = /[([（【]/.test(label);
  const after = (bracketed && AFTER_IN_BRACKETS.exec(label)) || (/[,，|–—-]/.test(label) && AFTER_MARK.exec(label));
  if (after) return { name: after[1]!, role: roleOf(after[2], after[3]) };
  const inBrackets = bracketed && BEFORE_IN_BRACKETS.exec(label);
  if (inBrackets) return { name: inBrackets[3]!, role: roleOf(inBrackets[1], inBrackets[2]) };
  const before = BEFORE.exec(label);
  const role = before && roleOf(before[1], before[2]);
  return before && role && CAPITALISED.test(before[3]!) ? { name: before[3]!, role } : { name: label, role: null };
}

/** The role that words name by themselves ("Host", "Invitada", "主持人"), or `null`. */
export function roleOfWords(words: string): PersonRole | null {
  const found = ALONE.exec(words.trim());
  return found && roleOf(found[1], found[2]);
}

function roleOf(host: string | undefined, guest: string | undefined): PersonRole | null {
  if (host !== undefined) return 'host';
  return guest === undefined ? null : 'guest';
}
