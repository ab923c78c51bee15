// Which vocabulary does a tag belong to? Prefixes are a publisher's choice; the address behind one decides.

export type Vocabulary = 'rss' | 'podcast' | 'itunes' | 'atom' | 'content' | 'dc' | 'psc' | 'media' | 'rdf' | 'other';

/** Addresses in lower case, without scheme, "www." and a slash at the end. */
const BY_ADDRESS: Readonly<Record<string, Vocabulary>> = {
  'podcastindex.org/namespace/1.0': 'podcast',
  'github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/2005/atom': 'atom',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/dc/elements/1.1': 'dc',
  'podlove.org/simple-chapters': 'psc',
  'search.yahoo.com/mrss': 'media',
  'w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'backend.userland.com/rss2': 'rss',
};

/** What a prefix means where its declaration is missing. */
const BY_PREFIX: Readonly<Record<string, Vocabulary>> = {
  podcast: 'podcast',
  itunes: 'itunes',
  atom: 'atom',
  atom10: 'atom',
  content: 'content',
  dc: 'dc',
  psc: 'psc',
  media: 'media',
  rdf: 'rdf',
};

/** Prefix -> address, "" for none; the prototype is the scope around. */
export type Scope = Readonly<Record<string, string>>;

export const OUTERMOST: Scope = Object.create(null);

/** The scope inside a tag with these attributes. */
export function scopeOf(attributes: Readonly<Record<string, string>>, around: Scope): Scope {
  let scope: Record<string, string> | null = null;
  for (const [name, address] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= Object.create(around) as Record<string, string>;
    scope[name.slice(6).toLowerCase()] = address;
  }
  return scope ?? around;
}

/** The vocabulary and the name in it, lower case, of a tag's name as written. */
export function qualify(written: string, scope: Scope): { readonly vocabulary: Vocabulary; readonly name: string } {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
  return { vocabulary: vocabularyOf(prefix, scope), name: written.slice(colon + 1).toLowerCase() };
}

function vocabularyOf(prefix: string, scope: Scope): Vocabulary {
  const address = scope[prefix];
  if (address === undefined || address === '') return prefix === '' ? 'rss' : (BY_PREFIX[prefix] ?? 'other');
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?|\/+$/gu, '');
  if (Object.hasOwn(BY_ADDRESS, key)) return BY_ADDRESS[key]!;
  // Many a feed declares a default namespace that nobody knows.
  return prefix === '' ? 'rss' : 'other';
}
