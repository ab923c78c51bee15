// What was asked of a script on its command line? Its usage is the comment at the head of its file.
import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/**
 * The values of the options. With --help the script ends after its usage with 0; on what it does not know with one line
 * and 1. `file`: path of the script.
 */
export function readOptions<const Options extends OptionsConfig>(file: string, options: Options) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usageOf(readFileSync(file, 'utf8')));
    process.exit(0);
  }
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return refuse(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** Ends the script with one line and 1. */
export function refuse(problem: string): never {
  console.error(`${problem} (--help tells the options)`);
  process.exit(1);
}

/** Node goes on to say how an argument that looks like an option is given: no script of ours takes any. */
function firstSentence(message: string): string {
  return message.split(/\.?(?:\s*\n|\.\s)/u)[0]!;
}

function usageOf(source: string): string {
  const lines = source.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/u, ''))
    .join('\n');
}
