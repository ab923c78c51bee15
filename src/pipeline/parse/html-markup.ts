// Tags, attributes and words of HTML and XML in the order of the source, each with its line. htmlparser2 reads them: a
// tokenizer that is linear, knows no DTD and expands no entity but the named characters.

import { Parser } from 'htmlparser2';
import { lineFinder } from '../../domain/line-finder.js';
import { malformed } from './malformed.js';

export interface Tag {
  /** In lower case, without a namespace's prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Line in the source, from 1. */
  readonly line: number;
}

export interface MarkupReader {
  open(tag: Tag): void;
  /** Decoded characters, white space as in the source. */
  text(data: string, line: number): void;
  /** Called for every tag that was opened, also where the source never closes it. */
  close(name: string, line: number): void;
  comment?(line: number): void;
}

/** Pages nest some thirty deep. A tokenizer's work grows with the depth, so that it needs a limit to stay linear. */
const MOST_NESTED = 2_000;

/** Reads a whole document. Throws `malformed-transcript` where tags nest without end. */
export function readMarkup(text: string, dialect: 'html' | 'xml', reader: MarkupReader): void {
  let depth = 0;
  const lineAt = lineFinder(text);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const line = lineAt(parser.startIndex);
        if (++depth > MOST_NESTED) throw malformed(`Tags nest more than ${MOST_NESTED} deep`, line);
        reader.open({ name: localName(name), attributes: localNames(attributes), line });
      },
      ontext: (data) => reader.text(data, lineAt(parser.startIndex)),
      onclosetag(name) {
        depth--;
        reader.close(localName(name), lineAt(parser.startIndex));
      },
      oncomment: () => reader.comment?.(lineAt(parser.startIndex)),
    },
    { xmlMode: dialect === 'xml', decodeEntities: true },
  );
  parser.end(text);
}

/** The name of the first tag after declarations and comments, in lower case and without prefix; `null` for no markup. */
export function rootName(text: string): string | null {
  const head = text.slice(0, 20_000);
  const prolog = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/giy;
  let at = 0;
  while (prolog.test(head)) at = prolog.lastIndex;
  const root = /^<([a-z][\w.:-]{0,60})(?=[\s/>])/i.exec(head.slice(at, at + 80));
  return root && localName(root[1]!);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) if (!/^xmlns/i.test(name)) local[localName(name)] ??= value;
  return local;
}
