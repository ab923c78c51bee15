// hindcast export-site: the whole site as files, for any host.
import { Presets, SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { parseConfig } from '../../config.js';
import { HindcastError } from '../../domain/errors.js';
import type { ExportReport } from '../../static-site/export-site.js';
import { interruptible } from '../interrupt.js';
import { count, print, printable } from '../output.js';

interface CommandOptions {
  readonly baseUrl?: string;
  readonly cards: boolean;
}

/** Links that lead nowhere are told one by one up to here. */
const MAX_BROKEN_SHOWN = 10;

export function addExportSiteCommand(program: Command): void {
  program
    .command('export-site')
    .description('write the whole site as static files, search included, for any host')
    .argument('<folder>', 'an empty folder, one that is not there yet, or an earlier export, which is replaced')
    .option(
      '--base-url <url>',
      'where the site will stand, such as https://me.github.io/show (default: HINDCAST_PUBLIC_URL)',
      parseBaseUrl,
    )
    .option('--no-cards', 'without the pictures for previews elsewhere, which are most of the bytes')
    .action(async (folder: string, { baseUrl, cards }: CommandOptions) => {
      const config = parseConfig(process.env);
      const base = baseUrl ?? config.publicUrl;
      if (base === null) {
        const message =
          'Say where the site will stand with --base-url: its feeds, sitemap and previews name that address';
        throw new HindcastError('invalid-request', message);
      }
      const { exportStaticSite } = await import('../../compose-static-site.js');
      const bar = progressBar();
      const begun = performance.now();
      await interruptible(async (signal) => {
        const wish = { folder, baseUrl: base, cards, signal, onProgress: bar.show };
        const report = await exportStaticSite(config, wish).finally(bar.stop);
        tell(report, { folder, seconds: (performance.now() - begun) / 1000 });
      });
    });
}

/** Without a slash at its end. */
function parseBaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/u.test(url.protocol) || url.search || url.hash || url.username) {
    throw new InvalidArgumentError('An address such as https://me.github.io/show.');
  }
  return url.href.replace(/\/+$/u, '');
}

function tell(report: ExportReport, { folder, seconds }: { readonly folder: string; readonly seconds: number }): void {
  const { files, bytes, kinds, broken, changedMeanwhile } = report;
  print(`${count(files, 'file')}, ${megabytes(bytes)}, in ${printable(folder)} after ${Math.round(seconds)} s`);
  for (const [kind, each] of kinds) print(`  ${kind.padEnd(9)} ${count(each.files, 'file')}, ${megabytes(each.bytes)}`);
  for (const { address, status, from } of broken.slice(0, MAX_BROKEN_SHOWN)) {
    process.stderr.write(
      `hindcast: ${printable(address)} was answered with ${status}; ${printable(from)} links there\n`,
    );
  }
  if (broken.length > MAX_BROKEN_SHOWN) {
    process.stderr.write(`hindcast: ${broken.length - MAX_BROKEN_SHOWN} more links lead nowhere\n`);
  }
  if (changedMeanwhile) {
    process.stderr.write('hindcast: the archive changed meanwhile: export again, so that all pages fit together\n');
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function progressBar() {
  const options = { hideCursor: true, stream: process.stderr, format: '{bar} {value}/{total} {step}' };
  const bar = new SingleBar(options, Presets.shades_classic);
  return {
    /** How many files a search has is not known before they are there. */
    show(step: 'pages' | 'search', done: number, known: number): void {
      const total = Math.max(done, known);
      if (!bar.isActive) bar.start(total, done, { step });
      bar.setTotal(total);
      bar.update(done, { step });
    },
    stop: () => bar.stop(),
  };
}
