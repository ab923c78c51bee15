// hindcast show: what a show is called, what it is about, where it is; and what you say of that.
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import { type ShowChange, type ShowSummary, showFields } from '../../domain/show.js';
import { MOST_PICTURE_BYTES } from '../../domain/show-picture.js';
import { showChangeSchema } from '../../http/schemas/show.js';
import { bold, count, dim, print, printable, printJson, wrap } from '../output.js';
import { readInput } from '../read-input.js';
import { withServices } from '../with-services.js';

const PICTURE = 'picture';

interface ShowOptions extends Partial<Record<'title' | 'description' | 'language' | 'author', string>> {
  readonly site?: string;
  readonly feed?: string;
  readonly subscribe?: readonly string[];
  readonly picture?: string;
  readonly clear?: readonly string[];
  readonly json?: boolean;
}

export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('show or change what is said of a show: its title, description, links, picture')
    .argument('<show>', 'its slug')
    .option('--title <words>')
    .option('--description <words>', 'plain text; an empty line between paragraphs')
    .option('--site <url>', "the show's own site")
    .option('--feed <url>', 'its feed, for everybody to see')
    .option('--subscribe <label=url...>', 'ways to subscribe, in the place of those before')
    .option('--language <tag>', 'such as en, pt-BR')
    .option('--author <name>')
    .option('--picture <file>', 'JPEG, PNG or WebP; "-" reads standard input')
    .option('--clear <fields...>', `take back what people gave: ${[...showFields, PICTURE].join(', ')}`)
    .option('--json', 'print the show as JSON')
    .action(async (show: string, options: ShowOptions) => {
      const change = changeOf(options);
      const picture = options.picture === undefined ? null : await readPicture(options.picture);
      await withServices(async (services) => {
        await changeShow(services, show, { change, picture, clears: options.clear?.includes(PICTURE) ?? false });
        const found = await services.reader.findShow(show);
        if (!found) throw new HindcastError('unknown-show', `There is no show "${show}"`);
        if (options.json) printJson(found);
        else printShow(found);
      });
    });
}

/** As the API takes it. Throws `invalid-request`. */
function changeOf({ site, feed, subscribe, clear = [], ...options }: ShowOptions): ShowChange | null {
  const { title, description, language, author } = options;
  const unknown = clear.find((field) => ![...showFields, PICTURE].includes(field));
  if (unknown !== undefined) throw new HindcastError('invalid-request', `--clear knows no "${unknown}"`);
  const cleared = Object.fromEntries(clear.filter((field) => field !== PICTURE).map((field) => [field, null]));
  const named = {
    title,
    description,
    language,
    author,
    siteUrl: site,
    feedUrl: feed,
    subscribe: subscribe?.map(linkOf),
  };
  const said = Object.entries(named).filter(([, value]) => value !== undefined);
  const change = { ...cleared, ...Object.fromEntries(said) };
  if (Object.keys(change).length === 0) return null;
  const { data, error } = showChangeSchema.safeParse(change);
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
  throw new HindcastError('invalid-request', problems.join('; '));
}

function linkOf(written: string): { readonly label: string; readonly url: string } {
  const [label = '', ...url] = written.split('=');
  return { label, url: url.join('=') };
}

async function readPicture(file: string): Promise<Buffer> {
  const bytes = await readInput(file).catch((error: Error) => {
    throw new HindcastError('invalid-request', `${printable(file)}: ${error.message}`);
  });
  if (bytes.length <= MOST_PICTURE_BYTES) return bytes;
  throw new HindcastError('payload-too-large', 'A picture has 10 MB at most');
}

interface Said {
  readonly change: ShowChange | null;
  readonly picture: Buffer | null;
  /** Whether the picture that people gave is to go. */
  readonly clears: boolean;
}

async function changeShow({ shows, makePicture }: Services, show: string, said: Said): Promise<void> {
  const made = said.picture && (await makePicture(said.picture));
  if (said.change) await shows.editShow(show, said.change);
  if (said.clears) await shows.deletePicture(show);
  if (made) await shows.savePicture(show, made);
}

function printShow(show: ShowSummary): void {
  const { slug, title, author, description, siteUrl, feedUrl, subscribe, language, picture, edited } = show;
  const facts = [slug, author, language, count(show.episodeCount, 'episode')].flatMap((fact) => fact ?? []);
  print(`${bold(printable(title))}  ${dim(printable(facts.join('  ')))}`);
  for (const paragraph of description?.split(/\n{2,}/u) ?? []) print(wrap(paragraph, '  '));
  const links = [{ label: 'Site', url: siteUrl }, { label: 'Feed', url: feedUrl }, ...subscribe];
  for (const { label, url } of links) if (url !== null) print(`  ${printable(label)}  ${printable(url)}`);
  if (picture) print(dim(`  Picture of ${picture.width} x ${picture.height} pixels`));
  if (edited.length > 0) print(dim(`  Given by people: ${edited.join(', ')}`));
}
