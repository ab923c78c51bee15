// Elements of an XML document, one after the other. htmlparser2 reads them: it knows no DTD, expands no entity but the
// five of XML and numbered characters, and goes on where the document is broken.

import { Parser } from 'htmlparser2';
import { lineFinder } from '../../domain/line-finder.js';
import type { Finding } from '../../domain/transcript.js';
import { OUTERMOST, qualify, type Scope, scopeOf, type Vocabulary } from './namespaces.js';

/** "podcast:person": a vocabulary (not a prefix) and a name in it. */
export type Tag = `${Vocabulary}:${string}`;

export interface XmlElement {
  readonly vocabulary: Vocabulary;
  /** Lower case, without prefix. */
  readonly name: string;
  readonly tag: Tag;
  /** By lower-case name without prefix, but "xml:lang" and "xml:base". */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own characters, decoded; white space as in the source. */
  readonly text: string;
  /** Of its start, from 1. */
  readonly line: number;
}

export interface XmlReader {
  /**
   * Whether the element's children are wanted one by one, and not kept. Asked when the root opens, and of each child of a
   * container; `around` is that container.
   */
  isContainer(element: XmlElement, around: XmlElement | null): boolean;
  /** A whole child of a container; not called for one that the end of the document cut off. */
  child(element: XmlElement, container: XmlElement): void;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
  readonly scope: Scope;
  isContainer: boolean;
}

/** Feeds nest some eight deep. The tokenizer's work grows with the depth, so that it needs a limit to stay linear. */
const MOST_NESTED = 100;

class NestedTooDeep extends Error {}

/** Gives the root, `null` where there is none, and what was wrong. Linear in the length of the text. */
export function readXml(text: string, reader: XmlReader): { root: XmlElement | null; findings: readonly Finding[] } {
  const handler = new ElementHandler(text, reader);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open(name, attributes, parser.startIndex),
      ontext: (data) => handler.text(data),
      onclosetag: () => handler.close(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.write(text);
    handler.cutOff();
    parser.end();
  } catch (error) {
    if (!(error instanceof NestedTooDeep)) throw error;
  }
  return { root: handler.root, findings: handler.findings };
}

class ElementHandler {
  root: XmlElement | null = null;
  readonly findings: Finding[] = [];
  readonly #lineAt: (position: number) => number;
  readonly #reader: XmlReader;
  readonly #open: OpenElement[] = [];
  #ended = false;

  constructor(text: string, reader: XmlReader) {
    this.#lineAt = lineFinder(text);
    this.#reader = reader;
  }

  open(written: string, given: Readonly<Record<string, string>>, position: number): void {
    const around = this.#open.at(-1);
    const line = this.#lineAt(position);
    if (this.#open.length === MOST_NESTED) {
      this.findings.push({ line, message: `Tags nest more than ${MOST_NESTED} deep; the rest was not read` });
      throw new NestedTooDeep();
    }
    const scope = scopeOf(given, around?.scope ?? OUTERMOST);
    const { vocabulary, name } = qualify(written, scope);
    const attributes = localNames(given);
    const tag = `${vocabulary}:${name}` as const;
    const element = { vocabulary, name, tag, attributes, children: [], text: '', line, scope, isContainer: false };
    if (!around || around.isContainer) element.isContainer = this.#reader.isContainer(element, around ?? null);
    this.#open.push(element);
    this.root ??= this.#open[0]!;
  }

  text(data: string): void {
    const around = this.#open.at(-1);
    if (around && !around.isContainer) around.text += data;
  }

  close(): void {
    const element = this.#open.pop();
    const around = this.#open.at(-1);
    if (!element || !around) return;
    if (!around.isContainer) around.children.push(element);
    else if (!element.isContainer && !this.#ended) this.#reader.child(element, around);
  }

  /** The text is over; what is still open will be closed for its sake. */
  cutOff(): void {
    this.#ended = true;
    const cut = this.#open.find(({ isContainer }) => !isContainer) ?? this.#open.at(-1);
    if (!cut) return;
    const what = cut.isContainer ? '' : `; <${cut.name}> of line ${cut.line} is left out`;
    this.findings.push({ line: cut.line, message: `The document ends before <${this.#open[0]!.name}> does${what}` });
  }
}

/** Most elements have none, and an object without a prototype takes a thousand bytes. */
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze(Object.create(null));

function localNames(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(given);
  if (entries.length === 0) return NO_ATTRIBUTES;
  const local: Record<string, string> = Object.create(null);
  for (const [written, value] of entries) {
    const name = written.toLowerCase();
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    local[name.startsWith('xml:') ? name : name.slice(name.indexOf(':') + 1)] ??= value;
  }
  return local;
}
