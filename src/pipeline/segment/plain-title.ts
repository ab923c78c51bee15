// Which chapters are no subject but a frame around it? Sponsor breaks, welcomes and farewells get plain titles.
import { countPromotion, isPromotional } from '../../domain/promotion.js';
import type { Unit } from '../speech/units.js';

export interface FrameInput {
  readonly units: readonly Unit[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Who speaks in the episode, the first speaker first. */
  readonly speakers: readonly string[];
}

/** Words up to which an advert, a welcome or a farewell is nothing else. */
const LONGEST = { sponsor: 450, welcome: 220, farewell: 200 };
/** Different signs of promotion that make an advert, and the share of its sentences that have one. */
const SPONSOR = { signs: 3, share: 0.15 };
const WELCOMING =
  /\b(?:welcome|hello|hi,? everyone|today(?:'s| we|,)|this episode|joined by|joining (?:us|me)|i'm your host|my guest)\b/i;
const PARTING =
  /\b(?:thank(?:s| you)\b.{0,40}\b(?:join|com(?:e|ing)|being|hav(?:e|ing)|listen|time|much)|good ?bye|bye(?:-bye)?|see you|until next|next (?:time|week)|take care|tune in)\b/i;
const MAX_NAMES = 2;

/** The plain title of a frame, `null` for a chapter with a subject of its own. */
export function plainTitle({ units, isFirst, isLast, speakers }: FrameInput): string | null {
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  const text = units.map((unit) => unit.text).join(' ');
  if (words <= LONGEST.sponsor && sells(units, text)) return 'Sponsor break';
  if (isLast && !isFirst && words <= LONGEST.farewell && PARTING.test(text)) return 'Thanks and goodbye';
  if (isFirst && !isLast && words <= LONGEST.welcome && WELCOMING.test(text)) return welcome(units, speakers);
  return null;
}

function sells(units: readonly Unit[], text: string): boolean {
  const selling = units.filter((unit) => isPromotional(unit.text)).length;
  return countPromotion(text) >= SPONSOR.signs && selling >= units.length * SPONSOR.share && !PARTING.test(text);
}

/** What is said of a guest, in the sentence with the name. */
const INVITING =
  /\b(?:guests?|joined by|join(?:s|ed|ing)? (?:me|us)|with (?:me|us)|welcom(?:e|es|ing)|talk(?:s|ing)? (?:to|with))\b/i;

/** Names the guests whom the opening names: whoever is welcomed in it, and neither speaks first nor is a host too. */
function welcome(units: readonly Unit[], [, ...others]: readonly string[]): string {
  const named = others.filter((name) => name.split(/\s+/).length < 4 && isWelcomed(name.split(/\s+/)[0]!, units));
  const title = `Welcome, ${named.slice(0, MAX_NAMES).join(' and ')}`;
  return named.length > 0 && named.length <= MAX_NAMES ? title : 'Welcome and introductions';
}

/** What a regular expression does not take as it is; to escape more, such as a hyphen, is an error in Unicode mode. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** A guest is introduced, a host says who he is ("and I'm Idris") or is called one ("my co-host Idris"). */
function isWelcomed(name: string, units: readonly Unit[]): boolean {
  const own = `(?<!\\p{L})${name.replace(SYNTAX, '\\$&')}(?!\\p{L})`;
  const called = new RegExp(own, 'u');
  const host = new RegExp(
    `(?:i['’]m|i am|my name is|co-?hosts?(?: is|,)?(?: \\p{L}+ and)?) ${own}|${own}(?:['’]s| is|,)? (?:\\p{L}+ ){0,2}co-?host`,
    'iu',
  );
  return (
    units.some(({ text }) => called.test(text) && INVITING.test(text)) && !units.some(({ text }) => host.test(text))
  );
}
