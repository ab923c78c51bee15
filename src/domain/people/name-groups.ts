// Which names are one person so far, and which may never be: who speak in the same episode, and whom people keep apart.
import { compareStanding, type SpokenName } from './spoken-names.js';

interface Group {
  readonly keys: string[];
  readonly episodes: Set<number>;
  readonly initials: Set<string>;
}

export class NameGroups {
  readonly #names: ReadonlyMap<string, SpokenName>;
  readonly #apart = new Map<string, Set<string>>();
  readonly #groupOf = new Map<string, Group>();

  constructor(names: ReadonlyMap<string, SpokenName>, apart: Iterable<readonly [string, string]>) {
    this.#names = names;
    for (const [a, b] of apart) {
      this.#apart.set(a, (this.#apart.get(a) ?? new Set()).add(b));
      this.#apart.set(b, (this.#apart.get(b) ?? new Set()).add(a));
    }
    for (const { key, episodes, parts } of names.values()) {
      const initials = new Set(parts.initials === '' ? [] : [parts.initials]);
      this.#groupOf.set(key, { keys: [key], episodes: new Set(episodes), initials });
    }
  }

  areOne(a: string, b: string): boolean {
    return this.#groupOf.get(a) === this.#groupOf.get(b);
  }

  /** Whether nothing that is known speaks against it. */
  mayBeOne(a: string, b: string): boolean {
    const [one, other] = this.#smallerFirst(a, b);
    if (one === other) return true;
    if (one.keys.some((key) => other.keys.some((each) => this.#apart.get(key)?.has(each)))) return false;
    for (const episode of one.episodes) if (other.episodes.has(episode)) return false;
    // "John A. Smith" and "John B. Smith" are two, through "John Smith" as well.
    return new Set([...one.initials, ...other.initials]).size < 2;
  }

  fold(a: string, b: string): boolean {
    if (!this.mayBeOne(a, b)) return false;
    this.unite(a, b);
    return true;
  }

  /** Whatever speaks against it. */
  unite(a: string, b: string): void {
    const [one, other] = this.#smallerFirst(a, b);
    if (one === other) return;
    for (const key of one.keys) this.#groupOf.set(key, other);
    other.keys.push(...one.keys);
    for (const episode of one.episodes) other.episodes.add(episode);
    for (const initials of one.initials) other.initials.add(initials);
  }

  episodesOf(key: string): ReadonlySet<number> {
    return this.#groupOf.get(key)!.episodes;
  }

  /** Names of one person each; the one that stands for them first. */
  all(): SpokenName[][] {
    return [...new Set(this.#groupOf.values())].map(({ keys }) =>
      keys.map((key) => this.#names.get(key)!).sort(compareStanding),
    );
  }

  #smallerFirst(a: string, b: string): [Group, Group] {
    const [one, other] = [this.#groupOf.get(a)!, this.#groupOf.get(b)!];
    return one.episodes.size <= other.episodes.size ? [one, other] : [other, one];
  }
}
