// Measures what each family of features adds to chapters and lessons, and writes the tables to docs/quality.md.
//
//   npm run families [-- --data DIR] [--every N]
//
// DIR: the folder of the training text; every Nth edited episode is read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMonologue } from '../src/pipeline/segment/boundary-candidates.js';
import { measureChapterFamilies } from '../training/chapters/families.js';
import { readEdited } from '../training/chapters/gold.js';
import { readContexts } from '../training/chapters/learn.js';
import { measureLessonFamilies } from '../training/lessons/families.js';
import { readLessonEpisodes } from '../training/lessons/gold.js';
import { loadAnalysisEmbedder } from '../training/linear/read-episodes.js';
import { tableOf } from './markdown-table.js';
import { putSection } from './page-section.js';
import { readOptions } from './read-options.js';

const options = readOptions(import.meta.filename, {
  data: { type: 'string', default: '../shared/train' },
  every: { type: 'string', default: '6' },
});
const data = resolve(options.data);
const every = Number(options.every);

const rowOf = (label: string, figures: readonly number[]) => [label, ...figures.map((figure) => figure.toFixed(3))];

async function measureAll(): Promise<string> {
  const embedder = await loadAnalysisEmbedder();
  const all = readContexts(await readEdited(data, embedder, every));
  const conversations = all.filter(({ context }) => !isMonologue(context));
  const chapters = measureChapterFamilies(conversations).map(
    ({ label, area, figures: { f1, precision, recall, pk, windowDiff } }) =>
      rowOf(label, [area, f1, precision, recall, pk, windowDiff]),
  );
  const edited = await readLessonEpisodes(data, embedder, every);
  const lessons = measureLessonFamilies(edited).map(
    ({ label, area, figures: { f1, precision, recall, strongest, firstFive } }) =>
      rowOf(label, [area, f1, precision, recall, strongest, firstFive]),
  );
  return `## What each family of features adds to chapters and lessons

Written by \`npm run families\`: three-fold cross-validation over every ${every === 1 ? 'edited training episode' : `${every}th edited training episode`}, so with fewer episodes to learn from than
what ships had. The area is how often a right place (sentence) is put before a wrong one.

### Chapters (${conversations.length} conversations)

${tableOf(['features', 'area', 'F1', 'precision', 'recall', 'Pk', 'WindowDiff'], chapters)}

### Lessons (${edited.length} episodes, 14 quotes for the root of 1,000 words)

${tableOf(['features', 'area', 'F1', 'precision', 'recall', 'recall of the strongest', 'precision of first 5'], lessons)}
`;
}

if (!existsSync(join(data, 'lessons'))) {
  console.log(`Skipped, and nothing written: there is no ${join(data, 'lessons')} (give --data DIR)`);
} else {
  const section = await measureAll();
  console.log(section);
  const page = fileURLToPath(new URL('../docs/quality.md', import.meta.url));
  writeFileSync(page, putSection(readFileSync(page, 'utf8'), 'families', section));
}
