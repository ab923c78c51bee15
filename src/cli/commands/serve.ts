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
      // Before the parts are loaded: whoever ends the service while it starts wants a clean end too.
      const stop = new AbortController();
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
      const { composeServer } = await import('../../compose.js');
      const server = await composeServer(config);
      const closed = new Promise<void>((resolve, reject) => {
        const close = () => server.close().then(resolve, reject);
        if (stop.signal.aborted) close();
        else stop.signal.addEventListener('abort', close);
      });
      try {
        if (withSamples && !stop.signal.aborted) await (await import('../samples.js')).loadSamples(server);
        if (!stop.signal.aborted) process.stdout.write(`Hindcast serves on ${await server.listen()}\n`);
      } catch (error) {
        // What was under way when the service was told to end is refused, and taken up at the next start.
        if (!stop.signal.aborted) throw error;
      }
      await closed;
    });
}
