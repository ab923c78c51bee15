// Who is an agent of a TTML document? `<ttm:agent xml:id="a1"><ttm:name type="full">Ada Byron</ttm:name></ttm:agent>`.
import type { Tag } from './html-markup.js';

/** Learns the agents while a document's head is read. */
export class TtmlAgents {
  readonly #names = new Map<string, string>();
  #agent: { readonly id: string; name: string; type: string } | null = null;
  #name: { readonly type: string; words: string } | null = null;

  open({ name, attributes }: Tag): void {
    if (name === 'agent' && attributes.id) this.#agent = { id: attributes.id, name: '', type: '' };
    else if (name === 'name' && this.#agent) this.#name = { type: attributes.type ?? '', words: '' };
  }

  text(data: string): void {
    if (this.#name) this.#name.words += data;
  }

  close(name: string): void {
    if (name === 'name' && this.#name && this.#agent) {
      const words = this.#name.words.replace(/\s+/g, ' ').trim();
      if (words && (!this.#agent.name || this.#name.type === 'full')) this.#agent.name = words;
      this.#name = null;
    } else if (name === 'agent' && this.#agent) {
      if (this.#agent.name) this.#names.set(this.#agent.id, this.#agent.name);
      this.#agent = null;
    }
  }

  /** The name of the first of these agents (ids, separated by spaces); an id that nobody explains stands for itself. */
  nameOf(ids: string): string | null {
    const all = ids.split(/\s+/).map((id) => id.replace(/^#/, ''));
    const known = all.find((id) => this.#names.has(id));
    return known === undefined ? (all.find(Boolean) ?? null) : this.#names.get(known)!;
  }
}
