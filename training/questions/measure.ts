// Where do suggested questions come from, and how many are malformed? And a list to read with one's own eyes.
// Usage: npx tsx training/questions/measure.ts --train ../shared/train [--episodes 120] [--seed 1] [--print FILE]
// --episodes: so many are drawn, from every show alike. --print: each question with the words where its answer begins.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readOptions } from '../../scripts/read-options.js';
import { loadDerivingSteps } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import { loosePronouns } from '../../src/domain/leaning-question.js';
import { countWords } from '../../src/domain/transcript.js';
import type { Candidate } from '../../src/pipeline/suggest/candidate.js';
import { MAX_SUGGESTIONS } from '../../src/pipeline/suggest/suggest-questions.js';
import { parseEpisode } from '../linear/read-episodes.js';

const ANSWER_CHARACTERS = 160;
/** What makes a question malformed, by name. */
const FLAWS: readonly (readonly [string, (question: string) => boolean])[] = [
  ['no question mark', (question) => !question.endsWith('?')],
  ['doubled word', (question) => /\b([\p{L}']+),? \1\b/iu.test(question)],
  ['loose pronoun', (question) => loosePronouns(question).length > 0],
  ['over 18 words', (question) => countWords(question) > 18],
  ['no question word first', (question) => !/^(?:what|why|how|when|where|who|which|whose)\b/iu.test(question)],
  ['verb for yes or no first', (question) => /^(?:is|are|was|were|does|do|can|should|will)\b/iu.test(question)],
  ['open end', (question) => /\b(?:the|a|an|and|or|of|is|that|with|because|so|if)\?$/iu.test(question)],
];

const values = readOptions(import.meta.filename, {
  train: { type: 'string', default: '../shared/train' },
  episodes: { type: 'string', default: '120' },
  seed: { type: 'string', default: '1' },
  print: { type: 'string' },
});
const steps = await loadDerivingSteps(parseConfig({}));
const sources = new Map<string, number>();
const flawed = new Map<string, number>();
const firstWords = new Map<string, number>();
const lines: string[] = [];
let questions = 0;
let episodes = 0;
for (const file of await drawFiles(values.train, Number(values.episodes), Number(values.seed))) {
  const { turns, chosen } = await chooseFor(await readFile(join(values.train, file)));
  episodes++;
  lines.push(`# ${file}`);
  for (const { question, source, turn, offset } of chosen) {
    questions++;
    count(sources, source);
    count(firstWords, question.split(' ')[0]!.toLowerCase());
    const found = FLAWS.filter(([, has]) => has(question)).map(([name]) => name);
    for (const name of found) count(flawed, name);
    const answer = turns[turn]!.text.slice(offset, offset + ANSWER_CHARACTERS).replace(/\s+/gu, ' ');
    lines.push(`- (${source}) ${question}${found.length ? `   [${found.join(', ')}]` : ''}\n    ${answer}`);
  }
}
console.log({
  episodes,
  questions,
  missing: episodes * MAX_SUGGESTIONS - questions,
  ...{ sources: shares(sources), firstWords: shares(firstWords), malformed: shares(flawed) },
});
if (values.print) await writeFile(values.print, lines.join('\n'));

async function chooseFor(bytes: Uint8Array) {
  const { transcript, sentences } = await parseEpisode(bytes, steps.analysisEmbedder);
  const episode = {
    ...{ id: 'ep_measure', show: 'measure', slug: 'measure', title: transcript.metadata.title ?? 'measure' },
    ...{ publishedAt: null, audioUrl: null, pageUrl: null, people: [] },
  };
  const segmented = steps.segmenter.segment(transcript, sentences);
  const extracted = steps.extractor.extract({ episode, transcript, chapters: segmented, sentences });
  const chosen: Candidate[] = steps.suggester.choose({ ...extracted, turns: transcript.turns, sentences });
  return { turns: transcript.turns, chosen };
}

/** Paths of so many transcripts, one of each show after the other. The same seed draws the same. */
async function drawFiles(train: string, size: number, seed: number): Promise<string[]> {
  const shows = new Map<string, string[]>();
  for (const folder of ['podcasts', 'talks']) {
    for (const path of (await readdir(join(train, folder), { recursive: true })).sort()) {
      if (!path.endsWith('.md')) continue;
      const show = folder === 'talks' ? folder : path.split(sep)[0]!;
      shows.set(show, [...(shows.get(show) ?? []), join(folder, path)]);
    }
  }
  const random = randomFrom(seed);
  const drawn: string[] = [];
  while (drawn.length < size && [...shows.values()].some((left) => left.length > 0)) {
    for (const left of shows.values()) {
      if (left.length > 0 && drawn.length < size) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
    }
  }
  return drawn;
}

/** A linear congruential generator (Numerical Recipes, 1986): from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function shares(counts: ReadonlyMap<string, number>): Record<string, string> {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return Object.fromEntries(sorted.map(([key, n]) => [key, (n / Math.max(1, questions)).toFixed(3)]));
}
