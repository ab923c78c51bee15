// hindcast delete: an episode out of the archive.
import type { Command } from 'commander';
import { HindcastError } from '../../domain/errors.js';
import { print } from '../output.js';
import { withServices } from '../with-services.js';

export function addDeleteCommand(program: Command): void {
  program
    .command('delete')
    .description('remove an episode and all that was derived from it')
    .argument('<id>', "the episode's id, as `hindcast episodes` lists it")
    .action(async (id: string) => {
      await withServices(async (services) => {
        if (!(await services.ingest.delete(id)))
          throw new HindcastError('unknown-episode', `There is no episode ${id}`);
        print(`Removed ${id}`);
      });
    });
}
