// Who talks with whom about what, in one sentence for the top of a page, a feed or a newsletter.
import type { TopicRef } from '../../domain/topic.js';
import type { EpisodeSource, SourcePerson } from '../source.js';

const TOPICS_NAMED = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

type Summarised = Pick<EpisodeSource, 'people' | 'turns' | 'chapters'> & { readonly topics: readonly TopicRef[] };

/** Out of what is known: hosts apart from guests where roles are, topics where there are any, else how long it is. */
export function summarise({ people, topics, turns, chapters }: Summarised): string {
  const labels = topics.slice(0, TOPICS_NAMED).map(({ label }) => insideSentence(label, turns));
  const what = labels.length > 0 ? listOf(labels) : null;
  if (people.length === 0 && what) return `An episode about ${what}.`;
  if (what) return `${talking(people)} about ${what}.`;
  const length = chapters.length === 1 ? 'one chapter' : `${chapters.length} chapters`;
  return people.length === 0 ? `An episode in ${length}.` : `${talking(people)}, in ${length}.`;
}

/** "A and B, and C": with a comma where a label has an "and" of its own. */
function listOf(labels: readonly string[]): string {
  const isTwofold = labels.length === 2 && labels.some((label) => / and /u.test(label));
  return isTwofold ? labels.join(', and ') : list.format(labels);
}

function talking(people: readonly SourcePerson[]): string {
  const hosts = people.filter(({ role }) => role === 'host');
  const others = people.filter(({ role }) => role !== 'host');
  const [first, second] = hosts.length > 0 && others.length > 0 ? [hosts, others] : [people, []];
  const verb = first.length > 1 ? 'talk' : 'talks';
  return `${namesOf(first)} ${verb}${second.length > 0 ? ` with ${namesOf(second)}` : ''}`;
}

function namesOf(people: readonly SourcePerson[]): string {
  return list.format(people.map(({ name }) => name));
}

/** A word that is written small so many times as often as with a capital is no name. */
const MORE_OFTEN_SMALL = 3;
/** "Dogfooding", "Neurodiversity": what is done, or a quality, is no name, however seldom it is said. */
const ABSTRACT = /(?:ing|tion|sion|ity|ment|ness|ism|ship|ance|ence|acy)s?$/u;

/**
 * Labels begin with a capital; inside a sentence only names do. The transcript tells which it is: a label that stands there in
 * small letters is none, nor is one of several words whose first has a capital in the middle of hardly any sentence. A name
 * is what goes on with a capital ("Cloud Foundry"), or has one further on and is never said small ("Java and the JVM"). A
 * label of one word may have none at all: "Go" is a name, however often somebody goes.
 */
function insideSentence(label: string, turns: Summarised['turns']): string {
  const [first] = label.match(/^\p{Lu}\p{Ll}+(?=$|[\s-])/u) ?? [];
  if (first === undefined || /^ \p{Lu}/u.test(label.slice(first.length))) return label;
  const count = (form: RegExp, holding: string) =>
    turns.reduce((sum, { text }) => sum + (text.includes(holding) ? (text.match(form)?.length ?? 0) : 0), 0);
  const small = `${first.toLowerCase()}${label.slice(first.length)}`;
  // In "Continuous Delivery" everything has a capital, which tells nothing.
  const asName = count(new RegExp(`[\\p{Ll},;] ${first}(?![\\p{L}\\p{N}]| \\p{Lu}\\p{Ll})`, 'gu'), first);
  const stem = first.toLowerCase().replace(/s$/u, '');
  const asWord = count(wordForm(stem), stem);
  if (label === first) return (asWord > 0 && asName === 0) || isAbstract(label, { asWord, asName }) ? small : label;
  const isName = asName * MORE_OFTEN_SMALL > asWord || (asWord === 0 && /\p{Lu}/u.test(label.slice(1)));
  return isName && !turns.some(({ text }) => text.includes(small)) ? label : small;
}

function isAbstract(label: string, { asWord, asName }: { readonly asWord: number; readonly asName: number }): boolean {
  return ABSTRACT.test(label) && asWord >= asName;
}

/** Of letters alone; with and without the ending of a plural. */
function wordForm(stem: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem}s?(?![\\p{L}\\p{N}])`, 'gu');
}
