// hindcast reindex: another embedding model for the archive, while the old index serves.
import { Presets, SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { parseConfig } from '../../config.js';
import { count, print } from '../output.js';

/** Servers look for another model every two seconds; a large one takes some seconds to load. */
const GRACE_MS = 15_000;

interface CommandOptions {
  readonly model: string;
  readonly dtype: string;
  readonly remote?: boolean;
  readonly keep?: boolean;
}

export function addReindexCommand(program: Command): void {
  program
    .command('reindex')
    .description('change the embedding model of the archive; the old index serves until the new one is whole')
    .requiredOption('--model <id>', "a built-in model's name, a folder, or a model id of the Hugging Face hub")
    .addOption(
      new Option('--dtype <type>', 'which weights').choices(['auto', 'fp32', 'fp16', 'q8', 'q4']).default('auto'),
    )
    .option('--remote', 'allow downloading the model (also EMBEDDING_REMOTE=true)')
    .option('--keep', 'leave the vectors of other models in the database')
    .action(async ({ model, dtype, remote = false, keep = false }: CommandOptions) => {
      const config = parseConfig(process.env);
      const stop = new AbortController();
      const onSignal = () => stop.abort(new Error('Stopped; the same command goes on from here'));
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, onSignal);
      const { reindexArchive } = await import('../../compose.js');
      const bar = progressBar();
      let passages = 0;
      try {
        await reindexArchive(config, {
          ...{ model, dtype, keep, graceMs: GRACE_MS, signal: stop.signal },
          allowRemote: remote || config.allowRemoteModels,
          onProgress: (coverage) => {
            passages = coverage.passages;
            bar.show(coverage);
          },
          onSwitched: () => {
            bar.stop();
            print(`${count(passages, 'passage')} embedded; search uses ${model} from now on`);
            if (!keep) process.stderr.write('hindcast: servers load it now; the old vectors go in 15 seconds\n');
          },
        });
      } finally {
        bar.stop();
      }
    });
}

function progressBar() {
  const bar = new SingleBar(
    {
      ...{ format: '{bar} {value}/{total} passages', hideCursor: true, stream: process.stderr },
      // Where nobody watches, such as in a log, a line now and then.
      ...{ noTTYOutput: true, notTTYSchedule: 10_000 },
    },
    Presets.shades_classic,
  );
  return {
    show({ passages, embedded }: { passages: number; embedded: number }): void {
      if (!bar.isActive) bar.start(passages, embedded);
      bar.setTotal(passages);
      bar.update(embedded);
    },
    stop: () => bar.stop(),
  };
}
