// "Rui Okafor, CTO of Foo", "Rui Okafor (CTO, Foo)": which part of a label is the name, and which says what he does?

import { nameKey } from './name-key.js';
import { splitRole } from './roles.js';

export interface DescribedName {
  readonly name: string;
  /** What follows the name: "CTO of Foo". */
  readonly about: string;
  /** A job stands in it. Without one ("Rui Okafor, Foo Ltd"), only the name's coming again tells a label from words. */
  readonly certain: boolean;
}

const LONGEST_ABOUT = 60;
const MOST_ABOUT_WORDS = 9;

const SHAPE = /^([^,()[\]:]{3,40}?)(?:,\s+([^()[\]:?!"“”]{2,60})|\s*[([]\s*([^()[\]:?!"“”]{2,60}?)\s*[)\]])$/u;
/** Two to four words, each as names are written, with or without a title: one word before a comma is mostly a remark. */
const FULL_NAME =
  /^(?:\p{Lu}[\p{L}.'’-]*|d[aeiu]|de[lnr]|v[ao]n|bin|al|el|la|le|ter?)(?: (?:\p{Lu}[\p{L}.'’-]*|d[aeiu]|de[lnr]|v[ao]n|bin|al|el|la|le|ter?)){1,4}$/u;
const JOB =
  /(?<![\p{L}\d])(?:C[EFIMOPST]{1,2}O|[SE]?VP|GM|MP|chief|(?:co-?)?founder|president|chair(?:man|woman|person)?|director|head|dean|provost|professor|lecturer|teacher|researcher|scientist|engineer|developer|programmer|maintainer|architect|designer|analyst|consultant|strategist|economist|historian|journalist|reporter|correspondent|columnist|author|writer|poet|novelist|editor|producer|publisher|manager|partner|lead|owner|investor|advis[eo]r|fellow|physicist|chemist|biologist|psychologist|philosopher|physician|surgeon|nurse|lawyer|attorney|judge|senator|governor|mayor|minister|secretary|ambassador|congress(?:man|woman)|commissioner|officer|spokes(?:man|woman|person)|representative|curator|musician|singer|actor|actress|filmmaker|artist|coach|farmer|student|host|guest)s?(?![\p{L}\d])/iu;
/** A clause about somebody is a sentence's, not a label's. */
const CLAUSE =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|said|says|who|which|that|told|writes|wrote|and then|because|when|i|we|you|he|she|they|my|your)(?!\p{L})/iu;

/** "Jr", "PhD", "MBA": part of the name. */
const SUFFIX = /^(?:[JS]r|Ph\.? ?D|Psy\.? ?D|M\.?D|Esq|[A-Z]{2,5})\.?$/;

/**
 * `null` where nothing stands after a full name that could be a description of a person. A company in brackets is none, and
 * what is nothing but a role ("host") is told by `splitRole`.
 */
export function describedName(label: string): DescribedName | null {
  const parts = /[,([]/.test(label) ? SHAPE.exec(label) : null;
  if (!parts || splitRole(label).name !== label) return null;
  const [, name, afterComma, inBrackets] = parts;
  const about = (afterComma ?? inBrackets!).trim();
  const certain = JOB.test(about);
  if (about.length > LONGEST_ABOUT || about.split(/\s+/).length > MOST_ABOUT_WORDS) return null;
  if (!FULL_NAME.test(name!) || CLAUSE.test(about) || !/[\p{L}\d.]$/u.test(about)) return null;
  if (!certain && (SUFFIX.test(about) || (inBrackets !== undefined && !about.includes(',')))) return null;
  return { name: name!, about, certain };
}

/** The label as that of the name alone, where its shape is certain. */
export function withoutDescription<T extends { readonly name: string; readonly key: string }>(label: T): T {
  const described = describedName(label.name);
  return described?.certain ? { ...label, ...plain(label.name, described) } : label;
}

/**
 * Labels whose descriptions hold no job, as those of the names alone where these are labels elsewhere, or where the whole
 * comes again. "Ada Byron, Grace Hopper" stays: two who speak at once.
 */
export function withoutKnownDescriptions<T extends { readonly name: string; readonly key: string }>(
  labels: readonly T[],
): readonly T[] {
  const counts = new Map<string, number>();
  for (const { key } of labels) counts.set(key, (counts.get(key) ?? 0) + 1);
  return labels.map((label) => {
    const described = describedName(label.name);
    if (!described || counts.has(nameKey(described.about))) return label;
    const known = counts.has(nameKey(described.name)) || counts.get(label.key)! > 1;
    return known ? { ...label, ...plain(label.name, described) } : label;
  });
}

function plain(written: string, { name }: DescribedName) {
  return { name, key: nameKey(name), written };
}
