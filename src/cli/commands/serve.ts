// hindcast serve: the HTTP service, until SIGTERM or SIGINT.
import type { Command } from 'commander';
import { parseConfig } from '../../config.js';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the API and the site (settings come from the environment, see the README)')
    .option('--with-samples', 'load the sample show first when the archive is empty')
    .action(async ({ withSamples }: { withSamples?: boolean }) => {
      const config = parseConfig(process.env);
      const { composeServer } = await import('../../compose.js');
      const server = await composeServer(config);
      let stopping: Promise<void> | undefined;
      const stop = (): void => {
        stopping ??= server.close();
      };
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
      if (withSamples) await (await import('../samples.js')).loadSamples(server);
      if (!stopping) process.stdout.write(`Hindcast serves on ${await server.listen()}\n`);
    });
}
