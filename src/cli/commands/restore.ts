// hindcast restore: an episode back to an earlier revision of its transcript.
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import { requestAgain } from '../../pipeline/ingest-request.js';
import { print } from '../output.js';
import { withServices } from '../with-services.js';
import { parseRevision, summaryOf } from './revisions.js';

export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('go back to a revision of an episode: its transcript is taken in again, as a new revision')
    .argument('<episode>', "the episode's id, as `hindcast episodes` lists it")
    .argument('<number>', 'the revision, as `hindcast revisions` lists it', parseRevision)
    .action(async (episode: string, number: number) => {
      await withServices(async (services) => {
        await restore(services, episode, number);
      });
    });
}

async function restore({ reader, ingest }: Services, id: string, number: number): Promise<void> {
  const [episode, source] = [await reader.findEpisode(id), await reader.findRevisionSource(id, number)];
  if (!episode) throw new HindcastError('unknown-episode', `There is no episode ${id}`);
  if (!source) throw new HindcastError('unknown-revision', `${id} has no revision ${number}`);
  const { outcome } = await ingest.run(requestAgain(episode, source));
  const now = await reader.findRevision(id);
  if (outcome === 'unchanged' || !now) print(`Nothing to do: ${id} has the transcript of revision ${number}`);
  else print(`Restored ${number} as revision ${now.number}: ${summaryOf(now)}`);
}
