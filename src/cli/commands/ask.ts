// hindcast ask: an answer with its quotes, or an honest no with where to look next. Exit code 0 either way: no is an answer.
import { type Command, Option } from 'commander';
import type { Answer, AnswerEvent, AskRequest } from '../../answer/answer.js';
import type { Services } from '../../compose.js';
import { interruptible } from '../interrupt.js';
import { addFilterOptions, type FilterOptions, filterOf, refusalOf } from '../options.js';
import { dim, printJson } from '../output.js';
import { withServices } from '../with-services.js';
import { printAnswer } from './ask-answer.js';
import { chat } from './ask-chat.js';

interface AskCommandOptions extends FilterOptions {
  readonly json?: boolean;
  readonly chat?: boolean;
}

export function addAskCommand(program: Command): void {
  const command = program
    .command('ask')
    .description('answer a question from the archive, with quotes; exits with 0 also when there is no answer')
    .argument('[question...]', 'the question; needed unless --chat')
    .option('--json', 'print the answer as JSON')
    .addOption(
      new Option('--chat', 'go on asking, a line each; a question may lean on those before it').conflicts('json'),
    );
  addFilterOptions(command).action(async (words: string[], options: AskCommandOptions) => {
    const question = words.join(' ').trim();
    if (!question && !options.chat) command.error('error: no question', { exitCode: 2 });
    const refusal = refusalOf(question);
    if (refusal !== null) command.error(`error: the question ${refusal}`, { exitCode: 2 });
    await interruptible((signal) =>
      withServices(async (services, { publicUrl }) => {
        const filter = filterOf(options);
        const filtered = Object.values(filter).some((value) => value !== undefined);
        const answer = async (request: AskRequest, until: AbortSignal): Promise<Answer> => {
          const found = await askAndShow(services, request, until);
          if (options.json) printJson(found);
          else printAnswer(found, { base: publicUrl ?? '', filtered });
          return found;
        };
        if (!options.chat) await answer({ question, filter, history: [] }, signal);
        else {
          await chat({
            ...{ first: question, signal },
            answer: (asked, history, until) => answer({ question: asked, filter, history: [...history] }, until),
          });
        }
      }),
    );
  });
}

/** Shows, where somebody looks, that a language model is at work: it may take half a minute. */
async function askAndShow(
  { answerer, languageModel }: Pick<Services, 'answerer' | 'languageModel'>,
  request: AskRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const shows = languageModel !== null && process.stderr.isTTY === true;
  let isShown = false;
  const onEvent = (event: AnswerEvent): void => {
    if (!shows || event.type !== 'evidence' || event.citations.length === 0) return;
    isShown = true;
    process.stderr.write(
      dim(`Found ${event.citations.length} quotes; ${languageModel.name} writes … (Ctrl-C ends it)`),
    );
  };
  try {
    return await answerer.ask(request, { signal, onEvent });
  } finally {
    if (isShown) process.stderr.write('\r\u001b[K');
  }
}
