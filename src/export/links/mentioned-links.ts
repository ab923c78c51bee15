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
}

export interface MentionedLink {
  /** Absolute, http(s). */
  readonly url: string;
  /** The address as people write it: without scheme and "www.". */
  readonly label: string;
  /** Put together from words like "dot" and "slash". */
  readonly spoken: boolean;
  readonly speaker: string | null;
  /** Where it is named first. */
  readonly turn: number;
  readonly startOffset: number;
  readonly startTime: number | null;
  readonly timing: Timing;
}

/** In the order in which they are named. Linear in the length of the transcript. */
export function mentionedLinks(turns: readonly Turn[]): MentionedLink[] {
  const links = new Map<string, MentionedLink>();
  for (const turn of turns) {
    for (const { url, start, spoken } of addressesIn(turn.text)) {
      const label = labelOf(url);
      const key = label.toLowerCase();
      if (links.has(key)) continue;
      const { time: startTime, timing } = momentAt(turn, start);
      links.set(key, {
        ...{ url, label, spoken, startTime, timing },
        ...{ speaker: turn.speaker, turn: turn.index, startOffset: start },
      });
    }
  }
  return [...links.values()];
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
