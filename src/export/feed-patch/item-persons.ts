// Who is of an episode, as its item says it. A list in an item takes the place of the channel's, so that it has to name
// everybody: hosts too, of whom an episode seldom says that they are in it.
import type { PersonRole } from '../../domain/episode.js';
import { nameKeyOf } from '../../domain/people/person.js';
import { shorten } from '../shorten.js';
import type { ScannedElement } from './scan-feed.js';
import type { WantedTag } from './wanted-tag.js';

export interface ItemPerson {
  readonly name: string;
  readonly role: PersonRole | null;
  /** Of a page about them, absolute. */
  readonly url?: string | null;
}

export interface PersonSource {
  readonly people: readonly ItemPerson[];
  /** `<podcast:person>` of the channel. */
  readonly channel?: readonly ScannedElement[];
  /** The same for all names of one person. */
  readonly keyOf?: (name: string) => string;
}

const LONGEST_NAME = 128;

/**
 * Those whose role is known, here or in the channel: without one the namespace takes somebody for a host, which nobody
 * said. The channel's persons come first and as it has them: those of its hosts who are in the episode, or all where it names
 * no host at all, because then nothing says that one is missing; and everybody else, who may have worked on it unheard.
 * Empty where the episode adds nothing to what the channel says.
 */
export function personTags({ people, channel = [], keyOf = nameKeyOf }: PersonSource): WantedTag[] {
  const ours = new Map(people.map((person) => [keyOf(person.name), person]));
  const isPresent = ({ text }: ScannedElement): boolean => ours.has(keyOf(text));
  const knowsHosts =
    people.some(({ role }) => role === 'host') || channel.some((each) => isHost(each) && isPresent(each));
  const present = channel.filter(isPresent);
  const carried = channel.filter((each) => isPresent(each) || !isHost(each) || !knowsHosts);
  const named = new Set(carried.map(({ text }) => keyOf(text)));
  const others = [...ours].filter(([key, { role }]) => role !== null && !named.has(key));
  if (present.length === 0 && others.length === 0) return [];
  const tags = [
    ...carried.map((element) => carriedTag(element, ours.get(keyOf(element.text))?.url)),
    ...others.map(([, person]) => personTag(person)),
  ];
  return tags.filter(({ text }) => text !== '');
}

/** Whether somebody is left out because nobody says in which role. */
export function hasUnknownRoles({ people, channel = [], keyOf = nameKeyOf }: PersonSource): boolean {
  const named = new Set(channel.map(({ text }) => keyOf(text)));
  return people.some(({ name, role }) => role === null && !named.has(keyOf(name)));
}

/** Picture and address that an item has of somebody stay, and so does a role that only looks different. */
export function withOwnPicture(tag: WantedTag, there: readonly ScannedElement[]): WantedTag {
  const own = there.find(({ text }) => nameKeyOf(text) === nameKeyOf(tag.text))?.attributes;
  if (!own) return tag;
  const isSameRole = (own.role ?? 'host').toLowerCase() === (tag.attributes.role ?? 'host').toLowerCase();
  const kept = Object.entries(own).filter(
    ([name]) => name === 'img' || name === 'href' || (isSameRole && (name === 'role' || name === 'group')),
  );
  const { role, ...others } = tag.attributes;
  const attributes = { ...(role !== undefined && !(isSameRole && own.role === undefined) && { role }), ...others };
  return { ...tag, attributes: { ...attributes, ...Object.fromEntries(kept) } };
}

/** Whoever has no role is one (podcast namespace, `podcast:person`). */
function isHost({ attributes: { role = 'host' } }: ScannedElement): boolean {
  return /\bhost\b/iu.test(role);
}

function carriedTag({ attributes, text }: ScannedElement, url: string | null | undefined): WantedTag {
  const own = Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns')));
  return { kind: 'persons', name: 'person', attributes: { ...(url && { href: url }), ...own }, text };
}

function personTag({ name, role, url }: ItemPerson): WantedTag {
  const attributes = { ...(role && { role }), ...(url && { href: url }) };
  return { kind: 'persons', name: 'person', attributes, text: shorten(name, LONGEST_NAME) };
}
