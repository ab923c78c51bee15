// Which addresses does somebody name? Written out ("https://example.com/a", "example.com") or spoken ("example dot com"),
// each once. Only http(s); nothing is fetched. What may be no address is left out.
import { momentAt } from '../../domain/timeline.js';
import type { Timing, Turn } from '../../domain/transcript.js';
import { spokenAddresses } from './spoken-addresses.js';
import { writtenAddresses } from './written-addresses.js';

/** An address and where it stands in a text. */
export interface Address {
  readonly url: string;
  readonly start: number;
  /** Listeners are sent there: it is read out with scheme or path, or in words such as "go to". */
  readonly offered: boolean;
}

export interface MentionedLink {
  /** Absolute, http(s). */
  readonly url: string;
  /** The address as people write it: without scheme and "www.". */
  readonly label: string;
  /** Put together from words like "dot" and "slash". */
  readonly spoken: boolean;
  /** Listeners are sent there, once at least; else it is only spoken of. */
  readonly offered: boolean;
  readonly speaker: string | null;
  /** Where it is named first. */
  readonly turn: number;
  readonly startOffset: number;
  readonly startTime: number | null;
  readonly timing: Timing;
}

/**
 * In the order in which they are named; a site that is named together with pages of it is left to those. Linear in the length
 * of the transcript.
 */
export function mentionedLinks(turns: readonly Turn[]): MentionedLink[] {
  const links = new Map<string, MentionedLink>();
  for (const turn of turns) {
    for (const { url, start, spoken, offered } of addressesIn(turn.text)) {
      const label = labelOf(url);
      const key = label.toLowerCase();
      const known = links.get(key);
      if (known) {
        if (offered && !known.offered) links.set(key, { ...known, offered });
        continue;
      }
      const { time: startTime, timing } = momentAt(turn, start);
      links.set(key, {
        ...{ url, label, spoken, offered, startTime, timing },
        ...{ speaker: turn.speaker, turn: turn.index, startOffset: start },
      });
    }
  }
  const sitesOfPages = new Set([...links.keys()].filter((key) => key.includes('/')).map(hostOf));
  const halves = halvesOf(links.keys());
  return [...links].flatMap(([key, link]) => {
    const isLeft = sitesOfPages.has(key) || (!link.spoken && halves.has(hostOf(key)));
    return isLeft ? [] : [link];
  });
}

function hostOf(key: string): string {
  return key.split(/[/?#]/u, 1)[0]!;
}

/** Letters that each half of a name has at least. */
const SHORTEST_HALF = 3;

/** "change.com" and "log.com" for "changelog.com": where both are named, the shorter was misheard. */
function halvesOf(keys: Iterable<string>): Set<string> {
  const halves = new Set<string>();
  for (const key of keys) {
    const [name, ending, ...others] = hostOf(key).split('.');
    if (ending === undefined || others.length > 0) continue;
    for (let at = SHORTEST_HALF; at <= name!.length - SHORTEST_HALF; at++) {
      halves.add(`${name!.slice(0, at)}.${ending}`).add(`${name!.slice(at)}.${ending}`);
    }
  }
  return halves;
}

function addressesIn(text: string): (Address & { readonly spoken: boolean })[] {
  const written = writtenAddresses(text).map((address) => ({ ...address, spoken: false }));
  const spoken = spokenAddresses(text).map((address) => ({ ...address, spoken: true }));
  return [...written, ...spoken].sort((a, b) => a.start - b.start);
}

/** Addresses with the same label, whatever its case, are the same for a reader. */
export function labelOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/iu, '').replace(/\/$/u, '');
}
