// hindcast search: the moments that fit some words.
import { type Command, Option } from 'commander';
import {
  type Explanation,
  type SearchMode,
  type SearchResult,
  type SearchTarget,
  searchModes,
  searchTargets,
} from '../../search/search.js';
import { addFilterOptions, type FilterOptions, filterOf, parseCount, refusalOf } from '../options.js';
import { bold, count, dim, formatTime, print, printable, printJson, wrap } from '../output.js';
import { withServices } from '../with-services.js';

interface SearchOptions extends FilterOptions {
  readonly mode: SearchMode;
  readonly in: SearchTarget;
  readonly limit: number;
  readonly perEpisode?: number;
  readonly explain?: boolean;
  readonly json?: boolean;
}

export function addSearchCommand(program: Command): void {
  const command = program
    .command('search')
    .description('find moments')
    .argument('<words...>', 'what to look for')
    .addOption(new Option('--mode <mode>', 'how').choices(searchModes).default('hybrid'))
    .addOption(new Option('--in <what>', 'what to find').choices(searchTargets).default('passages'))
    .option('--limit <n>', 'how many', parseCount(100), 5)
    .option(
      '--per-episode <n>',
      'how many of one episode (default: half of the limit, at least 3; all where somebody is named)',
      parseCount(50),
    )
    .option('--explain', 'say how each score arose')
    .option('--json', 'print the result as JSON');
  addFilterOptions(command).action(async (words: string[], options: SearchOptions) => {
    if (!words.join('').trim()) command.error('error: nothing to look for', { exitCode: 2 });
    const refusal = refusalOf(words.join(' '));
    if (refusal !== null) command.error(`error: what to look for ${refusal}`, { exitCode: 2 });
    await withServices(async (services) => {
      const result = await services.search.search({
        q: words.join(' '),
        mode: options.mode,
        in: options.in,
        filter: filterOf(options),
        limit: options.limit,
        explain: options.explain ?? false,
        perEpisode: options.perEpisode ?? 'balanced',
      });
      if (options.json) printJson(result);
      else printHits(result);
    });
  });
}

function printHits({ hits, degraded, reason, corrections = [] }: SearchResult): void {
  if (degraded) process.stderr.write(`hindcast: degraded: ${reason ?? 'a part of search is missing'}\n`);
  for (const { from, to } of corrections) {
    print(dim(`Showing results for ${printable(to)}; the archive has no “${printable(from)}”.`));
  }
  if (hits.length === 0) print('Nothing found.');
  for (const hit of hits) {
    const place = `${printable(hit.episode.title)}, turn ${hit.startTurn}, ${formatTime(hit.startTime)}`;
    print(`${bold(place)} ${dim(hit.speakers.map(printable).join(', '))}`);
    print(wrap(hit.lesson?.statement ?? hit.text, '  '));
    if (hit.similarCount) print(dim(`  and ${count(hit.similarCount, 'moment')} in almost the same words`));
    if (hit.explanation) printExplanation(hit.explanation, '  ');
    print();
  }
}

function printExplanation({ label, value, parts }: Explanation, indent: string): void {
  print(dim(`${indent}${value.toFixed(3)} ${label}`));
  for (const part of parts ?? []) printExplanation(part, `${indent}  `);
}
