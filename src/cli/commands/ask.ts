// hindcast ask: an answer with its quotes, or an honest no with where to look next. Exit code 0 either way: no is an answer.
import type { Command } from 'commander';
import type { Answer } from '../../answer/answer.js';
import type { Citation } from '../../domain/citation.js';
import { addFilterOptions, type FilterOptions, filterOf } from '../options.js';
import { bold, dim, formatTime, print, printable, printJson, wrap } from '../output.js';
import { withServices } from '../with-services.js';

export function addAskCommand(program: Command): void {
  const command = program
    .command('ask')
    .description('answer a question from the archive, with quotes; exits with 0 also when there is no answer')
    .argument('<question...>', 'the question')
    .option('--json', 'print the answer as JSON');
  addFilterOptions(command).action(async (words: string[], options: FilterOptions & { json?: boolean }) => {
    if (!words.join('').trim()) command.error('error: no question', { exitCode: 2 });
    await withServices(async (services, { publicUrl }) => {
      const answer = await services.answerer.ask({ question: words.join(' '), filter: filterOf(options), history: [] });
      if (options.json) printJson(answer);
      else printAnswer(answer, publicUrl ?? '');
    });
  });
}

/** `base`: what leads to the service, before a path of it; empty where that is not known. */
function printAnswer(answer: Answer, base: string): void {
  const { state, answer: text, citations, degraded } = answer;
  if (degraded) process.stderr.write('hindcast: degraded: a part of search is missing\n');
  if (state === 'not_found') {
    printRefusal(answer);
    return;
  }
  if (state === 'partial') print(`${bold('Part of an answer.')} The archive comes near, but may not say all of it.\n`);
  if (answer.writtenBy === 'language-model') print(`${wrap(text)}\n`);
  citations.forEach((citation, i) => {
    printCitation({ ...citation, url: base + citation.url }, i + 1);
  });
  print(dim(writerOf(answer)));
}

function printCitation(citation: Citation, number: number): void {
  print(wrap(`[${number}] "${citation.quote}"`));
  const who = citation.speaker === null ? '' : `${bold(printable(citation.speaker))}, `;
  print(`    ${who}${printable(citation.episode.title)}, ${formatTime(citation.startTime)} ${dim(citation.url)}`);
  print();
}

function printRefusal({ answer, lookedAt, nearestTopics }: Answer): void {
  print(wrap(answer));
  if (nearestTopics.length > 0) print(wrap(`Near it: ${nearestTopics.map((topic) => topic.label).join(', ')}`));
  if (lookedAt.length > 0) print(wrap(`Looked at: ${lookedAt.map((episode) => episode.title).join(', ')}`));
}

function writerOf({ writtenBy, fallback }: Answer): string {
  if (writtenBy === 'language-model')
    return 'Written by a language model; each sentence was checked against its quotes.';
  return fallback === null
    ? "In the speakers' own words."
    : `In the speakers' own words: the language model wrote nothing that can be used (${fallback}).`;
}
