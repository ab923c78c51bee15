// Where in the text of a feed do its items and their children stand? The document has to be well-formed: where it is not,
// nobody can say what lies inside of what. No entity is expanded but the five of XML, and nothing is fetched.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { HindcastError } from '../../domain/errors.js';
import { OUTERMOST, qualify, type Scope, scopeOf } from '../../feed/read/namespaces.js';

export interface ScannedFeed {
  /** Where the last character ">" of the root's start tag stands. */
  readonly root: { readonly openEnd: number };
  /** Every prefix that is declared anywhere, with its addresses. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
  /** `<podcast:person>` of the channel: they are of every item that has none of its own. */
  readonly persons: readonly ScannedElement[];
  /** `<item>` of the channel, in order. */
  readonly items: readonly ScannedItem[];
}

export interface ScannedItem {
  /** From 1. */
  readonly line: number;
  /** Just behind ">" of its start tag. */
  readonly contentStart: number;
  /** Where `</item>` begins. */
  readonly contentEnd: number;
  readonly scope: Scope;
  readonly children: readonly ScannedElement[];
}

/** A child of an item or of the channel: `text.slice(start, end)` is all of it. */
export interface ScannedElement {
  /** "podcast:person": a vocabulary (not a prefix) and a name in it, lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own characters, decoded, trimmed. */
  readonly text: string;
  /** What stands in it, one level deep and without its characters. */
  readonly children: readonly ScannedElement[];
  readonly start: number;
  readonly end: number;
}

/** Feeds nest some eight deep. */
const MOST_NESTED = 64;

/** Throws `malformed-feed` with the line for what is not well-formed, no RSS, or declares entities of its own. */
export function scanFeed(text: string): ScannedFeed {
  const scanner = new Scanner(text);
  scanner.run();
  return scanner.result();
}

interface OpenTag {
  readonly tag: string;
  readonly scope: Scope;
  readonly start: number;
  readonly line: number;
  readonly contentStart: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ScannedElement[];
  text: string;
}

class Scanner {
  readonly #text: string;
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #open: OpenTag[] = [];
  readonly #items: ScannedItem[] = [];
  readonly #persons: ScannedElement[] = [];
  readonly #declared = new Map<string, Set<string>>();
  #start = { at: 0, line: 1 };
  #root: { readonly openEnd: number; readonly tag: string; readonly name: string } | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    const parser = this.#parser;
    parser.on('error', ({ message }) => refuse(message.replace(/^\d+:\d+: /u, ''), parser.line));
    parser.on('doctype', (doctype) => {
      if (doctype.includes('[')) refuse('The document declares entities of its own', parser.line);
    });
    parser.on('opentagstart', () => {
      this.#start = { at: this.#text.lastIndexOf('<', parser.position - 1), line: parser.line };
    });
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('closetag', () => this.#closed());
    parser.on('text', (data) => this.#said(data));
    parser.on('cdata', (data) => this.#said(data));
    parser.write(this.#text).close();
  }

  result(): ScannedFeed {
    if (this.#root?.tag !== 'rss:rss') refuse(`This is no RSS: the root is <${this.#root?.name ?? ''}>`, 1);
    return { root: this.#root, declared: this.#declared, persons: this.#persons, items: this.#items };
  }

  #opened({ name, attributes }: SaxesTagPlain): void {
    if (this.#open.length === MOST_NESTED) refuse(`Tags nest more than ${MOST_NESTED} deep`, this.#parser.line);
    const around = this.#open.at(-1);
    const scope = scopeOf(attributes, around?.scope ?? OUTERMOST);
    this.#note(attributes);
    const { vocabulary, name: local } = qualify(name, scope);
    const tag = `${vocabulary}:${local}`;
    const { position } = this.#parser;
    this.#root ??= { openEnd: position - 1, tag, name };
    this.#open.push({
      ...{ tag, scope, attributes, children: [], text: '' },
      ...{ start: this.#start.at, line: this.#start.line, contentStart: position },
    });
  }

  #closed(): void {
    const element = this.#open.pop()!;
    const around = this.#open.at(-1);
    const end = this.#parser.position;
    const { tag, attributes, start, children } = element;
    const closed = { tag, attributes, text: element.text.trim(), children, start, end };
    if (this.#isItem(around) || this.#isItem(this.#open.at(-2))) around!.children.push(closed);
    if (!this.#isChannel(around)) return;
    if (tag === 'podcast:person') this.#persons.push(closed);
    if (tag === 'rss:item') this.#itemClosed(element, end);
  }

  #itemClosed({ line, contentStart, scope, children }: OpenTag, end: number): void {
    const isEmptyTag = contentStart === end;
    if (!isEmptyTag) {
      this.#items.push({ line, contentStart, contentEnd: this.#text.lastIndexOf('</', end), scope, children });
    }
  }

  #said(data: string): void {
    const element = this.#open.at(-1);
    const isPerson = element?.tag === 'podcast:person' && this.#isChannel(this.#open.at(-2));
    if (element && (isPerson || this.#isItem(this.#open.at(-2)))) element.text += data;
  }

  #isItem(element: OpenTag | undefined): boolean {
    return element?.tag === 'rss:item' && this.#open[2] === element && this.#open[1]?.tag === 'rss:channel';
  }

  #isChannel(element: OpenTag | undefined): boolean {
    return element?.tag === 'rss:channel' && this.#open[1] === element;
  }

  #note(attributes: Readonly<Record<string, string>>): void {
    for (const [name, address] of Object.entries(attributes)) {
      if (!name.startsWith('xmlns:')) continue;
      const prefix = name.slice('xmlns:'.length);
      this.#declared.set(prefix, (this.#declared.get(prefix) ?? new Set()).add(address));
    }
  }
}

function refuse(message: string, line: number): never {
  throw new HindcastError('malformed-feed', `The feed cannot be edited: ${message}, line ${line}`, [{ line, message }]);
}
