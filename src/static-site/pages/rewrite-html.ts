// A page as the server sends it -> the page as it stands in a folder: links from file to file, nothing that needs a server,
// and what the server said in headers said in the page.
import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../domain/html.js';
import type { SiteLinks } from './links.js';
import type { Placed } from './site-address.js';

export interface RewrittenPage {
  readonly text: string;
  /** What has to be there for the page's links to lead somewhere. */
  readonly wanted: readonly Placed[];
}

export interface PageToRewrite {
  readonly text: string;
  /** Where it goes. */
  readonly file: string;
  /** The Content-Security-Policy that it was sent with. */
  readonly policy: string | null;
  /** Put at the end of the head. */
  readonly head?: string;
}

/** Attributes that hold a URL. */
const URL_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'poster']);
/** Their URLs are absolute, for others than browsers. */
const TOLD_OTHERS = /^(?:canonical|alternate|shortlink)$/u;
/** Elements without an end. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Marks what a static site has to do without. */
const NEEDS_SERVER = 'data-needs-server';
/** What an element says there instead of its words: nobody is there to be asked. */
const WITHOUT_SERVER = 'data-without-server';
/** Of no use in a meta element (CSP 3, 3.3), and browsers complain about it. */
const HEADERS_ONLY = /^\s*(?:frame-ancestors|report-uri|sandbox)\b/u;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Changes tags and leaves every other character as it is. */
export function rewriteHtml({ text, file, policy, head = '' }: PageToRewrite, links: SiteLinks): RewrittenPage {
  const edits: Edit[] = [];
  const wanted: Placed[] = [];
  /** Elements that are open: where those that are left out began, and the words of those that say something else. */
  const open: { readonly leftOutFrom: number | null; readonly words: Edit | null }[] = [];
  const isLeftOut = () => open.some(({ leftOutFrom }) => leftOutFrom !== null);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const [from, to] = [parser.startIndex, parser.endIndex + 1];
        const rewritten = isLeftOut() ? null : rewriteTag(name, attributes, { file, links });
        wanted.push(...(rewritten?.wanted ?? []));
        if (rewritten?.isLeftOut && VOID.has(name)) edits.push({ from, to, text: '' });
        else if (rewritten?.attributes)
          edits.push({ from, to, text: tag(name, rewritten.attributes, text[to - 2] === '/') });
        const words = rewritten?.instead === undefined ? null : { from: to, to, text: escapeHtml(rewritten.instead) };
        open.push({ leftOutFrom: rewritten?.isLeftOut && !VOID.has(name) ? from : null, words });
        if (name === 'meta' && attributes.charset !== undefined && policy) {
          edits.push({ from: to, to, text: `\n${policyTag(policy)}` });
        }
      },
      onclosetag(name, isImplied) {
        const closed = open.pop();
        const end = isImplied ? parser.startIndex : parser.endIndex + 1;
        if (closed?.words) edits.push({ ...closed.words, to: parser.startIndex });
        if (closed?.leftOutFrom != null) edits.push({ from: closed.leftOutFrom, to: end, text: '' });
        if (name === 'head' && head) edits.push({ from: parser.startIndex, to: parser.startIndex, text: `${head}\n` });
      },
    },
    { lowerCaseAttributeNames: false, recognizeSelfClosing: true },
  );
  parser.end(text);
  const { text: finished, found } = links.absolute(applied(text, edits));
  return { text: finished, wanted: [...wanted, ...found] };
}

interface RewrittenTag {
  readonly isLeftOut?: boolean;
  /** What it says in place of its content. */
  readonly instead?: string;
  /** Null: the tag stays as it is. */
  readonly attributes?: Readonly<Record<string, string>> | null;
  readonly wanted: readonly Placed[];
}

function rewriteTag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  { file, links }: { readonly file: string; readonly links: SiteLinks },
): RewrittenTag {
  if (needsServer(name, attributes)) return { isLeftOut: true, wanted: [] };
  const isTold = name === 'meta' || (name === 'link' && TOLD_OTHERS.test(attributes.rel ?? ''));
  if (isTold) {
    const isPossible = links.rewrite(attributes.href ?? attributes.content ?? '', file).kind !== 'impossible';
    return { isLeftOut: !isPossible, wanted: [] };
  }
  const wanted: Placed[] = [];
  const changed: Record<string, string> = {};
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!URL_ATTRIBUTES.has(attribute)) continue;
    const link = links.rewrite(value, file);
    if (link.kind === 'impossible') return { isLeftOut: true, wanted: [] };
    if (link.kind === 'kept') continue;
    changed[attribute] = link.url;
    if (link.placed) wanted.push(link.placed);
  }
  const { [WITHOUT_SERVER]: instead, ...others } = attributes;
  const isChanged = instead !== undefined || Object.keys(changed).length > 0;
  return {
    attributes: isChanged ? { ...others, ...changed } : null,
    wanted,
    ...(instead !== undefined && { instead }),
  };
}

/** Forms that send, and questions: the search answers those, and has a form of its own. */
function needsServer(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (NEEDS_SERVER in attributes) return true;
  if (name !== 'form') return attributes.formaction?.startsWith('/ask') ?? false;
  return attributes.method?.toLowerCase() === 'post' || (attributes.action ?? '').startsWith('/ask');
}

function tag(name: string, attributes: Readonly<Record<string, string>>, isSelfClosing: boolean): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}${isSelfClosing ? '/' : ''}>`;
}

function policyTag(policy: string): string {
  const directives = policy.split(';').filter((directive) => directive.trim() && !HEADERS_ONLY.test(directive));
  return `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(directives.map((each) => each.trim()).join('; '))}">`;
}

/** Edits inside of one that leaves something out are left out with it. */
function applied(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.from - b.from || b.to - a.to);
  let [done, at] = ['', 0];
  for (const { from, to, text: instead } of inOrder) {
    if (from < at) continue;
    done += text.slice(at, from) + instead;
    at = to;
  }
  return done + text.slice(at);
}
