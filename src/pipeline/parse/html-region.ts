// Which part of a page is the transcript? An element that says so, the text under a heading "Transcript", else the
// page's main text. Menus, side columns and comments stand around it.
import type { HtmlBlock, HtmlElement, HtmlPage } from './html-blocks.js';
import { countSpokenWords } from './prose.js';

export interface Region {
  readonly blocks: readonly HtmlBlock[];
  /** The page itself calls it a transcript. */
  readonly named: boolean;
  /** It begins under a heading "Transcript". */
  readonly titled: boolean;
  /** Words of the page that are not part of it. */
  readonly leftOut: number;
}

/** Fewer words under a mark "transcript" are a link to one, or the mark of an empty box. */
const LEAST_WORDS = 20;
/** Blocks with more of their letters in links are menus. */
const MOST_LINKED = 0.6;
/** `<main>` or `<article>` with a smaller share of the page's words is only a part of the text. */
const LEAST_SHARE = 0.5;
/** Of many headings "Transcript", the last ones are tried. */
const MOST_TITLES = 10;

const TITLE =
  /^(?:(?:read|view|show|see|hide|full|complete|episode|show|interview|podcast|video|audio|edited|raw|the|a|automatic|machine|generated)[\s-]+){0,3}(?:transcript(?:ion)?s?|transkript|transcripción|transcrição|trascrizione|transcriptie|文字起こし|文字稿)(?:\s+(?:of|for)\b.{0,100})?\s*:?$/iu;
const ENDS =
  /^(?:(?:related|more|other|previous|next|recent|latest|popular) (?:posts?|episodes?|articles?|stories|shows?)|comments?|\d+ comments?|leave a (?:reply|comment)|share(?: this.{0,30})?|subscribe.{0,40}|about (?:the |this )?(?:author|host|show|podcast|guest|us).{0,40}|you (?:may|might) also like.{0,20}|listen (?:on|to|now).{0,30}|follow us.{0,20}|newsletter.{0,30}|support (?:the|this|our) show.{0,20}|sponsors?|contact(?: us)?|tags?|categories|show ?notes|links?|resources|references)\s*:?$/i;

/** Linear in the page. */
export function transcriptRegion(page: HtmlPage): Region {
  const total = wordsOf(page.blocks);
  const found = markedRegion(page) ?? titledRegion(page) ?? { blocks: mainBlocks(page), named: false, titled: false };
  const blocks = found.blocks.filter((block) => block.kind !== 'words' || block.linked <= MOST_LINKED);
  return { ...found, blocks, leftOut: total - wordsOf(blocks) };
}

type Found = Omit<Region, 'leftOut'>;

/** The element with the most words that says "transcript" by its id or class. */
function markedRegion({ blocks, elements }: HtmlPage): Found | null {
  const words = wordsByElement(blocks, elements);
  const marked = elements.flatMap(({ transcript }, at) => (transcript && words[at]! >= LEAST_WORDS ? [at] : []));
  if (marked.length === 0) return null;
  const largest = marked.reduce((best, at) => (words[at]! > words[best]! ? at : best));
  const inside = insideOf(elements, largest);
  const within = blocks.filter(({ element }) => inside[element]);
  const blocksUnder = withoutTitle(within);
  return { blocks: blocksUnder, named: true, titled: blocksUnder.length < within.length };
}

/** Blocks under a heading "Transcript", up to a heading of the page around it. */
function titledRegion(page: HtmlPage): Found | null {
  const around = aroundOf(page.elements);
  const blocks = page.blocks.filter(({ element }) => !around[element]);
  const titles = blocks.flatMap((block, at) => (isTitle(block) ? [at] : [])).slice(-MOST_TITLES);
  for (const at of titles.reverse()) {
    const under = blocks.slice(at + 1);
    const end = under.findIndex(({ kind, text }) => kind === 'heading' && ENDS.test(text));
    const within = end < 0 ? under : under.slice(0, end);
    if (wordsOf(within) >= LEAST_WORDS) return { blocks: within, named: true, titled: true };
  }
  return null;
}

/** What stands in `<main>` or `<article>`, or in the whole page, without what stands around it. */
function mainBlocks({ blocks, elements }: HtmlPage): readonly HtmlBlock[] {
  const around = aroundOf(elements);
  const own = blocks.filter(({ element }) => !around[element]);
  const words = wordsByElement(own, elements);
  const mains = elements.flatMap(({ name }, at) => (name === 'main' || name === 'article' ? [at] : []));
  if (mains.length === 0) return own;
  const largest = mains.reduce((best, at) => (words[at]! > words[best]! ? at : best));
  if (words[largest]! < wordsOf(own) * LEAST_SHARE) return own;
  const inside = insideOf(elements, largest);
  return own.filter(({ element }) => inside[element]);
}

function isTitle({ kind, text, lead, linked }: HtmlBlock): boolean {
  return (kind === 'heading' || (kind === 'words' && (lead === text || linked < MOST_LINKED))) && TITLE.test(text);
}

function withoutTitle(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const first = blocks.findIndex(({ kind }) => kind !== 'time');
  return first >= 0 && TITLE.test(blocks[first]!.text) ? blocks.filter((_, at) => at !== first) : blocks;
}

function wordsByElement(blocks: readonly HtmlBlock[], elements: readonly HtmlElement[]): number[] {
  const words = elements.map(() => 0);
  for (const block of blocks) if (block.linked <= MOST_LINKED) words[block.element]! += countSpokenWords(block.text);
  for (let at = elements.length - 1; at > 0; at--) words[elements[at]!.parent]! += words[at]!;
  return words;
}

function insideOf(elements: readonly HtmlElement[], root: number): boolean[] {
  const inside: boolean[] = [];
  for (const [at, { parent }] of elements.entries()) inside.push(at === root || inside[parent] === true);
  return inside;
}

function aroundOf(elements: readonly HtmlElement[]): boolean[] {
  const around: boolean[] = [];
  for (const element of elements) around.push(element.around || around[element.parent] === true);
  return around;
}

function wordsOf(blocks: readonly HtmlBlock[]): number {
  return blocks.reduce((sum, { kind, text }) => sum + (kind === 'time' ? 0 : countSpokenWords(text)), 0);
}
