// Under which prefix are tags of a namespace written in a feed? One that it declares for that address, else a new one.
import { qualify, type Scope, type Vocabulary } from '../../feed/read/namespaces.js';
import type { ScannedFeed } from './scan-feed.js';

export interface Namespace {
  readonly vocabulary: Extract<Vocabulary, 'podcast' | 'content' | 'psc'>;
  readonly address: string;
}

export const podcastNamespace: Namespace = {
  vocabulary: 'podcast',
  address: 'https://podcastindex.org/namespace/1.0',
};

export const contentNamespace: Namespace = {
  vocabulary: 'content',
  address: 'http://purl.org/rss/1.0/modules/content/',
};

export const simpleChaptersNamespace: Namespace = {
  vocabulary: 'psc',
  address: 'http://podlove.org/simple-chapters',
};

/** Finds prefixes for the items of one feed, and collects the declarations that its root has to get. */
export class FeedPrefixes {
  readonly #feed: ScannedFeed;
  readonly #added = new Map<Namespace, string>();

  constructor(feed: ScannedFeed) {
    this.#feed = feed;
  }

  /** The prefix by which a tag that stands in this scope is of the namespace. */
  prefixIn(scope: Scope, namespace: Namespace): string {
    for (const prefix of this.#feed.declared.keys()) {
      if (scope[prefix.toLowerCase()] && qualify(`${prefix}:x`, scope).vocabulary === namespace.vocabulary)
        return prefix;
    }
    const prefix = this.#added.get(namespace) ?? this.#unused(namespace.vocabulary);
    this.#added.set(namespace, prefix);
    return prefix;
  }

  /** For the root's start tag: attributes with a space before each, or nothing. */
  declarations(): string {
    return [...this.#added].map(([{ address }, prefix]) => ` xmlns:${prefix}="${address}"`).join('');
  }

  /** A prefix that means something else anywhere would mean that there, too. */
  #unused(wanted: string): string {
    for (let number = 1; ; number++) {
      const prefix = number === 1 ? wanted : `${wanted}${number}`;
      if (!this.#feed.declared.has(prefix)) return prefix;
    }
  }
}
