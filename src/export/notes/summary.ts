// Who talks with whom about what, in one sentence for the top of a page, a feed or a newsletter.
import type { TopicRef } from '../../domain/topic.js';
import type { EpisodeSource, SourcePerson } from '../source.js';

const TOPICS_NAMED = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

type Summarised = Pick<EpisodeSource, 'people' | 'turns' | 'chapters'> & { readonly topics: readonly TopicRef[] };

/** Out of what is known: hosts apart from guests where roles are, topics where there are any, else how long it is. */
export function summarise({ people, topics, turns, chapters }: Summarised): string {
  const labels = topics.slice(0, TOPICS_NAMED).map(({ label }) => insideSentence(label, turns));
  const what = labels.length > 0 ? list.format(labels) : null;
  if (people.length === 0 && what) return `An episode about ${what}.`;
  if (what) return `${talking(people)} about ${what}.`;
  const length = chapters.length === 1 ? 'one chapter' : `${chapters.length} chapters`;
  return people.length === 0 ? `An episode in ${length}.` : `${talking(people)}, in ${length}.`;
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

/**
 * Labels begin with a capital; inside a sentence only names do. The transcript tells which it is: a word that stands there
 * in small letters, and never with a capital in the middle of a sentence, is no name.
 */
function insideSentence(label: string, turns: Summarised['turns']): string {
  const [first] = label.match(/^\p{Lu}\p{Ll}+(?=$|[\s-])/u) ?? [];
  if (first === undefined) return label;
  const small = first.toLowerCase();
  const isSaid = new RegExp(`(?<![\\p{L}\\p{N}])${small.replace(/s$/u, '')}s?(?![\\p{L}\\p{N}])`, 'u');
  const isName = new RegExp(`[\\p{Ll},;] ${first}(?![\\p{L}\\p{N}])`, 'u');
  if (!turns.some(({ text }) => isSaid.test(text)) || turns.some(({ text }) => isName.test(text))) return label;
  return `${small}${label.slice(first.length)}`;
}
