// hindcast revisions: what was received for an episode over time, and what each correction changed.
import { type Command, InvalidArgumentError } from 'commander';
import { HindcastError } from '../../domain/errors.js';
import type { ChangeCounts, Difference, Revision, RevisionDiff } from '../../domain/revision.js';
import type { RevisionWithDiff } from '../../store/store.js';
import { bold, count, dim, print, printJson, wrap } from '../output.js';
import { withServices } from '../with-services.js';

/** As many as a page of the store has. */
const AT_ONCE = 100;

export function addRevisionsCommand(program: Command): void {
  program
    .command('revisions')
    .description('list the revisions of an episode, or say what one of them changed')
    .argument('<episode>', "the episode's id, as `hindcast episodes` lists it")
    .argument('[number]', 'the revision to look at', parseRevision)
    .option('--json', 'print them as JSON')
    .action(async (episode: string, number: number | undefined, { json = false }: { json?: boolean }) => {
      await withServices(async ({ reader }) => {
        if (!(await reader.findEpisode(episode)))
          throw new HindcastError('unknown-episode', `There is no episode ${episode}`);
        if (number === undefined) {
          const revisions = await allRevisions(reader, episode);
          return json ? printJson(revisions) : revisions.forEach(printRevision);
        }
        const revision = await reader.findRevision(episode, number);
        if (!revision) throw new HindcastError('unknown-revision', `${episode} has no revision ${number}`);
        return json ? printJson(revision) : printDiff(revision);
      });
    });
}

/** A whole number from 1. */
export function parseRevision(value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value)) throw new InvalidArgumentError('A whole number from 1, as `revisions` lists it.');
  return Number(value);
}

interface Reader {
  findRevisions(
    episodeId: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: readonly Revision[]; nextCursor: string | null } | null>;
}

async function allRevisions(reader: Reader, episode: string): Promise<Revision[]> {
  const all: Revision[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await reader.findRevisions(episode, { limit: AT_ONCE, cursor });
    all.push(...(page?.items ?? []));
    cursor = page?.nextCursor ?? null;
  }
  return all;
}

function printRevision(revision: Revision): void {
  const { number, createdAt, format, bytes, turnCount, isCurrent, restores } = revision;
  const facts = [createdAt, format, count(bytes, 'byte'), count(turnCount, 'turn'), restores && `as ${restores}`];
  print(`${bold(`${number}${isCurrent ? ' (current)' : ''}`)}  ${dim(facts.filter(Boolean).join('  '))}`);
  print(`  ${summaryOf(revision)}`);
}

/** "turns: 1 added, 3 changed; chapters: as before; ..." */
export function summaryOf({ changes }: Pick<Revision, 'changes'>): string {
  if (!changes) return 'the first one';
  const { turns, chapters, lessons } = changes;
  const retimed = turns.retimed > 0 ? [`${turns.retimed} retimed`] : [];
  return [`turns: ${told(turns, retimed)}`, `chapters: ${told(chapters)}`, `lessons: ${told(lessons)}`].join('; ');
}

function told({ added, removed, changed }: ChangeCounts, more: readonly string[] = []): string {
  const counted = Object.entries({ added, removed, changed }).filter(([, n]) => n > 0);
  return [...counted.map(([what, n]) => `${n} ${what}`), ...more].join(', ') || 'as before';
}

function printDiff({ diff, ...revision }: RevisionWithDiff): void {
  printRevision(revision);
  if (diff) printDifferences(diff);
}

function printDifferences({ turns, chapters, lessons }: RevisionDiff): void {
  printPart('Turns', turns, ({ turn, speaker, text }) => `${turn} ${speaker ?? 'unnamed'}: ${text}`);
  printPart('Chapters', chapters, ({ index, title, startTurn }) => `${index} ${title} (from turn ${startTurn})`);
  printPart('Lessons', lessons, ({ id, statement }) => `${id} ${statement}`);
}

function printPart<T>(title: string, differences: readonly Difference<T>[], show: (part: T) => string): void {
  if (differences.length === 0) return;
  print(`\n${bold(title)}`);
  for (const { before, after } of differences) {
    if (before) print(wrap(show(before), '- '));
    if (after) print(wrap(show(after), '+ '));
  }
}
