// hindcast people: who speaks on a show, which names may be one person, and what you say of that.
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import type { OpenDoubt, PeopleChange, ShowPerson } from '../../domain/people/person.js';
import { parseCount } from '../options.js';
import { bold, count, dim, print, printable, printJson } from '../output.js';
import { withServices } from '../with-services.js';

interface PeopleOptions {
  readonly review?: boolean;
  readonly merge?: [string, string];
  readonly separate?: [string, string];
  readonly limit: number;
  readonly json?: boolean;
}

export function addPeopleCommand(program: Command): void {
  program
    .command('people <show>')
    .description('list who speaks on a show, with all spellings of their names')
    .option('--review', 'list pairs of names that may be one person')
    .option('--merge <slugs...>', 'two slugs: the first is the second one')
    .option('--separate <slug-and-name...>', 'a slug and one of its spellings, which is somebody else')
    .option('--limit <n>', 'how many', parseCount(100), 20)
    .option('--json', 'print the items as JSON')
    .action(async (show: string, options: PeopleOptions) => {
      await withServices((services) => run(services, show, options));
    });
}

async function run({ reader, ingest }: Services, show: string, options: PeopleOptions): Promise<void> {
  const change = changeOf(options);
  if (change) {
    const person = await ingest.edits.editPeople(show, change);
    return options.json ? printJson(person) : printPerson(person);
  }
  const page = options.review
    ? await reader.findDoubts(show, { limit: options.limit })
    : await reader.findPeople(show, { limit: options.limit });
  if (!page) throw new HindcastError('unknown-show', `There is no show "${show}"`);
  if (options.json) return printJson(page.items);
  if (options.review && page.items.length === 0) return print('No names are in doubt.');
  for (const item of page.items) 'into' in item ? printDoubt(item) : printPerson(item);
}

function changeOf({ merge, separate }: PeopleOptions): PeopleChange | null {
  if (merge) {
    const [slug, into] = twoOf(merge, '--merge takes two slugs');
    return { type: 'merge', slug, into };
  }
  if (!separate) return null;
  const [slug, name] = twoOf(separate, '--separate takes a slug and a name');
  return { type: 'separate', slug, name };
}

function twoOf(values: readonly string[], problem: string): [string, string] {
  const [first, second] = values;
  if (first === undefined || second === undefined || values.length > 2) {
    throw new HindcastError('invalid-request', problem);
  }
  return [first, second];
}

function printPerson({ slug, name, role, aliases, episodeCount, wordCount }: ShowPerson): void {
  const facts = [slug, role ?? 'no role', count(episodeCount, 'episode'), count(wordCount, 'word')];
  print(`${bold(printable(name))}  ${dim(facts.join('  '))}`);
  for (const alias of aliases) print(dim(`  also ${printable(alias.name)} (${alias.reason})`));
}

function printDoubt({ id, reason, person, into, said }: OpenDoubt): void {
  const question = `${bold(printable(person.name))} may be ${bold(printable(into.name))}`;
  print(`${question}  ${dim([id, reason, `${person.slug} ${into.slug}`].join('  '))}`);
  for (const { title } of said) print(dim(`  speaks in ${printable(title)}`));
}
