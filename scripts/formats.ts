// npm run formats [-- --set DIR] [--all]
// Reads every real file of the collection and compares what came out with what its manifest expects. Prints one line a
// file with a difference (--all: every file) and a table a format, which it writes into docs/formats.md as well.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lossKinds } from '../src/domain/loss.js';
import { formatDescriptions } from '../src/domain/transcript-format.js';
import { readFormatFile, readManifest } from './formats/manifest.js';
import { type Measured, measureFile } from './formats/measure-file.js';
import { tableOf } from './markdown-table.js';
import { putSection } from './page-section.js';
import { readOptions, refuse } from './read-options.js';

const options = readOptions(import.meta.filename, {
  set: { type: 'string', default: '../shared/formats' },
  all: { type: 'boolean', default: false },
});

function printFiles(measured: readonly Measured[]): void {
  for (const { entry, transcript, refusal, differences } of measured) {
    if (differences.length === 0 && !options.all) continue;
    const came = transcript ? `${transcript.format}, ${transcript.turns.length} turns` : refusal;
    console.log(`${differences.length === 0 ? 'ok  ' : 'FAIL'} ${entry.file} (${entry.format}): ${came}`);
    for (const difference of differences) console.log(`       ${difference.slice(0, 300)}`);
  }
}

/** One row a kind of file, in the order of the kinds' names. */
function rowsOf(measured: readonly Measured[]): string[][] {
  return [...new Set(measured.map(({ entry }) => entry.format))]
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((kind) => {
      const files = measured.filter(({ entry }) => entry.format === kind);
      const read = files.flatMap(({ transcript }) => transcript ?? []);
      const turns = read.flatMap((transcript) => transcript.turns);
      const speakers = read.map((transcript) => new Set(transcript.turns.flatMap(({ speaker }) => speaker ?? [])).size);
      const right = files.filter(({ differences }) => differences.length === 0).length;
      return [
        kind,
        [...new Set(read.map(({ format }) => `\`${format}\``))].sort().join(', ') || 'refused',
        String(files.length),
        read.length > 0 ? String(turns.length) : '',
        read.length > 0 ? String(speakers.reduce((sum, count) => sum + count, 0)) : '',
        read.length > 0 ? String(turns.reduce((sum, { anchors }) => sum + anchors.length, 0)) : '',
        right === files.length ? 'yes' : `${right} of ${files.length}`,
      ];
    });
}

function sectionOf(measured: readonly Measured[]): string {
  const right = measured.filter(({ differences }) => differences.length === 0).length;
  const heads = ['kind of file', 'read as', 'files', 'turns', 'speakers', 'times', 'as expected'];
  return `## Real files

Written by \`npm run formats\`: ${measured.length} files that nobody here wrote, from public repositories under open
licences; what has to come out of each was written down by hand. ${right} give that: the speakers, the number of turns, the first
and the last time, the first and the last words, or the refusal with a reason that names what the file is. Times are
those that stand in the source.

${tableOf(heads, rowsOf(measured))}
`;
}

function namesSection(): string {
  const rows = Object.entries(formatDescriptions).map(([name, { title, mediaTypes }]) => {
    return [`\`${name}\``, title, mediaTypes.map((type) => `\`${type}\``).join(', ')];
  });
  return `## Formats

Found from the content, or declared by \`format\` or by the media type. What has no media type of its own is sent as
\`text/plain\`; \`application/json\` is the envelope of the API.

${tableOf(['name', 'what it is', 'media types'], rows)}
`;
}

function lossesSection(): string {
  const rows = Object.entries(lossKinds).map(([kind, meaning]) => [`\`${kind}\``, meaning]);
  return `## What can be lost

What stands in a file and has no place in a transcript is counted by kind, with the line of the first one where the format
has lines. \`hindcast validate\` and \`POST /v1/transcripts/validate\` report it.

${tableOf(['kind', 'what was counted'], rows)}
`;
}

const set = resolve(options.set);
if (!existsSync(join(set, 'manifest.json'))) refuse(`There is no ${join(set, 'manifest.json')}: give --set DIR`);
const measured = readManifest(set).map((entry) => measureFile(entry, readFormatFile(set, entry)));
printFiles(measured);
const section = sectionOf(measured);
console.log(section);
const page = fileURLToPath(new URL('../docs/formats.md', import.meta.url));
const sections = { names: namesSection(), losses: lossesSection(), formats: section };
const before = readFileSync(page, 'utf8');
const after = Object.entries(sections).reduce((text, [name, body]) => putSection(text, name, body), before);
writeFileSync(page, after);
