// Does a page tell machines its transcript? schema.org's `transcript` of an episode or a recording, in JSON-LD.
import type { Tag } from './html-markup.js';

/** So many values of a page's JSON-LD are looked at: more is no description of an episode. */
const MOST_VALUES = 10_000;

/** Looks at the scripts of a page while it is read. */
export class JsonLd {
  readonly #documents: string[] = [];
  #inside = false;

  open({ name, attributes }: Tag): void {
    this.#inside = name === 'script' && /^application\/ld\+json\b/i.test(attributes.type ?? '');
    if (this.#inside) this.#documents.push('');
  }

  text(data: string): void {
    if (this.#inside) this.#documents.push((this.#documents.pop() ?? '') + data);
  }

  close(): void {
    this.#inside = false;
  }

  /** The longest text under a key "transcript"; `null` where there is none. */
  transcript(): string | null {
    const found = this.#documents.flatMap(transcriptsIn);
    return found.reduce<string | null>(
      (longest, text) => (text.length > (longest?.length ?? 0) ? text : longest),
      null,
    );
  }
}

function transcriptsIn(json: string): string[] {
  const waiting: unknown[] = [parsed(json)];
  const found: string[] = [];
  for (let seen = 0; waiting.length > 0 && seen < MOST_VALUES; seen++) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value).slice(0, MOST_VALUES)) {
      if (key === 'transcript' && typeof inner === 'string') found.push(inner);
      else waiting.push(inner);
    }
  }
  return found;
}

/** Pages with broken JSON-LD are many: it is as if there were none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
