// hindcast export: what a show publishes of an episode, or of all its episodes, in the formats of others.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Services } from '../../compose.js';
import type { Config } from '../../config.js';
import type { EpisodeSummary } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import type { ShowSummary } from '../../domain/show.js';
import { type NotesLength, notesLengths } from '../../domain/template.js';
import { type PatchKind, patchKinds, usualKinds } from '../../export/feed-patch/wanted-tag.js';
import { readEpisodeSource } from '../../http/episode-source.js';
import { allEpisodes } from '../../http/show-episodes.js';
import { count, print } from '../output.js';
import { withServices } from '../with-services.js';
import { episodeFormats, exportEpisode } from './export-episode.js';
import { describePatch, exportFeed, exportLessons, lessonFormats } from './export-show.js';

interface ExportOptions {
  readonly format: string;
  readonly length: NotesLength;
  readonly template?: string;
  readonly topic?: string;
  readonly out?: string;
  readonly baseUrl?: string;
  readonly feed?: string;
  readonly include: readonly PatchKind[];
  readonly replace?: boolean;
  readonly interpolated: boolean;
  readonly diff?: boolean;
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('show notes, chapters, captions, soundbites, lessons; of an episode or a whole show')
    .argument('<what>', "an episode's id, show/episode, or a show")
    .addOption(
      new Option('--format <format>', 'what to make; `feed` takes a show')
        .choices([...episodeFormats, 'feed'])
        .default('markdown'),
    )
    .addOption(new Option('--length <length>', 'of show notes').choices(notesLengths).default('full'))
    .option('--template <name|file>', 'a template of the show, or a file, to write the show notes by')
    .option('--topic <slug>', 'only lessons that carry it (csv, anki, annotations of a show)')
    .option('-o, --out <path>', 'a file; a folder where there is one file an episode (default: standard output)')
    .option('--base-url <url>', 'address that links start with (default: HINDCAST_PUBLIC_URL)', parseBase)
    .option('--feed <file>', 'RSS of the show, - for standard input (default: fetched from where it is followed)')
    .option('--include <kinds>', 'what is added to the feed, with commas between', parseKinds, [...usualKinds])
    .option('--replace', 'tags of these kinds that the feed has give way')
    .option('--no-interpolated', 'without captions, chapters, soundbites whose times lie between two stamps')
    .option('--diff', 'print what would change in the feed')
    .action(async (what: string, options: ExportOptions) => {
      await withServices(async (services, config) => {
        const base = baseOf(options, config);
        const { episode, show } = await find(services, what);
        if (options.format === 'feed') return writeFeed(services, showOnly(show), { ...options, base });
        if (episode) await writeEpisode(services, episode, { ...options, base });
        else if (isLessonFormat(options.format)) {
          const { format, topic, out } = options;
          await deliver(await exportLessons(services, showOnly(show), { format, topic, base }), out);
        } else await writeShow(services, showOnly(show), { ...options, base });
        if (base === null && linking.has(options.format)) warnOfPaths();
      });
    });
}

/** Formats whose links lead to the pages here. */
const linking: ReadonlySet<string> = new Set(
  ['markdown', 'html', 'text', 'json', 'json-ld', 'chapters', 'psc', 'soundbites'].concat(lessonFormats),
);

function warnOfPaths(): void {
  const message = 'links are paths such as /show/episode, which lead nowhere elsewhere';
  process.stderr.write(`hindcast: ${message}: set HINDCAST_PUBLIC_URL or give --base-url\n`);
}

type Wanted = ExportOptions & { readonly base: string | null };

async function find(
  { reader }: Services,
  what: string,
): Promise<{ readonly episode: EpisodeSummary | null; readonly show: ShowSummary | null }> {
  const [showSlug = '', slug] = what.split('/', 2);
  const episode = slug === undefined ? await reader.findEpisode(what) : await reader.findEpisodeBySlug(showSlug, slug);
  const show = episode || slug !== undefined ? null : await reader.findShow(what);
  if (!episode && !show) throw new HindcastError('unknown-episode', `There is no episode and no show "${what}"`);
  return { episode, show };
}

function showOnly(show: ShowSummary | null): ShowSummary {
  if (show) return show;
  throw new HindcastError('invalid-request', 'A feed is made for a show: give its slug');
}

async function writeEpisode(services: Services, { id }: EpisodeSummary, wanted: Wanted): Promise<void> {
  const source = await readEpisodeSource(services.reader, id, wanted.base);
  const written = await exportEpisode(services, source, wanted);
  if (!written)
    throw new HindcastError('not-acceptable', `${wanted.format} cannot be made: it needs times or chapters`);
  await deliver(written.text, wanted.out);
}

/** A file an episode; those that cannot be made are told. */
async function writeShow(services: Services, show: ShowSummary, wanted: Wanted): Promise<void> {
  if (wanted.out === undefined) {
    throw new HindcastError('invalid-request', `${wanted.format} is a file an episode: give a folder with --out`);
  }
  await mkdir(wanted.out, { recursive: true });
  let files = 0;
  for (const { id, slug } of await allEpisodes(services.reader, show.slug)) {
    const source = await readEpisodeSource(services.reader, id, wanted.base);
    const written = await exportEpisode(services, source, wanted);
    if (written) await writeFile(join(wanted.out, `${slug}${written.ending}`), written.text);
    else process.stderr.write(`hindcast: ${slug}: ${wanted.format} cannot be made: it needs times or chapters\n`);
    if (written) files++;
  }
  print(`${count(files, 'file')} in ${wanted.out}`);
}

async function writeFeed(services: Services, { slug }: ShowSummary, wanted: Wanted): Promise<void> {
  const { feed, include, base, out, diff = false, replace = false, interpolated } = wanted;
  const patched = await exportFeed(services, slug, { feed, include, base, replace, interpolated });
  for (const line of describePatch(patched)) process.stderr.write(`hindcast: ${line}\n`);
  await deliver(diff ? patched.diff : patched.bytes, out);
}

async function deliver(content: string | Buffer, out: string | undefined): Promise<void> {
  if (out !== undefined) return writeFile(out, content);
  await new Promise<void>((resolve) => process.stdout.write(content, () => resolve()));
}

function isLessonFormat(format: string): format is (typeof lessonFormats)[number] {
  return (lessonFormats as readonly string[]).includes(format);
}

function baseOf({ baseUrl }: ExportOptions, { publicUrl }: Config): string | null {
  return baseUrl ?? publicUrl;
}

function parseBase(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/u.test(url.protocol))
    throw new InvalidArgumentError('An address such as https://example.org.');
  return value.replace(/\/+$/u, '');
}

function parseKinds(value: string): PatchKind[] {
  const kinds = value.split(',');
  const isKind = (kind: string): kind is PatchKind => (patchKinds as readonly string[]).includes(kind);
  if (!kinds.every(isKind)) throw new InvalidArgumentError(`Some of ${patchKinds.join(', ')}, with commas between.`);
  return kinds;
}
