// How good are the topics? Coverage and fit on edited lessons, and what whole episodes get.
// Usage: npx tsx training/topics/measure.ts --train ../shared/train
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { readOptions } from '../../scripts/read-options.js';
import type { CuratedTopic } from '../../src/domain/topic.js';
import { createLessonLabeller } from '../../src/pipeline/extract/label-topics.js';
import { createTopicMatcher } from '../../src/pipeline/extract/topic-matcher.js';
import { parseTopicModel } from '../../src/pipeline/extract/topic-model.js';
import { embedTopics } from '../../src/pipeline/extract/topic-vectors.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';
import { createThemeFit } from './theme-fit.js';
import { readThemedEpisodes } from './themed-lessons.js';

const values = readOptions(import.meta.filename, { train: { type: 'string', default: '../shared/train' } });
const embedder = await loadAnalysisEmbedder();
const topics = JSON.parse(await readFile('data/topics/topics.json', 'utf8')) as CuratedTopic[];
const model = parseTopicModel(JSON.parse(await readFile('data/models/topic-matcher.json', 'utf8')));
const episodes = await readThemedEpisodes(values.train, embedder);
const themes = episodes.flatMap(({ lessons }) => lessons.map(({ theme }) => theme));
const themeFits = await createThemeFit(topics, themes, embedder);
const indexOf = new Map(topics.map(({ slug }, i) => [slug, i]));
const matcher = createTopicMatcher(topics, await embedTopics(topics, embedder), model);

const totals = { lessons: 0, withTopic: 0, pairs: 0, pairsFit: 0, lessonsFit: 0, topicsOfEpisodes: 0 };
for (const { units, lessons } of episodes) {
  const label = createLessonLabeller(matcher.read(units).lesson, []);
  const ofEpisode = new Set<string>();
  for (const { theme, first, end } of lessons) {
    const slugs = label(first, end).map(({ slug }) => slug);
    const fitting = slugs.filter((slug) => themeFits(theme, indexOf.get(slug)!));
    for (const slug of slugs) ofEpisode.add(slug);
    totals.lessons++;
    totals.withTopic += Number(slugs.length > 0);
    totals.pairs += slugs.length;
    totals.pairsFit += fitting.length;
    totals.lessonsFit += Number(fitting.length > 0);
  }
  totals.topicsOfEpisodes += ofEpisode.size;
}

/** Milliseconds for 10,000 words, with a lesson and a chapter's stretch as often as an episode has them. */
function timePerTenThousandWords(): number {
  let words = 0;
  const start = performance.now();
  for (const { units, lessons } of episodes) {
    const reading = matcher.read(units);
    for (const { first, end } of lessons) reading.lesson(first, end);
    const step = Math.ceil(units.length / 15);
    for (let first = 0; first < units.length; first += step) {
      reading.chapter(first, Math.min(units.length, first + step));
    }
    words += units.reduce((sum, unit) => sum + unit.words.length, 0);
  }
  return ((performance.now() - start) / words) * 10_000;
}

const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 1000;
console.log({
  episodes: episodes.length,
  lessons: totals.lessons,
  withTopic: share(totals.withTopic, totals.lessons),
  topicsPerLesson: share(totals.pairs, totals.lessons),
  pairsThatFitTheTheme: share(totals.pairsFit, totals.pairs),
  lessonsWithAFittingTopic: share(totals.lessonsFit, totals.lessons),
  topicsOfLessonsPerEpisode: share(totals.topicsOfEpisodes, episodes.length),
  millisecondsPerTenThousandWords: Math.round(timePerTenThousandWords()),
});
