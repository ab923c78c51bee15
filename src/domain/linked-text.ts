// Words of a publisher with links in them: what people and feeds write of a show or an episode.

export interface TextLink {
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Absolute, http(s). */
  readonly url: string;
}

export interface LinkedText {
  /** Plain text; an empty line between paragraphs, a line break where one is to be seen. */
  readonly text: string;
  /** In their order; none lies over another. */
  readonly links: readonly TextLink[];
}

/** Without the punctuation of the sentence around it. */
const ADDRESS = /https?:\/\/[^\s<>"'`]{1,2000}/giu;

/** With the addresses that are written out in the text as links, too. */
export function withAddresses({ text, links }: LinkedText): LinkedText {
  const written = Array.from(text.matchAll(ADDRESS), ({ 0: address, index: start }) => {
    const url = withoutPunctuation(address);
    return { start, end: start + url.length, url };
  });
  const free = written.filter((one) => links.every(({ start, end }) => end <= one.start || start >= one.end));
  return { text, links: [...links, ...free].sort((a, b) => a.start - b.start) };
}

export function withoutPunctuation(address: string): string {
  const bare = address.replace(/[.,;:!?…]+$/u, '');
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
}

/** A stretch of it; links that begin in it end in it. */
export function stretchOf({ text, links }: LinkedText, from: number, to: number = text.length): LinkedText {
  const within = links.filter(({ start }) => start >= from && start < to);
  return {
    text: text.slice(from, to),
    links: within.map(({ start, end, url }) => ({ start: start - from, end: Math.min(end, to) - from, url })),
  };
}

/** Without the white space around each. */
export function paragraphsOf(linked: LinkedText): LinkedText[] {
  return Array.from(linked.text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu), ({ 0: words, index }) =>
    stretchOf(linked, index, index + words.trimEnd().length),
  );
}
