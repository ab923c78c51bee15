// Do statements read well alone? A proxy over the edited lessons' quotes, and a list to read with one's own eyes.
// Usage: npx tsx training/statements/measure.ts --train ../shared/train [--print FILE]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions } from '../../scripts/read-options.js';
import { readLessonContext } from '../../src/pipeline/extract/lesson-context.js';
import { parseLessonModel } from '../../src/pipeline/extract/lesson-model.js';
import { createLessonScorer } from '../../src/pipeline/extract/lesson-scorer.js';
import { stateLesson } from '../../src/pipeline/extract/statement.js';
import { readGold } from '../lessons/gold.js';
import { plainWords } from '../linear/match-text.js';
import { loadAnalysisEmbedder, readEpisode } from '../linear/read-episodes.js';

/** What makes a statement hard to read alone, by name. */
const FLAWS: readonly (readonly [string, (text: string) => boolean])[] = [
  ['points back', (text) => /^(?:that|this|it|they|he|she|those|these|which)\b(?!'s \w+ (?:to|that))/i.test(text)],
  ['loose start', (text) => /^(?:and|but|so|because|or|yeah|well|like|i think|i mean|you know)\b/i.test(text)],
  ['filler', (text) => /\byou know,|, you know\b|\bi mean\b|\bu[hm]+\b|\b(?:kind|sort) of,|, like,/i.test(text)],
  ['broken', (text) => /\.\.\.|…| – | -- /.test(text)],
  ['stutter', (text) => /\b([\p{L}']+),? \1\b/iu.test(text)],
  ['open end', (text) => /\b(?:the|a|to|of|and|or|but|is|that|with|for|in|because|so|if)[.?!]*$/i.test(text)],
  ['long', (text) => text.split(/\s+/).length > 35],
  ['short', (text) => text.split(/\s+/).length < 5],
  ['two sentences', (text) => /[.?!]["”]? \p{Lu}/u.test(text)],
  ['question', (text) => /\?$/.test(text)],
];

const values = readOptions(import.meta.filename, {
  train: { type: 'string', default: '../shared/train' },
  print: { type: 'string' },
});
const embedder = await loadAnalysisEmbedder();
const score = createLessonScorer(
  parseLessonModel(JSON.parse(await readFile('data/models/lesson-scorer.json', 'utf8'))),
);
const lines: string[] = [];
const flawed = new Map<string, number>();
let all = 0;
let clean = 0;
for (const { file, lessons } of await readGold(values.train)) {
  const { transcript, units } = await readEpisode(join(values.train, file), embedder);
  const { logits } = score(readLessonContext(transcript, units));
  const spoken = units.map(({ text }) => plainWords(text).join(' '));
  for (const { quote, statement } of lessons) {
    const words = plainWords(quote).join(' ');
    const own = units.map((_, i) => i).filter((i) => spoken[i]!.length > 12 && words.includes(spoken[i]!));
    if (own.length === 0 || own.at(-1)! - own[0]! > 4) continue;
    const ours = stateLesson(own.map((i) => ({ text: units[i]!.text, logit: logits[i]! })));
    if (ours === null) continue;
    const found = FLAWS.filter(([, has]) => has(ours)).map(([name]) => name);
    for (const name of found) flawed.set(name, (flawed.get(name) ?? 0) + 1);
    all++;
    if (found.length === 0) clean++;
    lines.push(`QUOTE ${quote}\n GOLD ${statement}\n OURS ${ours}${found.length ? `   [${found.join(', ')}]` : ''}\n`);
  }
}
console.log({
  all,
  clean: clean / all,
  ...Object.fromEntries([...flawed].map(([name, count]) => [name, count / all])),
});
if (values.print) await writeFile(values.print, lines.join('\n'));
