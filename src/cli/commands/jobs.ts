// hindcast jobs: what waits, runs or has failed in the background; trying one again, cancelling one.
import { type Command, Option } from 'commander';
import { type Job, type JobState, jobStates } from '../../domain/job.js';
import { parseCount, parseSlug } from '../options.js';
import { bold, dim, print, printable, printJson } from '../output.js';
import { withServices } from '../with-services.js';

interface ListOptions {
  readonly state?: JobState;
  readonly kind?: string;
  readonly show?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function addJobsCommand(program: Command): void {
  const jobs = program.command('jobs').description('list background jobs, try one again, or cancel one');
  jobs
    .command('list', { isDefault: true })
    .description('list jobs, newest first')
    .addOption(new Option('--state <state>', 'only jobs in this state').choices(jobStates))
    .option('--kind <kind>', 'only jobs of this kind')
    .option('--show <slug>', 'only jobs of this show', parseSlug)
    .option('--limit <n>', 'how many', parseCount(100), 20)
    .option('--json', 'print the items as JSON')
    .action(async ({ limit, json, ...filter }: ListOptions) => {
      await withServices(async ({ reader }) => {
        const { items } = await reader.findJobs(filter, { limit });
        if (json) printJson(items);
        else for (const job of items) printJob(job);
      });
    });
  jobs
    .command('retry')
    .description('queue a job again that failed or waits; a running server takes it up within seconds')
    .argument('<id>', "the job's id")
    .action((id: string) => withServices(async ({ ingest }) => printJob(await ingest.retryJob(id))));
  jobs
    .command('cancel')
    .description('cancel a job; one that runs stops at its next safe point')
    .argument('<id>', "the job's id")
    .action((id: string) => withServices(async ({ ingest }) => printJob(await ingest.cancelJob(id))));
  for (const command of jobs.commands) command.exitOverride();
}

function printJob({ id, kind, show, state, progress, attempts, retryAt, cancelRequested, error }: Job): void {
  const facts = [
    ...[kind, show ?? 'no show', `attempt ${attempts}`],
    ...(state === 'running' ? [`${Math.round(100 * progress)} %`] : []),
    ...(retryAt === null ? [] : [`again at ${retryAt}`]),
    ...(cancelRequested ? ['is to stop'] : []),
  ];
  print(`${bold(state.padEnd(9))}  ${id}  ${dim(facts.join('  '))}`);
  if (error) print(dim(`           ${printable(error.message)} (${error.code})`));
}
