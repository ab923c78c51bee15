// Does a text sell or sign off instead of telling? Sponsor reads, calls to subscribe, farewells.

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

/** What is said before a sponsor's own words are read. */
const ANNOUNCEMENT =
  /\b(?:word|message) from (?:our|today['’]s|this (?:week|episode)['’]s) (?:friends|sponsors?|partners?)\b|\b(?:brought to you|sponsored) by\b/i;

/** True when the text says that an advert follows: one such sign is enough. */
export function announcesPromotion(text: string): boolean {
  return ANNOUNCEMENT.test(text);
}

/** True when the text has at least one sign of promotion. */
export function isPromotional(text: string): boolean {
  return PROMOTION.some((pattern) => pattern.test(text));
}

/** How many different signs of promotion the text has. */
export function countPromotion(text: string): number {
  return PROMOTION.filter((pattern) => pattern.test(text)).length;
}
