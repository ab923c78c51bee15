// hindcast ingest: transcript files into the archive.
import { basename, extname } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { HindcastError } from '../../domain/errors.js';
import { slugOf } from '../../domain/slug.js';
import { type TranscriptFormat, transcriptFormats } from '../../domain/transcript.js';
import type { Ingest } from '../../ingest/ingest.js';
import { parseDate, parseSlug } from '../options.js';
import { count, print, printable } from '../output.js';
import { nameOfInput, readInput, STANDARD_INPUT } from '../read-input.js';
import { withServices } from '../with-services.js';

/** One is read while the one before is derived. */
const FILES_AT_ONCE = 2;

interface IngestOptions {
  readonly show: string;
  readonly showTitle?: string;
  readonly slug?: string;
  readonly title?: string;
  readonly published?: string;
  readonly format?: TranscriptFormat;
  readonly replace?: boolean;
}

interface Tally {
  readonly outcomes: Map<string, number>;
  readonly failures: string[];
  words: number;
}

export function addIngestCommand(program: Command): void {
  const command = program
    .command('ingest')
    .description('take transcript files into the archive; the format is found from the content')
    .argument('<file...>', 'transcripts; - is standard input and goes alone, with --slug')
    .requiredOption('--show <slug>', 'the show, made on first use', parseSlug)
    .option('--show-title <title>', "the show's title, when it is made")
    .option('--slug <slug>', "the episode's slug (one file only; default: the file's name)", parseSlug)
    .option('--title <title>', "the episode's title (one file only; default: what the transcript or file is called)")
    .option('--published <date>', 'publication date (one file only; YYYY-MM-DD)', parseDate)
    .option('--replace', 'replace episodes that are there with another transcript')
    .addOption(new Option('--format <format>', 'do not detect, take this format').choices(transcriptFormats));
  command.action(async (files: string[], options: IngestOptions) => {
    if (files.length > 1 && (options.slug ?? options.title ?? options.published) !== undefined) {
      command.error('error: --slug, --title and --published go with one file', { exitCode: 2 });
    }
    if (files.includes(STANDARD_INPUT) && (files.length > 1 || options.slug === undefined)) {
      command.error('error: standard input goes alone, with --slug', { exitCode: 2 });
    }
    const twice = files.find((file, i) => files.findIndex((other) => nameOf(other) === nameOf(file)) !== i);
    if (twice !== undefined) {
      command.error(`error: two files are called ${nameOf(twice)}; take them one by one, each with its --slug`, {
        exitCode: 2,
      });
    }
    await withServices(async (services) => {
      report(await ingestFiles(files, options, services.ingest), files.length);
    });
  });
}

async function ingestFiles(files: readonly string[], options: IngestOptions, ingest: Ingest): Promise<Tally> {
  const tally: Tally = { outcomes: new Map(), failures: [], words: 0 };
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} {file}', hideCursor: true, stream: process.stderr, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(files.length, 0, { file: '' });
  const queue = [...files];
  const takeOne = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      try {
        const { outcome, words } = await ingest.run(await requestFor(file, options));
        tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
        tally.words += words;
      } catch (error) {
        // Parse errors lead with the name that they were given.
        const name = nameOfInput(file);
        tally.failures.push(`${name}: ${describe(error).replace(`${basename(name)}: `, '')}`);
      }
      bar.increment({ file: basename(nameOfInput(file)) });
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, takeOne));
  bar.stop();
  return tally;
}

async function requestFor(file: string, options: IngestOptions): Promise<Parameters<Ingest['run']>[0]> {
  return {
    show: options.show,
    showTitle: options.showTitle,
    slug: options.slug ?? slugOfName(nameOf(file)),
    title: options.title,
    publishedAt: options.published,
    replace: options.replace === true || options.slug !== undefined,
    transcript: { bytes: await readInput(file), format: options.format, origin: basename(nameOfInput(file)) },
  };
}

/** What the episode is called where nothing else says: the file's name without its ending. */
function nameOf(file: string): string {
  return basename(file, extname(file));
}

function slugOfName(name: string): string {
  const slug = slugOf(name);
  if (!slug) throw new Error('no slug can be made of the name; give --slug');
  return slug;
}

function describe(error: unknown): string {
  if (error instanceof HindcastError) {
    const line = error.details.find((detail) => detail.line !== undefined)?.line;
    const hint = error.code === 'episode-exists' ? '; --replace takes this one' : '';
    return `${error.message}${line === undefined ? '' : `, line ${line}`}${hint} (${error.code})`;
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file';
  return error instanceof Error ? error.message : String(error);
}

function report({ outcomes, failures, words }: Tally, total: number): void {
  const parts = [...outcomes].map(([outcome, n]) => `${n} ${outcome}`);
  if (parts.length > 0)
    print(`${count(total - failures.length, 'episode')} (${parts.join(', ')}), ${count(words, 'word')}`);
  for (const failure of failures) process.stderr.write(`hindcast: ${printable(failure)}\n`);
  if (failures.length > 0) process.exitCode = 1;
}
