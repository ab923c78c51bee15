// The pieces of a written transcript (plain text or Markdown) in order: labels, paragraphs, headings, lone stamps.
import { loneBreak, ownBreak } from './break-words.js';
import { findLabels } from './find-labels.js';
import type { LabelCandidate } from './label.js';
import { labelKind } from './label-words.js';
import type { LabelledLine } from './mid-labels.js';
import { publisherChapters } from './publisher-chapters.js';
import { RANGE_END, STAMP, secondsOf } from './stamp.js';
import type { StampedTitle } from './stamped-title.js';

/** `line` is an index from 0 into the source. */
export type Item =
  /** Words on a person's line stand in the paragraph after it; those on a break's line in `label.rest` alone. */
  | { readonly kind: 'label'; readonly line: number; readonly label: LabelCandidate }
  | {
      readonly kind: 'paragraph';
      readonly line: number;
      readonly lines: readonly string[];
      readonly afterLabel: boolean;
      /** An item of a list. */
      readonly listed?: boolean;
    }
  /** `seconds` where a stamp stands in the heading's line: the words after it are spoken then. */
  | {
      readonly kind: 'heading';
      readonly line: number;
      readonly text: string;
      readonly level: number;
      readonly seconds?: number;
    }
  /** An entry of a publisher's list of chapters: it stands beside the talk, and only its time tells where it belongs. */
  | ({ readonly kind: 'chapter'; readonly line: number } & StampedTitle)
  | { readonly kind: 'stamp'; readonly line: number; readonly seconds: number }
  /** A line such as "[MUSIC]". */
  | { readonly kind: 'break'; readonly line: number; readonly text: string }
  | { readonly kind: 'code'; readonly line: number };

export interface ScriptLines {
  readonly lines: readonly string[];
  readonly markdown: boolean;
  /** Speakers' names from elsewhere (front matter). */
  readonly known: readonly string[];
}

const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$/;
const LONE_STAMP = new RegExp(String.raw`^(?:\*\*)?\\?[[(]?\s?\\?(${STAMP})${RANGE_END}\s?\\?[\])]?:?(?:\*\*)?$`);
const LEADING_STAMP = new RegExp(String.raw`^(?:\((${STAMP})\)|(${STAMP})(?=\s))\s*(?:[-–—]\s+)?(?=\S)`);
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)/;
const QUOTE = /^\s*(?:>\s?)+/;

/** As many lines must start with a bare or parenthesised stamp before one is taken for a stamp of the recording. */
const LEAST_LEADING_STAMPS = 3;

/** Cuts the source. Labels are judged over the whole of it first. Linear in its length. */
export function scriptItems(source: ScriptLines): Item[] {
  const code = source.markdown ? codeLines(source.lines) : new Set<number>();
  const labelled = findLabels(source, code);
  const labels = new Map([...labelled].map(([line, found]) => [line, found.labels[0]!]));
  const chapters = publisherChapters({ lines: source.lines, labels, muted: code });
  const spoken = source.lines.filter((_, line) => !chapters.listed.has(line) && !chapters.between.has(line));
  const stamped = spoken.filter((line) => LEADING_STAMP.test(line.slice(0, 40))).length >= LEAST_LEADING_STAMPS;
  const cutter = new ItemCutter(source.markdown, stamped);
  source.lines.forEach((raw, line) => {
    const listed = chapters.listed.get(line);
    const between = chapters.between.get(line);
    const label = labelled.get(line);
    if (listed) cutter.push({ kind: 'chapter', line, ...listed });
    else if (between) cutter.push({ kind: 'heading', line, text: between.title, level: 2, seconds: between.seconds });
    else if (chapters.announced.has(line)) cutter.push(null);
    else if (code.has(line)) cutter.code(line, !code.has(line - 1));
    else if (label) cutter.labelled(line, label);
    else cutter.text(line, raw);
  });
  return cutter.end();
}

interface CutParagraph {
  readonly line: number;
  readonly lines: string[];
  readonly afterLabel: boolean;
  readonly listed?: boolean;
}

/** What is heard between the paragraphs of speech stands in one of its own, sometimes without brackets. */
function itemOf(paragraph: CutParagraph): Item {
  const { line, lines, afterLabel } = paragraph;
  const heard = lines.length === 1 && !afterLabel ? ownBreak(lines[0]!) : null;
  return heard === null ? { kind: 'paragraph', ...paragraph } : { kind: 'break', line, text: heard };
}

class ItemCutter {
  readonly #items: Item[] = [];
  #paragraph: CutParagraph | null = null;
  #afterLabel = false;
  readonly #markdown: boolean;
  readonly #stamped: boolean;

  /** `stamped`: lines of this source start with stamps. */
  constructor(markdown: boolean, stamped: boolean) {
    this.#markdown = markdown;
    this.#stamped = stamped;
  }

  code(line: number, opens: boolean): void {
    this.push(opens ? { kind: 'code', line } : null);
  }

  labelled(line: number, { lead, labels }: LabelledLine): void {
    if (lead) this.text(line, lead);
    for (const label of labels) this.#label(line, label);
  }

  #label(line: number, label: LabelCandidate): void {
    this.push({ kind: 'label', line, label });
    this.#afterLabel = labelKind(label.name) !== 'break';
    if (this.#afterLabel && label.rest.trim()) this.#add(line, label.rest);
  }

  text(line: number, raw: string): void {
    const text = raw.trim();
    const heading = this.#markdown ? HEADING.exec(raw) : null;
    const lone = wholeStamp(text);
    const heard = loneBreak(text);
    if (!text || RULE.test(text)) this.push(null);
    else if (heading) this.push({ kind: 'heading', line, text: heading[2]!, level: heading[1]!.length });
    else if (lone !== null) this.push({ kind: 'stamp', line, seconds: lone });
    else if (heard !== null) this.push({ kind: 'break', line, text: heard });
    else this.#words(line, this.#stamped ? this.#withoutStamp(line, text) : text);
  }

  end(): Item[] {
    this.push(null);
    return this.#items;
  }

  #withoutStamp(line: number, text: string): string {
    const lead = LEADING_STAMP.exec(text.slice(0, 40));
    const seconds = lead && secondsOf(lead[1] ?? lead[2]!);
    if (typeof seconds !== 'number') return text;
    this.push({ kind: 'stamp', line, seconds });
    return text.slice(lead![0].length);
  }

  #words(line: number, text: string): void {
    if (!this.#markdown) {
      this.#add(line, text);
      return;
    }
    const unquoted = text.replace(QUOTE, '');
    const item = LIST_ITEM.exec(unquoted.slice(0, 40));
    if (item) this.push(null);
    this.#add(line, item ? unquoted.slice(item[0].length) : unquoted, item !== null);
  }

  #add(line: number, text: string, listed = false): void {
    this.#paragraph ??= { line, lines: [], afterLabel: this.#afterLabel, ...(listed && { listed }) };
    this.#paragraph.lines.push(text);
    this.#afterLabel = false;
  }

  /** Ends the paragraph; the item, if any, stands after it. */
  push(item: Item | null): void {
    if (this.#paragraph) this.#items.push(itemOf(this.#paragraph));
    this.#paragraph = null;
    if (item) this.#items.push(item);
  }
}

function wholeStamp(text: string): number | null {
  const stamp = text.length < 60 ? LONE_STAMP.exec(text) : null;
  return stamp && secondsOf(stamp[1]!);
}

/** Lines of fenced code, fences included. A fence that is never closed fences nothing. */
function codeLines(lines: readonly string[]): Set<number> {
  const fences = lines.flatMap((line, at) => (FENCE.test(line) ? [at] : []));
  const code = new Set<number>();
  for (let i = 0; i + 1 < fences.length; i += 2) {
    for (let at = fences[i]!; at <= fences[i + 1]!; at++) code.add(at);
  }
  return code;
}
