// What of a written transcript is the page around it? Text before the first label and furniture after the last turn.
import type { Finding } from '../../domain/transcript.js';
import { countSpokenWords, endsSentence, isFooter, isFurniture, isLinkLine, looksLikeHeading } from './prose.js';
import type { Item } from './script-items.js';

export interface Speech {
  readonly items: readonly Item[];
  readonly findings: readonly Finding[];
}

/** Unlabelled text before the first label is speech where it is this share of all words: a talk before its questions. */
const SPOKEN_HEAD_SHARE = 0.2;
/** So many words of sentences under front matter are the talk itself; elsewhere they must also say "I". */
const LEAST_SPOKEN_HEAD = 80;
/** Half of 1,044 training talks say "I", "my" or "me" in more than 1.3 % of their words, three in four in more than 0.65 %. */
const FIRST_PERSON_SHARE = 0.0065;
const FIRST_PERSON = /(?<![\p{L}’'])(?:I|I['’]\p{L}{1,2}|my|me)(?![\p{L}])/gu;
/** What transcribers say of their work. */
const NOTICE = /\b(?:anonymi[sz]ed|transcri(?:bed|ption|ptions)|livestreamed on|recording of this|disclaimer)\b/i;

const TRANSCRIPT_TITLE = /^(?:(?:full|complete|episode|show|interview|podcast|video)\s+)?transcript(?:ion)?s?\s*:?$/i;
const OPENING =
  /^(?:["“]?)(?:(?:hi|hello|hey|welcome|good (?:morning|afternoon|evening)|thanks?|thank you|okay|alright|all right)\b|[\p{L}]+(?: and [\p{L}]+)?, (?:welcome|thanks|thank you|it’s|it's|great)\b)/iu;

export interface Surroundings {
  /** The source has front matter, so no page stands around its text. */
  readonly curated: boolean;
  readonly labelled: boolean;
  /** All of it stands under a heading "Transcript": sentences before the first label are said by somebody, too. */
  readonly titled?: boolean;
}

/** Leaves out what is not speech. */
export function withoutBoilerplate(all: readonly Item[], options: Surroundings): Speech {
  const linked = withoutLinkLines(all);
  const titled = options.curated ? linked : afterTranscriptTitle(linked.items);
  const headless = options.labelled ? withoutHead(titled.items, options) : { items: titled.items, findings: [] };
  const whole = withoutTail(headless.items, options.labelled && !options.curated);
  return {
    items: whole.items,
    findings: [...new Set([linked, titled, headless, whole])].flatMap((step) => step.findings),
  };
}

function withoutLinkLines(items: readonly Item[]): Speech {
  const isLink = (item: Item) => item.kind === 'paragraph' && !item.afterLabel && item.lines.every(isLinkLine);
  const links = items.filter(isLink);
  const findings = links.map(({ line }) => ({ line: line + 1, message: 'A line of links was left out' }));
  return { items: links.length > 0 ? items.filter((item) => !isLink(item)) : items, findings };
}

/** A line "Transcript" ends the show notes above it. */
function afterTranscriptTitle(items: readonly Item[]): Speech {
  const firstLabel = items.findIndex((item) => item.kind === 'label');
  const limit = firstLabel < 0 ? items.length : firstLabel;
  const at = items.findIndex((item, i) => i < limit && TRANSCRIPT_TITLE.test(onlyLine(item) ?? ''));
  const above = items.slice(0, at + 1);
  if (at < 0 || wordsOf(above) > wordsOf(items) / 2) return { items, findings: [] };
  return without(items, above);
}

/** Before the first label: a page's introduction goes; the start of a talk, or a greeting right before it, stays. */
function withoutHead(items: readonly Item[], { curated, titled = false }: Surroundings): Speech {
  const firstLabel = items.findIndex((item) => item.kind === 'label');
  const head = items.slice(0, firstLabel);
  if (head.length === 0) return { items, findings: [] };
  const told = head.filter((item) => item.kind === 'paragraph' && isTold(item.lines));
  const words = wordsOf(told);
  const share = words / Math.max(1, wordsOf(items));
  if (titled && words > 0) {
    const notices = head.filter(
      (item) => item.kind === 'paragraph' && (!told.includes(item) || isFooter(item.lines[0]!)),
    );
    return without(items, notices);
  }
  if (
    share >= SPOKEN_HEAD_SHARE ||
    (words >= LEAST_SPOKEN_HEAD && (curated || firstPersonShare(told) >= FIRST_PERSON_SHARE))
  ) {
    const above = head.slice(0, head.indexOf(told[0]!));
    return without(
      items,
      above.filter((item) => item.kind === 'paragraph'),
    );
  }
  const last = head.findLast((item) => item.kind === 'paragraph');
  const greets = curated && last?.kind === 'paragraph' && OPENING.test(last.lines.join(' '));
  const times = head.slice(head.findLastIndex((item) => item.kind === 'paragraph' && !(greets && item === last)) + 1);
  return without(
    items,
    head
      .filter((item) => item.kind !== 'heading' || !(curated || item.seconds !== undefined))
      .filter((item) => item.kind !== 'stamp' || !times.includes(item))
      .filter((item) => !greets || item !== last),
  );
}

/** Sentences, not the fields, names and notices that stand above a transcript. */
function isTold(lines: readonly string[]): boolean {
  return (
    endsSentence(lines.at(-1)!.trim()) &&
    !/^[\p{Lu}][\p{L} ]{1,24}:\s/u.test(lines[0]!) &&
    !NOTICE.test(lines.join(' '))
  );
}

function firstPersonShare(items: readonly Item[]): number {
  const text = items.map((item) => (item.kind === 'paragraph' ? item.lines.join(' ') : '')).join(' ');
  return (text.match(FIRST_PERSON)?.length ?? 0) / Math.max(1, countSpokenWords(text));
}

function without(items: readonly Item[], left: readonly Item[]): Speech {
  const gone = new Set(left);
  const paragraphs = left.filter((item) => item.kind === 'paragraph');
  return { items: items.filter((item) => !gone.has(item)), findings: headFindings(paragraphs) };
}

function headFindings(left: readonly Item[]): Finding[] {
  if (left.length === 0) return [];
  const message = `${wordsOf(left)} words before the first turn read as the page's text and were left out`;
  return [{ line: left[0]!.line + 1, message }];
}

/** In the last turn, everything from the first furniture on. The turn's own first paragraph always stays. */
function withoutTail(items: readonly Item[], labelled: boolean): Speech {
  const lastLabel = items.findLastIndex((item) => item.kind === 'label');
  const bold = items[lastLabel]?.kind === 'label' && items[lastLabel].label.form === 'bold';
  const from = items.findIndex((item, i) => i > lastLabel + 1 && startsTail(item, items[i + 1], labelled && !bold));
  if (from < 0) return { items, findings: [] };
  const words = wordsOf(items.slice(from));
  const kept = wordsOf(items.slice(0, from));
  if (kept < words) return { items, findings: [] };
  const message = `${words} words after the last turn read as the page's text and were left out`;
  return { items: items.slice(0, from), findings: [{ line: items[from]!.line + 1, message }] };
}

function startsTail(item: Item, next: Item | undefined, mayBeTitle: boolean): boolean {
  if (item.kind !== 'paragraph' || item.afterLabel) return false;
  if (isFooter(item.lines[0]!)) return true;
  if (!mayBeTitle) return false;
  if (isFurniture(item.lines)) return true;
  return item.lines.length === 1 && looksLikeHeading(item.lines[0]!) && next?.kind === 'paragraph';
}

function onlyLine(item: Item): string | null {
  if (item.kind === 'heading') return item.text.replace(/[*_]/g, '');
  return item.kind === 'paragraph' && item.lines.length === 1 ? item.lines[0]!.replace(/[*_]/g, '') : null;
}

function wordsOf(items: readonly Item[]): number {
  return items.reduce(
    (sum, item) =>
      sum + (item.kind === 'paragraph' ? item.lines.reduce((n, line) => n + countSpokenWords(line), 0) : 0),
    0,
  );
}

/** Bare lines between turns that read as headings, as the items they stand for. */
export function withBareHeadings(items: readonly Item[], labelled: boolean): Item[] {
  return items.map((item, i) => {
    if (item.kind !== 'paragraph' || item.afterLabel || item.lines.length > 1) return item;
    const before = items[i - 1];
    const after = items[i + 1];
    const line = item.lines[0]!;
    const between = labelled ? after?.kind === 'label' : after?.kind === 'paragraph' && isProse(after);
    const follows = before === undefined || (before.kind === 'paragraph' && endsSentence(before.lines.at(-1)!.trim()));
    return between && follows && looksLikeHeading(line)
      ? { kind: 'heading', line: item.line, text: line, level: 2 }
      : item;
  });
}

const PROSE_WORDS = 20;

function isProse(item: { readonly lines: readonly string[] }): boolean {
  return (
    wordsOf([{ kind: 'paragraph', line: 0, afterLabel: false, lines: item.lines }]) >= PROSE_WORDS &&
    endsSentence(item.lines.at(-1)!)
  );
}
