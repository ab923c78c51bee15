// hindcast ask: an answer in the speakers' own words, or an honest no.
import type { Command } from 'commander';
import type { Answer } from '../../answer/answer.js';
import { addFilterOptions, type FilterOptions, filterOf } from '../options.js';
import { bold, dim, formatTime, print, printable, printJson, wrap } from '../output.js';
import { withServices } from '../with-services.js';

export function addAskCommand(program: Command): void {
  const command = program
    .command('ask')
    .description('answer a question from the archive, with quotes')
    .argument('<question...>', 'the question')
    .option('--json', 'print the answer as JSON');
  addFilterOptions(command).action(async (words: string[], options: FilterOptions & { json?: boolean }) => {
    if (!words.join('').trim()) command.error('error: no question', { exitCode: 2 });
    await withServices(async (services) => {
      const answer = await services.answerer.ask({ question: words.join(' '), filter: filterOf(options), history: [] });
      if (options.json) printJson(answer);
      else printAnswer(answer);
    });
  });
}

function printAnswer({ answered, answer, citations, nearestTopics }: Answer): void {
  if (!answered) {
    print(wrap(answer));
    if (nearestTopics.length > 0) print(`Near it: ${nearestTopics.map((topic) => topic.label).join(', ')}`);
    return;
  }
  for (const citation of citations) {
    print(wrap(`"${citation.quote}"`));
    const who = citation.speaker === null ? '' : `${bold(printable(citation.speaker))}, `;
    print(`  ${who}${printable(citation.episode.title)}, ${formatTime(citation.startTime)} ${dim(citation.url)}`);
    print();
  }
}
