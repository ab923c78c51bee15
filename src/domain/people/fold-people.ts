// Which spellings of a show's speakers are one person? What people said comes first, then what is certain; the rest are
// doubts for people to decide.
import type { PersonRole } from '../episode.js';
import { type LikelyPair, relatedNames, sameNames, shortFormFinder, slips } from './likely-pairs.js';
import { NameGroups } from './name-groups.js';
import { namePartsOf } from './name-parts.js';
import type { Doubt, FoldedPerson, FoldReason, PersonEdit, VoicedEpisode } from './person.js';
import { type DerivedRole, roleFinder } from './roles.js';
import { compareStanding, compareText, type SpokenName, spokenNames } from './spoken-names.js';

export interface FoldedPeople {
  /** Most episodes first. */
  readonly people: readonly FoldedPerson[];
  /** Those about whom most is said first. */
  readonly doubts: readonly Doubt[];
}

interface Folding {
  readonly names: ReadonlyMap<string, SpokenName>;
  readonly groups: NameGroups;
  /** Why a key does not stand alone. */
  readonly reasons: Map<string, FoldReason>;
  readonly doubts: LikelyPair[];
}

/**
 * The people of one show. Names that are spoken under in the same episode are never folded, unless people merged them. The
 * order of episodes and edits does not matter, but for edits of the same kind on one person, where the last counts.
 */
export function foldPeople(episodes: readonly VoicedEpisode[], edits: readonly PersonEdit[] = []): FoldedPeople {
  const names = spokenNames(episodes);
  const apart = edits.flatMap(({ kind, key, value }) => (kind === 'person-apart' ? [[key, value] as const] : []));
  const folding: Folding = { names, groups: new NameGroups(names, apart), reasons: new Map(), doubts: [] };
  const heads = mergeEdited(folding, edits);
  foldPairs(folding, [...sameNames(names.values())]);
  foldPairs(folding, onlyOneRight([...slips([...names.values()])], folding.groups));
  folding.doubts.push(...relatedNames([...names.values()]));
  const roleOf = roleFinder(episodes);
  foldShortForms(folding, episodes, roleOf);
  const groups = folding.groups.all().map((group) => withHead(group, heads));
  const people = groups.map((group) => personOf(group, { folding, episodes, edits, roleOf }));
  people.sort((a, b) => b.episodes.length - a.episodes.length || b.words - a.words || compareText(a.key, b.key));
  return { people, doubts: openDoubts(folding, groups) };
}

/** Returns the names that stand for their groups because others were merged into them. */
function mergeEdited({ names, groups, reasons }: Folding, edits: readonly PersonEdit[]): ReadonlySet<string> {
  const merges = new Map(edits.flatMap(({ kind, key, value }) => (kind === 'person-merge' ? [[key, value]] : [])));
  const heads = new Set<string>();
  for (const [key, into] of merges) {
    if (!names.has(key) || !names.has(into)) continue;
    groups.unite(key, into);
    reasons.set(key, 'edited');
    if (!merges.has(into)) heads.add(into);
  }
  return heads;
}

function foldPairs({ groups, reasons, doubts }: Folding, pairs: readonly LikelyPair[]): void {
  for (const pair of pairs) {
    if (!pair.certain) doubts.push(pair);
    else if (!groups.areOne(pair.key, pair.into) && groups.fold(pair.key, pair.into)) {
      if (!reasons.has(pair.key)) reasons.set(pair.key, pair.reason);
    }
  }
}

/** A name that is one slip from two people is certainly neither. */
function onlyOneRight(pairs: readonly LikelyPair[], groups: NameGroups): LikelyPair[] {
  const targets = new Map<string, string[]>();
  for (const { key, into } of pairs) {
    const known = targets.get(key) ?? [];
    if (!known.some((other) => groups.areOne(other, into))) targets.set(key, [...known, into]);
  }
  return pairs.map((pair) => ({ ...pair, certain: pair.certain && targets.get(pair.key)!.length === 1 }));
}

type RoleOf = (names: readonly SpokenName[]) => DerivedRole;

function foldShortForms(folding: Folding, episodes: readonly VoicedEpisode[], roleOf: RoleOf): void {
  const { names, groups, reasons, doubts } = folding;
  const people = groups.all();
  const groupOf = new Map(people.flatMap((group) => group.map(({ key }) => [key, group] as const)));
  const isHost = memo((key: string) => roleOf(groupOf.get(key)!).role === 'host');
  const declaredIn = episodes.map(
    ({ people: named }) => new Set(named.map(({ name }) => namePartsOf(name)?.compact ?? '')),
  );
  const meaningOf = shortFormFinder([...names.values()]);
  for (const short of names.values()) {
    const found = meaningOf(short);
    if (!found || groupOf.get(short.key)!.some(({ parts }) => parts.words.length > short.parts.words.length)) continue;
    const heads = new Set(found.full.map(({ key }) => groupOf.get(key)![0]!));
    const possible = [...heads].filter(({ key }) => groups.mayBeOne(short.key, key)).sort(compareStanding);
    const meant = meantEverywhere(short, possible, ({ key }, episode) => {
      const isNamed = groupOf.get(key)!.some(({ parts }) => declaredIn[episode]!.has(parts.compact));
      return isNamed || (found.reason !== 'last-name' && isHost(key));
    });
    const { reason } = found;
    if (meant && groups.fold(short.key, meant.key)) {
      if (!reasons.has(short.key)) reasons.set(short.key, reason);
      continue;
    }
    const hosts = possible.filter(({ key }) => isHost(key));
    const likely = possible.length === 1 ? possible[0] : hosts.length === 1 ? hosts[0] : undefined;
    if (likely) doubts.push({ key: short.key, into: likely.key, reason, certain: false });
  }
}

/** The one of them whom something supports in each episode where the short form is spoken under. */
function meantEverywhere(
  short: SpokenName,
  possible: readonly SpokenName[],
  supports: (name: SpokenName, episode: number) => boolean,
): SpokenName | null {
  let meant: SpokenName | null = null;
  for (const episode of short.episodes) {
    const supported = possible.filter((name) => supports(name, episode));
    const [only] = supported;
    if (supported.length !== 1 || !only || (meant !== null && meant !== only)) return null;
    meant = only;
  }
  return meant;
}

function memo(find: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}

function withHead(group: SpokenName[], heads: ReadonlySet<string>): SpokenName[] {
  const head = group.find(({ key }) => heads.has(key));
  return head ? [head, ...group.filter((name) => name !== head)] : group;
}

interface PersonContext {
  readonly folding: Folding;
  readonly episodes: readonly VoicedEpisode[];
  readonly edits: readonly PersonEdit[];
  readonly roleOf: RoleOf;
}

function personOf(group: readonly SpokenName[], { folding, episodes, edits, roleOf }: PersonContext): FoldedPerson {
  const [head, ...others] = group as [SpokenName, ...SpokenName[]];
  const keys = new Set(group.map(({ key }) => key));
  const said = (kind: PersonEdit['kind']) => {
    const own = edits.filter((edit) => edit.kind === kind && keys.has(edit.key));
    return (own.find(({ key }) => key === head.key) ?? own.at(-1))?.value;
  };
  const derived = roleOf(group);
  const role = said('person-role') as PersonRole | undefined;
  const reasonOf = (key: string) => folding.reasons.get(key) ?? folding.reasons.get(head.key) ?? 'spelling';
  return {
    derivedName: head.name,
    key: head.key,
    name: said('person-name') ?? head.name,
    role: role ?? derived.role,
    roleSource: role === undefined ? derived.source : 'edited',
    derivedRole: derived.role,
    aliases: others.map(({ key, name, episodes: in_, words }) => {
      return { name, key, reason: reasonOf(key), episodes: in_.size, words };
    }),
    episodes: [...folding.groups.episodesOf(head.key)].sort((a, b) => a - b).map((index) => episodes[index]!.id),
    words: group.reduce((sum, { words }) => sum + words, 0),
  };
}

/** One for each two people, under the names that stand for them. */
function openDoubts({ groups, doubts }: Folding, people: readonly SpokenName[][]): Doubt[] {
  const headOf = new Map(people.flatMap((group) => group.map(({ key }) => [key, group[0]!] as const)));
  const open = new Map<string, Doubt & { weight: number }>();
  for (const { key, into, reason } of doubts) {
    const [one, other] = [headOf.get(key)!, headOf.get(into)!];
    if (one === other || !groups.mayBeOne(one.key, other.key)) continue;
    const [right, doubted] = [one, other].sort(compareStanding) as [SpokenName, SpokenName];
    const weight = groups.episodesOf(doubted.key).size;
    const id = `${doubted.key}\n${right.key}`;
    if (!open.has(id)) open.set(id, { key: doubted.key, into: right.key, reason, weight });
  }
  return [...open.values()]
    .sort((a, b) => b.weight - a.weight || compareText(`${a.key}\n${a.into}`, `${b.key}\n${b.into}`))
    .map(({ weight: _, ...doubt }) => doubt);
}
