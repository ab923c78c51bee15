// Is a bare "example.com" in talk an address, and are listeners sent there? Told by the words beside it: people name companies,
// products and made-up hosts like that, and a name of two words may have been written in two.

interface Named {
  readonly start: number;
  readonly end: number;
}

/** Characters before a name that are read. */
const BEFORE = 70;
const AFTER = 40;

/** "shipit [at] example.com", "mail me, ada at example.com" */
const MAIL = /(?:[[({]at[\])}]|@)\s*$|\be-?mails?\b[^.?!]* at\s*$/iu;
const GOING = `(?:(?:go|goes|going|head|heading|jump|hop|come|over|straight) (?:on |over |out |straight |right )?(?:to|on|onto)|visit|visiting|check out|checking out|start at|look at|looking at)`;
const FOUND = `(?:find|finds|found|read|blog|live|lives|hosted|available|look|listen|subscribe|sign up|more|details|information|content|website|site|page|instance|it|it['’]s|them|us|me|you|be|is|are) (?:(?:it|us|me|them|that|more|about it|is|are|up|over) )*(?:at|on)`;
const CALLED = `(?:website|site|blog|page|domain|url|address|link)(?: (?:is|called|is called|is at|for it is|was))?,?`;
const SENT = new RegExp(String.raw`\b(?:${GOING}|${FOUND}|${CALLED})[\s,:]+$`, 'iu');
const SENT_AFTER =
  /^,? is (?:the|our|my|your|its|their|a) (?:\p{L}+ )?(?:website|site|place|page|address|blog|url|domain)\b/iu;

/** Behind these a name begins; behind any other word it may be the second half of one: "change log.com". */
const LEADING = new Set(
  `a about an and as at behind built by call called check checks curl for from get go got had has have i in include including
  into is it its it's like love made mention mentioned my of off on onto open or our out over own ran read run running runs see
  ship shipped site than that the their this to typed us use used using via visit was website which with your`.split(
    /\s+/u,
  ),
);
const JOINING = new Set('a an and at by for from in into of on or the to with'.split(' '));

/**
 * `named`: spoken of; `offered`: where listeners are sent. `null`: hardly an address, such as part of somebody's mail, a name
 * behind a word that may belong to it, or, where nobody is sent there, a host below a site or a ".net", which is a product.
 */
export function howIsNamed(text: string, { start, end }: Named): 'named' | 'offered' | null {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  if (MAIL.test(before)) return null;
  if (SENT.test(before) || SENT_AFTER.test(text.slice(end, end + AFTER))) return 'offered';
  const [name, ...others] = text.slice(start, end).toLowerCase().split(/[/?#]/u);
  const labels = name!.split('.');
  if (JOINING.has(labels[0]!) || !beginsName(before)) return null;
  // Nobody says a path of anything but a page.
  if (others.length > 0) return 'offered';
  return labels.length > 2 || labels.at(-1) === 'net' ? null : 'named';
}

function beginsName(before: string): boolean {
  const word = /([\p{L}\p{N}'’]+)\s+$/u.exec(before)?.[1];
  return word === undefined || LEADING.has(word.toLowerCase().replace('’', "'"));
}
