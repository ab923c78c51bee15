// hindcast rebuild: episodes that an older version or model has derived, derived again by hand.
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import type { RebuildProgress } from '../../ingest/rebuild.js';
import { interruptible } from '../interrupt.js';
import { parseSlug } from '../options.js';
import { count, print, printable } from '../output.js';
import { withServices } from '../with-services.js';

interface CommandOptions {
  readonly all?: boolean;
  readonly show?: string;
}

export function addRebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description(
      'derive episodes again from their stored transcripts: those of older versions, or those that are named',
    )
    .argument('[episode...]', 'ids of episodes, as `hindcast episodes` lists them')
    .option('--all', 'also those that need not be derived again')
    .option('--show <slug>', 'only episodes of this show', parseSlug)
    .action(async (episodes: string[], options: CommandOptions) => {
      await withServices((services) => interruptible((signal) => rebuild(services, { episodes, ...options }, signal)));
    });
}

async function rebuild(
  { reader, ingest }: Services,
  { episodes, all, show }: CommandOptions & { readonly episodes: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  for (const id of episodes) {
    if (!(await reader.findEpisode(id))) throw new HindcastError('unknown-episode', `There is no episode ${id}`);
  }
  if (show !== undefined && !(await reader.findShow(show))) {
    throw new HindcastError('unknown-show', `There is no show ${show}`);
  }
  const among = { show, episodes: episodes.length > 0 ? episodes : undefined };
  // Marks are on disk: what is cut off is gone on with by the next run, or by the server.
  if (all || episodes.length > 0) await ingest.markStale(among);
  const bar = progressBar();
  try {
    report(await ingest.rebuild({ among, signal, onProgress: bar.show }));
  } finally {
    bar.stop();
  }
}

function report({ rebuilt, failed }: RebuildProgress): void {
  print(rebuilt + failed.size === 0 ? 'Nothing to rebuild' : `${count(rebuilt, 'episode')} rebuilt`);
  for (const [id, reason] of failed) process.stderr.write(`hindcast: ${id} stays as it was: ${printable(reason)}\n`);
  if (failed.size > 0) process.exitCode = 1;
}

function progressBar() {
  const format = '{bar} {value}/{total} episodes';
  const bar = new SingleBar({ format, hideCursor: true, stream: process.stderr }, Presets.shades_classic);
  return {
    show({ left, rebuilt, failed }: RebuildProgress): void {
      const done = rebuilt + failed.size;
      if (!bar.isActive && left > 0) bar.start(done + left, done);
      bar.setTotal(done + left);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
