// An item of a feed and the tags that it is to have -> edits of the text, and what was done.
import { escapeXml, escapeXmlContent, toAscii, validXml } from '../xml.js';
import {
  contentNamespace,
  type FeedPrefixes,
  type Namespace,
  podcastNamespace,
  simpleChaptersNamespace,
} from './feed-prefixes.js';
import { withOwnPicture } from './item-persons.js';
import type { ScannedElement, ScannedItem } from './scan-feed.js';
import type { TextEdit } from './text-edit.js';
import { type PatchKind, patchKinds, tagOfKind, type WantedTag } from './wanted-tag.js';

export interface ItemPatch {
  readonly edits: readonly TextEdit[];
  /** How many tags of each kind are new. */
  readonly added: Readonly<Record<PatchKind, number>>;
  /** How many that stood there gave way. */
  readonly removed: Readonly<Record<PatchKind, number>>;
  /** Kinds of which the item has tags of its own, which stay. */
  readonly kept: readonly PatchKind[];
}

export interface PatchItemOptions {
  readonly text: string;
  readonly prefixes: FeedPrefixes;
  /** What the item has of a kind stays as it is, or gives way. */
  readonly existing: 'keep' | 'replace';
  readonly isUnicode: boolean;
}

export function patchItem(item: ScannedItem, tags: readonly WantedTag[], options: PatchItemOptions): ItemPatch {
  // Inside of CDATA a reference is one of HTML, which its reader knows.
  const wanted = options.isUnicode
    ? tags
    : tags.map((tag) => (tag.isCdata ? { ...tag, text: toAscii(tag.text) } : tag));
  const plans = patchKinds.map((kind) =>
    planKind(
      item,
      wanted.filter((tag) => tag.kind === kind),
      { kind, ...options },
    ),
  );
  const removals = plans.flatMap(({ remove }) => remove.map((element) => removalOf(element, options.text)));
  const lines = plans.flatMap(({ add }) => add.map((tag) => writeTag(tag, item, options)));
  const byKind = (count: (plan: Plan) => number): Record<PatchKind, number> =>
    Object.fromEntries(plans.map((plan) => [plan.kind, count(plan)])) as Record<PatchKind, number>;
  return {
    edits: [...removals, ...(lines.length > 0 ? [insertionOf(lines, item, options.text)] : [])],
    added: byKind(({ add }) => add.length),
    removed: byKind(({ remove }) => remove.length),
    kept: plans.flatMap(({ kind, isKept }) => (isKept ? [kind] : [])),
  };
}

interface Plan {
  readonly kind: PatchKind;
  readonly add: readonly WantedTag[];
  readonly remove: readonly ScannedElement[];
  readonly isKept: boolean;
}

function planKind(
  item: ScannedItem,
  tags: readonly WantedTag[],
  { kind, existing }: Pick<PatchItemOptions, 'existing'> & { readonly kind: PatchKind },
): Plan {
  const there = item.children.filter(({ tag }) => tag === tagOfKind[kind]);
  const wanted = kind === 'persons' ? tags.map((tag) => withOwnPicture(tag, there)) : tags;
  const missing = wanted.filter((tag) => !there.some((element) => isSame(element, tag)));
  if (existing === 'replace' && wanted.length > 0) {
    const remove = there.filter((element) => !wanted.some((tag) => isSame(element, tag)));
    return { kind, add: missing, remove, isKept: false };
  }
  const add = there.length === 0 ? missing : kind === 'transcripts' ? withNewType(missing, there) : [];
  return { kind, add, remove: [], isKept: add.length === 0 && missing.length > 0 };
}

/** Of transcripts an item may have one of each type. */
function withNewType(tags: readonly WantedTag[], there: readonly ScannedElement[]): WantedTag[] {
  const typeOf = (type: string | undefined): string => (type ?? '').split(';')[0]!.trim().toLowerCase();
  const types = new Set(there.map(({ attributes }) => typeOf(attributes.type)));
  return tags.filter(({ attributes }) => !types.has(typeOf(attributes.type)));
}

function isSame(element: ScannedElement, { kind, attributes, text, children = [] }: WantedTag): boolean {
  if (element.text !== validXml(text).replace(/\r\n?/gu, '\n').trim()) return false;
  if (!hasAttributes(element, attributes)) return false;
  const { vocabulary } = namespaceOf[kind];
  return (
    element.children.length === children.length &&
    element.children.every((child, i) => {
      const { name, attributes: wanted } = children[i]!;
      return child.tag === `${vocabulary}:${name}` && hasAttributes(child, wanted);
    })
  );
}

function hasAttributes(element: ScannedElement, attributes: WantedTag['attributes']): boolean {
  const own = Object.keys(element.attributes).filter((name) => !name.startsWith('xmlns'));
  const wanted = Object.entries(attributes);
  return own.length === wanted.length && wanted.every(([name, value]) => element.attributes[name] === validXml(value));
}

const namespaceOf: Readonly<Record<PatchKind, Namespace>> = {
  transcripts: podcastNamespace,
  chapters: podcastNamespace,
  soundbites: podcastNamespace,
  persons: podcastNamespace,
  'simple-chapters': simpleChaptersNamespace,
  notes: contentNamespace,
};

function writeTag(tag: WantedTag, { scope }: ScannedItem, { prefixes, isUnicode }: PatchItemOptions): string {
  const prefix = prefixes.prefixIn(scope, namespaceOf[tag.kind]);
  const children = (tag.children ?? []).map(
    ({ name, attributes }) => `<${opening(`${prefix}:${name}`, attributes)} />`,
  );
  const content = (tag.isCdata ? cdata(tag.text) : escapeXmlContent(tag.text)) + children.join('');
  const name = `${prefix}:${tag.name}`;
  const open = opening(name, tag.attributes);
  const markup = content === '' ? `<${open} />` : `<${open}>${content}</${name}>`;
  return isUnicode ? markup : toAscii(markup);
}

function opening(name: string, attributes: WantedTag['attributes']): string {
  return (
    name +
    Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
      .join('')
  );
}

/** "]]>" would end it. Inside are references of HTML, whatever the encoding of the feed. */
function cdata(markup: string): string {
  return `<![CDATA[${validXml(markup).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** With the white space before it, so that no empty line stays. */
function removalOf({ start, end }: ScannedElement, text: string): TextEdit {
  const before = /\r?\n[ \t]*$/u.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  return { start: start - before.length, end, text: '' };
}

/** Behind the last child, each on a line of its own and indented as that is; in a feed without lines, one after another. */
function insertionOf(tags: readonly string[], item: ScannedItem, text: string): TextEdit {
  const at = item.children.at(-1)?.end ?? item.contentStart;
  const first = item.children[0];
  const indent = first
    ? (/(?:\r?\n)[ \t]*$/u.exec(text.slice(Math.max(0, first.start - 200), first.start))?.[0] ?? '')
    : '';
  return { start: at, end: at, text: tags.map((tag) => indent + tag).join('') };
}
