// The command line: reads arguments, calls the services, sets the exit code (0 done, 1 failed, 2 wrong usage).
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { HindcastError } from '../domain/errors.js';
import { addCommands } from './command-list.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('hindcast')
  .description('A knowledge base for podcasts: transcripts in, searchable chapters, lessons and cited answers out.')
  .version(version, '-V, --version', 'print the version')
  .configureHelp({ sortSubcommands: false });

await addCommands(program, process.argv.slice(2));

// `hindcast search ... | head` closes the pipe early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

/** Subcommands leave the process to commander otherwise, with 1 where the usage was wrong. */
for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`hindcast: ${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof HindcastError) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
}
