// What do a page's elements say by their names, roles and classes? Which hold no words, which stand around the page's
// text, which announce a transcript, a speaker or a time?
import type { Tag } from './html-markup.js';

/** Never words of the page. */
const MUTED = new Set(
  `script style noscript template svg math button select textarea iframe object video audio canvas dialog datalist head
  input`.split(/\s+/),
);

/** Start and end a block of text. */
const BLOCKS = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);

const BOLD = new Set(['b', 'strong']);
const AROUND = new Set(['nav', 'footer', 'aside', 'header', 'figure']);
const AROUND_ROLE = /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|alert|alertdialog)$/i;
const AROUND_CLASS =
  /^(?:site-|page-|main-|post-)?(?:nav|navbar|navigation|menu|sidebar|footer|breadcrumbs?|comments?|comment-list|related|related-(?:posts|episodes)|share|sharing|social|newsletter|subscribe|cookies?|cookie-(?:banner|notice|consent)|pagination|popup|modal|widget)$/i;
const TRANSCRIPT = /trans(?:cript|kript|cripci|cription)/i;
const SPEAKER_CLASS = /(?:^|[-_])speaker(?:[-_]?(?:name|label))?$/i;
const TIME_CLASS = /(?:^|[-_])(?:time-?stamp|time-?code|start-?time|cue-?time)$/i;

export function isMuted({ name }: Tag): boolean {
  return MUTED.has(name);
}

export function isBlock(name: string): boolean {
  return BLOCKS.has(name);
}

export function isBold(name: string): boolean {
  return BOLD.has(name);
}

/** Level 1 to 6 of a heading; a `<summary>` heads what it hides. */
export function headingLevel(name: string): number | null {
  if (name === 'summary') return 3;
  return /^h[1-6]$/.test(name) ? Number(name[1]) : null;
}

/** Menus, side columns, comments: the page around the text. */
export function standsAround(tag: Tag): boolean {
  if (tag.name === 'body' || tag.name === 'html') return false;
  return AROUND.has(tag.name) || AROUND_ROLE.test(tag.attributes.role ?? '') || hasClass(tag, AROUND_CLASS);
}

/** The id or a class says "transcript". The body's classes name the kind of page, not its text. */
export function saysTranscript({ name, attributes }: Tag): boolean {
  if (name === 'body' || name === 'html' || name === 'a') return false;
  return TRANSCRIPT.test(`${attributes.id ?? ''} ${attributes.class ?? ''}`.slice(0, 500));
}

export function namesSpeaker(tag: Tag): boolean {
  return tag.name === 'cite' || hasClass(tag, SPEAKER_CLASS);
}

export function namesTime(tag: Tag): boolean {
  return tag.name === 'time' || hasClass(tag, TIME_CLASS);
}

function hasClass({ attributes }: Tag, wanted: RegExp): boolean {
  const classes = attributes.class?.slice(0, 500).split(/\s+/) ?? [];
  return classes.some((each) => wanted.test(each));
}
