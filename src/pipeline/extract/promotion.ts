// Which sentences sell or sign off instead of telling? Sponsor reads, calls to subscribe, farewells.
import type { Unit } from '../speech/units.js';

const PROMOTION = [
  /\b(?:promo|coupon|discount|offer) code\b/i,
  /\buse (?:the )?code\b/i,
  /\b\d+ ?(?:%|percent) off\b/i,
  /\bfree trial\b|\bstart (?:your|a) free\b|\bno credit card\b/i,
  /\b(?:brought to you|sponsored|made possible|supported) by\b/i,
  /\b(?:our|today's|this episode's|a word from our) (?:friends at|sponsors?|partners?)\b/i,
  /\b(?:head|go|check (?:it|them|us) out|learn more|sign up|get started|visit)\b[^.]{0,40}\b\w+(?:\.| dot )(?:com|io|dev|fm|org|co|sh|ai)\b/i,
  /\b\w+(?:\.| dot )(?:com|io|dev|fm|org|ai)(?:\/| slash )\w+/i,
  /\b(?:subscribe|leave (?:us )?a review|rate (?:us|the show)|wherever you (?:get|listen))\b/i,
  /\b(?:thanks|thank you) (?:so much |again )?for (?:listening|tuning in|joining|coming on|having me|being (?:here|on))\b/i,
  /\b(?:show notes|our newsletter|our slack|our merch|follow us|patreon)\b/i,
];
/** Units to either side that a strong sign of promotion taints: a sponsor read is several sentences long. */
const REACH = 2;

/** For each unit, whether it stands in a sponsor read, a call to subscribe or a farewell. */
export function findPromotion(units: readonly Unit[]): boolean[] {
  const direct = units.map(({ text }) => PROMOTION.some((pattern) => pattern.test(text)));
  return units.map((unit, i) => {
    if (direct[i]) return true;
    let signs = 0;
    for (let j = Math.max(0, i - REACH); j <= Math.min(units.length - 1, i + REACH); j++) {
      if (units[j]!.turn === unit.turn && direct[j]) signs++;
    }
    return signs >= 2;
  });
}
