// A page's words in blocks, in order: paragraphs, headings, speakers' names, times; and the elements that hold them.

import type { PersonRole } from '../../domain/episode.js';
import { type Loss, LossCount } from '../../domain/loss.js';
import type { TranscriptMetadata } from '../../domain/transcript.js';
import { JsonLd } from './html-json-ld.js';
import { countLoss } from './html-losses.js';
import type { Tag } from './html-markup.js';
import { type MarkupReader, readMarkup } from './html-markup.js';
import { HtmlMetadata } from './html-metadata.js';
import { elementSeconds, loneStamp } from './html-stamp.js';
import {
  headingLevel,
  isBlock,
  isBold,
  isMuted,
  namesSpeaker,
  namesTime,
  saysTranscript,
  standsAround,
} from './html-tags.js';

export interface HtmlBlock {
  readonly kind: 'words' | 'heading' | 'speaker' | 'time';
  /** Plain words; lines that the page breaks are separated by "\n". */
  readonly text: string;
  /** Bold words at the start of the block, which are a speaker's in many pages; '' where there are none. */
  readonly lead: string;
  /** Of a heading, 1 to 6; else 0. */
  readonly level: number;
  /** Of a speaker, where the label tells it beside the name. */
  readonly role?: PersonRole | null;
  /** Of a time. */
  readonly seconds: number | null;
  /** Share of the letters that stand in links, 0 to 1. */
  readonly linked: number;
  /** Line in the source, from 1. */
  readonly line: number;
  /** Index of the innermost element of `HtmlPage.elements` that holds it. */
  readonly element: number;
}

/** An element that holds blocks; the first one is the document. A parent's index is less than its children's. */
export interface HtmlElement {
  readonly name: string;
  readonly parent: number;
  readonly around: boolean;
  readonly transcript: boolean;
}

export interface HtmlPage {
  readonly blocks: readonly HtmlBlock[];
  readonly elements: readonly HtmlElement[];
  readonly metadata: TranscriptMetadata;
  /** A whole document or a page with scripts, not the bare fragment of a transcript. */
  readonly whole: boolean;
  /** Asks for consent to cookies or terms before it shows anything. */
  readonly asksConsent: boolean;
  /** What the page tells machines as its transcript; `null` where it tells none. */
  readonly machineTranscript: string | null;
  readonly losses: readonly Loss[];
}

/** Throws `malformed-transcript` where tags nest without end. Linear in the length. */
export function readHtmlPage(text: string): HtmlPage {
  const reader = new BlockReader();
  readMarkup(text, 'html', reader);
  return reader.end();
}

interface Words {
  text: string;
  lead: string;
  linked: number;
  readonly line: number;
}

class BlockReader implements MarkupReader {
  readonly #blocks: HtmlBlock[] = [];
  readonly #elements: HtmlElement[] = [{ name: '', parent: -1, around: false, transcript: false }];
  readonly #metadata = new HtmlMetadata();
  readonly #jsonLd = new JsonLd();
  readonly #losses = new LossCount();
  readonly #open: { name: string; element: number }[] = [];
  #words: Words | null = null;
  /** An element that may be a speaker's name or a time: what it holds is not yet written. */
  #held: { readonly tag: Tag; readonly depth: number; words: string } | null = null;
  #muted = 0;
  #links = 0;
  #bold = 0;
  #pre = 0;
  #heading = 0;
  #whole = false;
  #asksConsent = false;

  open(tag: Tag): void {
    const { name, attributes, line } = tag;
    this.#metadata.open(tag);
    this.#jsonLd.open(tag);
    countLoss(tag, this.#losses);
    if (/^(?:html|head|script)$/.test(name)) this.#whole = true;
    if (name === 'form' && /consent/i.test(attributes.action ?? '')) this.#asksConsent = true;
    if (isBlock(name)) this.#flush();
    this.#open.push({ name, element: this.#elementOf(tag) });
    if (this.#muted > 0 || isMuted(tag)) this.#muted++;
    else if (name === 'br') this.#write('\n', line);
    else if (!this.#held && (namesTime(tag) || namesSpeaker(tag)))
      this.#held = { tag, depth: this.#open.length, words: '' };
    if (name === 'a') this.#links++;
    if (isBold(name)) this.#bold++;
    if (name === 'pre') this.#pre++;
    this.#heading = headingLevel(name) ?? this.#heading;
  }

  text(data: string, line: number): void {
    this.#metadata.text(data);
    this.#jsonLd.text(data);
    if (this.#muted > 0) return;
    const words = this.#pre > 0 ? data : data.replace(/\s+/g, ' ');
    if (this.#held) this.#held.words += words;
    else this.#write(words, line);
  }

  close(name: string, line: number): void {
    this.#metadata.close(name);
    this.#jsonLd.close();
    if (this.#held && this.#open.length === this.#held.depth) this.#release(line);
    if (isBlock(name)) this.#flush();
    this.#open.pop();
    if (this.#muted > 0) this.#muted--;
    if (name === 'a') this.#links--;
    if (isBold(name)) this.#bold--;
    if (name === 'pre') this.#pre--;
    if (headingLevel(name) !== null) this.#heading = 0;
  }

  comment(line: number): void {
    this.#losses.add('note', line);
  }

  end(): HtmlPage {
    this.#flush();
    return {
      blocks: this.#blocks,
      elements: this.#elements,
      metadata: this.#metadata.found(),
      machineTranscript: this.#jsonLd.transcript(),
      whole: this.#whole,
      asksConsent: this.#asksConsent,
      losses: this.#losses.list(),
    };
  }

  /** Elements that say nothing of their own share the one around them, so that there are few. */
  #elementOf(tag: Tag): number {
    const parent = this.#open.at(-1)?.element ?? 0;
    if (!isBlock(tag.name)) return parent;
    const [around, transcript] = [standsAround(tag), saysTranscript(tag)];
    if (!around && !transcript && tag.name !== 'main' && tag.name !== 'article') return parent;
    this.#elements.push({ name: tag.name, parent, around, transcript });
    return this.#elements.length - 1;
  }

  #write(words: string, line: number): void {
    if (!this.#words && !words.trim()) return;
    this.#words ??= { text: '', lead: '', linked: 0, line };
    const block = this.#words;
    if (this.#bold > 0 && block.lead.length === block.text.length) block.lead += words;
    block.text += words;
    if (this.#links > 0) block.linked += words.trim().length;
  }

  /** What was held is a block of its own where it reads as a time, or names who speaks; else words like any other. */
  #release(line: number): void {
    const { tag, words } = this.#held!;
    this.#held = null;
    const seconds = namesTime(tag) ? elementSeconds(tag, words) : null;
    const text = words.replace(/\s+/g, ' ').trim();
    if (seconds !== null) this.#push({ kind: 'time', text, seconds, line: tag.line });
    else if (namesSpeaker(tag) && text && (!this.#words || /[:：]$/.test(text)))
      this.#push({ kind: 'speaker', text, line: tag.line });
    else this.#write(words, line);
  }

  #flush(): void {
    const words = this.#words;
    this.#words = null;
    if (!words) return;
    const linked = words.linked / Math.max(1, words.text.trim().length);
    let line = words.line;
    let lead = words.lead.trim();
    for (const part of words.text.split(/(\n[^\S\n]*\n\s*)/)) {
      const text = part
        .split('\n')
        .map((each) => each.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join('\n');
      const seconds = loneStamp(text);
      if (text && seconds !== null) this.#push({ kind: 'time', text, seconds, line });
      else if (text) this.#push({ kind: this.#heading > 0 ? 'heading' : 'words', text, lead, linked, line });
      if (this.#pre > 0) line += part.split('\n').length - 1;
      lead = '';
    }
  }

  #push(block: Partial<HtmlBlock> & Pick<HtmlBlock, 'kind' | 'text' | 'line'>): void {
    if (block.kind === 'speaker' || block.kind === 'time') this.#flush();
    const element = this.#open.at(-1)?.element ?? 0;
    this.#blocks.push({ lead: '', level: this.#heading, seconds: null, linked: 0, ...block, element });
  }
}
