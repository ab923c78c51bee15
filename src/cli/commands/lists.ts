// hindcast episodes, lessons, topics: what the archive holds.
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { addFilterOptions, type FilterOptions, filterOf, parseCount } from '../options.js';
import { bold, count, dim, formatTime, print, printable, printJson, wrap } from '../output.js';
import { withServices } from '../with-services.js';

interface ListOptions extends FilterOptions {
  readonly limit: number;
  readonly json?: boolean;
}

export function addListCommands(program: Command): void {
  addList(program, 'episodes', 'list episodes, newest first', async ({ reader }, options) => {
    const { items } = await reader.findEpisodes(filterOf(options), { limit: options.limit });
    if (options.json) return printJson(items);
    for (const item of items) {
      const facts = [
        item.id,
        `${item.show}/${item.slug}`,
        item.publishedAt ?? 'no date',
        count(item.wordCount, 'word'),
      ];
      print(`${bold(printable(item.title))}  ${dim(facts.join('  '))}`);
    }
  });
  addList(program, 'lessons', 'list lessons, best first', async ({ reader }, options) => {
    const { items } = await reader.findLessons(filterOf(options), { limit: options.limit });
    if (options.json) return printJson(items);
    for (const { statement, quote, speaker, episode, startTime, topics } of items) {
      print(bold(wrap(statement)));
      print(wrap(`"${quote}"`, '  '));
      const labels = topics.map((topic) => topic.label).join(', ');
      print(
        dim(`  ${printable(speaker ?? 'unnamed')}, ${printable(episode.title)}, ${formatTime(startTime)}  ${labels}\n`),
      );
    }
  });
  addList(program, 'topics', 'list topics, most used first', async ({ reader }, options) => {
    const { items } = await reader.findTopics(undefined, { limit: options.limit });
    if (options.json) return printJson(items);
    for (const { label, slug, lessonCount, chapterCount } of items) {
      print(`${bold(label)}  ${dim(`${slug}  ${count(lessonCount, 'lesson')}, ${count(chapterCount, 'chapter')}`)}`);
    }
  });
}

function addList(
  program: Command,
  name: string,
  description: string,
  action: (services: Services, options: ListOptions) => Promise<void>,
): void {
  const command = program
    .command(name)
    .description(description)
    .option('--limit <n>', 'how many', parseCount(100), 20)
    .option('--json', 'print the items as JSON');
  if (name !== 'topics') addFilterOptions(command);
  command.action(async (options: ListOptions) => {
    await withServices(async (services) => {
      await action(services, options);
    });
  });
}
