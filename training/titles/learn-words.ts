// Learns data/models/spoken-words.json: how rare words are in talk, and their parts of speech.
// Usage: npx tsx training/titles/learn-words.ts --train ../shared/train
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions } from '../../scripts/read-options.js';
import { parseSpokenWords, type SpokenWordsModel, TAGS } from '../../src/pipeline/speech/spoken-words.js';
import { spokenWords } from '../../src/pipeline/speech/words.js';
import { countTags, type TagCounts } from './count-tags.js';

const OUT = 'data/models/spoken-words.json';
/** Every so many episodes are tagged: two seconds each. All are counted for rarity. */
const TAGGED_STEP = 4;
/** Words of the blocks that rarity counts: about a chapter. */
const BLOCK_WORDS = 500;
/** Tags of words that were seen less often are noise. */
const MIN_USES = 12;
/** An ending is kept when so many rare words have it. */
const MIN_ENDING = 25;

const values = readOptions(import.meta.filename, { train: { type: 'string', default: '../shared/train' } });
const root = join(values.train, 'podcasts');
const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
const blocks = { all: 0, holding: new Map<string, number>() };
const texts: string[] = [];
for (const [i, file] of files.entries()) {
  const text = plainTranscript(await readFile(join(root, file), 'utf8'));
  countBlocks(text);
  if (i % TAGGED_STEP === 0) texts.push(text);
}
const counts = countTags(texts);
await writeFile(OUT, `${JSON.stringify(parseSpokenWords(makeModel(counts)), null, 0)}\n`);

/** Without stamps, links and speakers' names. */
function plainTranscript(source: string): string {
  return source
    .replace(/\\?\[\d+:\d\d(?::\d\d)?\\?\]/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\*\*[^*]+:\*\*/gm, '')
    .replace(/[*_#]/g, '');
}

function countBlocks(text: string): void {
  const words = spokenWords(text);
  for (let from = 0; from + BLOCK_WORDS / 2 < words.length; from += BLOCK_WORDS) {
    blocks.all++;
    for (const word of new Set(words.slice(from, from + BLOCK_WORDS))) {
      blocks.holding.set(word, (blocks.holding.get(word) ?? 0) + 1);
    }
  }
}

function makeModel({ words, follows, tokens }: TagCounts): SpokenWordsModel {
  const listed: [string, string][] = [];
  const endings = new Map<string, Record<string, number>>();
  for (const [word, tags] of words) {
    const uses = Object.values(tags).reduce((sum, count) => sum + count, 0);
    if (uses >= MIN_USES) listed.push([word, rarityOf(word).toFixed(0) + describeTags(tags)]);
    else for (const size of [3, 4]) addEnding(endings, word, size, tags);
  }
  return {
    kind: 'spoken-words',
    version: '1',
    provenance: {
      data: `${files.length} podcast episodes (Changelog Media); ${texts.length} of them tagged by compromise`,
      licence: 'Learned from CC BY-SA 4.0 (Changelog Media) text with compromise (MIT); holds words and numbers only',
      date: new Date().toISOString().slice(0, 10),
      seed: 0,
      embedder: 'none',
      command: 'npx tsx training/titles/learn-words.ts',
      figures: { blocks: blocks.all, tagged: tokens, words: listed.length },
    },
    words: Object.fromEntries(listed.sort(([a], [b]) => (a < b ? -1 : 1))),
    endings: Object.fromEntries(
      [...endings]
        .filter(([, tags]) => Object.values(tags).reduce((sum, count) => sum + count, 0) >= MIN_ENDING)
        .map(([ending, tags]) => [ending, describeTags(tags)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    follows: logFollows(follows),
    unknownRarity: Math.round(Math.log(blocks.all / 8) * 10) / 10,
  };
}

/** In tenths. Words with a hyphen or a dot are as rare as their rarest part. */
function rarityOf(word: string): number {
  const parts = spokenWords(word);
  return Math.max(0, ...parts.map((part) => Math.log(blocks.all / Math.max(1, blocks.holding.get(part) ?? 1)) * 10));
}

function addEnding(
  endings: Map<string, Record<string, number>>,
  word: string,
  size: number,
  tags: Record<string, number>,
): void {
  if (word.length < size + 2) return;
  const own = endings.get(word.slice(-size)) ?? {};
  endings.set(word.slice(-size), own);
  for (const [tag, count] of Object.entries(tags)) own[tag] = (own[tag] ?? 0) + count;
}

/** Tags with their share in hundredths; those under two are noise. */
function describeTags(tags: Record<string, number>): string {
  const total = Object.values(tags).reduce((sum, count) => sum + count, 0);
  return Object.entries(tags)
    .map(([tag, count]) => [tag, Math.round((count / total) * 100)] as const)
    .filter(([, share]) => share >= 2)
    .sort((a, b) => b[1] - a[1])
    .map(([tag, share]) => `${tag}${share}`)
    .join('');
}

/** Less the log share of the tag itself: shares of words by tag are then added to it as if they were likelihoods. */
function logFollows(follows: Record<string, Record<string, number>>): number[][] {
  const shares = new Map([...TAGS].map((tag) => [tag, 0]));
  for (const own of Object.values(follows)) {
    for (const tag of TAGS) shares.set(tag, shares.get(tag)! + (own[tag] ?? 0));
  }
  const all = [...shares.values()].reduce((sum, count) => sum + count, 0);
  return [...TAGS, '^'].map((row) => {
    const own = [...TAGS, '$'].map((column) => ({ column, count: (follows[row]?.[column] ?? 0) + 1 }));
    const total = own.reduce((sum, { count }) => sum + count, 0);
    return own.map(({ column, count }) => {
      const share = (shares.get(column) ?? all) / all;
      return Math.round(Math.log(count / total / share) * 100) / 100;
    });
  });
}
