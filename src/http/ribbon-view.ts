// An episode -> its ribbon: where along it chapters, speakers and lessons stand.
import type { Chapter } from '../domain/chapter.js';
import type { Lesson } from '../domain/lesson.js';
import type { TopicRef } from '../domain/topic.js';
import type { Turn } from '../domain/transcript.js';
import type {
  RibbonChapter,
  RibbonLesson,
  RibbonPlace,
  RibbonSpeaker,
  RibbonTopic,
  RibbonView,
} from '../site/ribbon/views.js';
import { topicLink } from './page-views.js';
import { type RibbonRuler, rulerOf } from './ribbon-ruler.js';
import type { TranscriptPlaces } from './transcript-places.js';
import { wholePercents } from './whole-percents.js';

const MOST_LANES = 6;
const MOST_HUES = 6;
/** A topic that more of the chapters carry is what the episode is about, and not what a chapter is. */
const EVERYWHERE = 0.6;
/** How finely a click is told apart where no script knows the second: a minute of an hour. */
const PLACES = 60;
/** Of a chapter, below which somebody is not named as speaking in it. */
const LEAST_SHARE = 0.05;

export interface RibbonSource {
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  readonly places: TranscriptPlaces;
  /** What the episode is about, most of all first. */
  readonly topics: readonly TopicRef[];
}

export function ribbonView(source: RibbonSource): RibbonView {
  const { turns, chapters, lessons, places } = source;
  const ruler = rulerOf(turns, places);
  const runs = runsOf(turns, ruler.shareOf);
  const topics = huesOf(chapters, source.topics);
  const ends = [...chapters.slice(1).map(({ start }) => ruler.shareOf(start)), 1];
  const views = chapters.map((chapter, i): RibbonChapter => {
    const [from, to] = [i === 0 ? 0 : ends[i - 1]!, ends[i]!];
    const topic = topics.find(({ slug }) => chapter.topics.some((each) => each.slug === slug));
    return {
      ...{ number: i + 1, title: chapter.title, url: places.urlOf(chapter.start), from, to },
      ...{ time: chapter.startTime, timing: chapter.timing },
      hue: topic ? topics.indexOf(topic) + 1 : null,
      topic: (topic ?? chapter.topics[0])?.label ?? null,
      speakers: speakersBetween(runs, from, to),
      lessonCount: lessons.filter((lesson) => lesson.chapter === i).length,
    };
  });
  return {
    ...{ scale: ruler.scale, chapters: views, speakers: lanesOf(runs) },
    voices: sharesOf(runs).size,
    lessons: lessons.map((lesson) => lessonMark(lesson, places, ruler)).sort((a, b) => a.at - b.at),
    places: placesAlong(source, ruler.shareOf),
    topics: topics.map((topic, i): RibbonTopic => {
      const own = views.filter(({ hue }) => hue === i + 1).map(({ number }) => number);
      return { ...topicLink(topic), chapters: own };
    }),
  };
}

function lessonMark(
  { statement, turn, startOffset, score, startTime: time, timing }: Lesson,
  { urlOf }: RibbonSource['places'],
  { shareOf }: RibbonRuler,
): RibbonLesson {
  const position = { turn, offset: startOffset };
  return { statement, time, timing, strength: score, url: urlOf(position), at: shareOf(position) };
}

interface Run {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Each turn up to the next one; turns without a name are nobody's. */
function runsOf(turns: readonly Turn[], shareOf: RibbonRuler['shareOf']): Run[] {
  const starts = turns.map(({ index }) => shareOf({ turn: index, offset: 0 }));
  return turns.flatMap(({ speaker }, i) => {
    const [from, to] = [starts[i]!, starts[i + 1] ?? 1];
    return speaker === null || to <= from ? [] : [{ name: speaker, from, to }];
  });
}

/** Most talk first; whoever comes after the sixth shares a lane. */
function lanesOf(runs: readonly Run[]): RibbonSpeaker[] {
  const names = [...sharesOf(runs)].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const alone = new Set(names.length > MOST_LANES ? names.slice(0, MOST_LANES - 1) : names);
  const others = `${names.length - alone.size} others`;
  const lanes = new Map([...alone, ...(alone.size < names.length ? [others] : [])].map((name) => [name, [] as Run[]]));
  for (const run of runs) lanes.get(alone.has(run.name) ? run.name : others)!.push(run);
  const shares = wholePercents([...lanes.values()].map(total));
  return [...lanes].map(([name, own], i) => ({ name, share: shares[i]!, runs: joined(own) }));
}

function joined(runs: readonly Run[]): [number, number][] {
  const pieces: [number, number][] = [];
  for (const { from, to } of runs) {
    const last = pieces.at(-1);
    if (last?.[1] === from) last[1] = to;
    else pieces.push([from, to]);
  }
  return pieces;
}

function sharesOf(runs: readonly Run[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { name, from, to } of runs) shares.set(name, (shares.get(name) ?? 0) + to - from);
  return shares;
}

function total(runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}

function speakersBetween(runs: readonly Run[], from: number, to: number): RibbonChapter['speakers'] {
  const inside = runs
    .map((run) => ({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, to) }))
    .filter((run) => run.to > run.from);
  const most = [...sharesOf(inside)].sort(([, a], [, b]) => b - a);
  const shares = wholePercents(most.map(([, share]) => share / (to - from)));
  return most.map(([name], i) => ({ name, share: shares[i]! })).filter(({ share }) => share >= LEAST_SHARE);
}

/**
 * The topics that most chapters carry, each chapter counted for one of them. What nearly all of them carry tells none apart,
 * and colours only those that carry nothing else. Of those that as many carry, the one that is named of the episode.
 */
function huesOf(chapters: readonly Chapter[], ofEpisode: readonly TopicRef[]): TopicRef[] {
  const named = new Set(ofEpisode.map(({ slug }) => slug));
  const left = new Set(chapters.filter(({ topics }) => topics.length > 0));
  const most = chapters.length * EVERYWHERE;
  const everywhere = countTopics(chapters).filter(({ count }) => count > most && chapters.length > 1);
  const isEverywhere = ({ slug }: TopicRef): boolean => everywhere.some(({ topic }) => topic.slug === slug);
  const chosen: TopicRef[] = [];
  while (left.size > 0 && chosen.length < MOST_HUES) {
    const counts = countTopics([...left]);
    const telling = counts.filter(({ topic }) => !isEverywhere(topic));
    const rank = ({ topic, count }: (typeof counts)[number]): number => count + (named.has(topic.slug) ? 0.5 : 0);
    const best = (telling.length > 0 ? telling : counts).reduce((a, b) => (rank(b) > rank(a) ? b : a)).topic;
    chosen.push(best);
    for (const chapter of left) if (chapter.topics.some(({ slug }) => slug === best.slug)) left.delete(chapter);
  }
  return chosen;
}

function countTopics(chapters: readonly Chapter[]): { readonly topic: TopicRef; readonly count: number }[] {
  const counts = new Map<string, { topic: TopicRef; count: number }>();
  for (const topic of chapters.flatMap(({ topics }) => topics)) {
    counts.set(topic.slug, { topic, count: (counts.get(topic.slug)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** For as many stretches of the ribbon the sentence that begins last before their middle. */
function placesAlong({ turns, places }: RibbonSource, shareOf: RibbonRuler['shareOf']): RibbonPlace[] {
  const sentences = turns.flatMap(({ index }) =>
    places.paragraphs[index]!.flat().map(({ start }) => ({ turn: index, offset: start })),
  );
  const shares = sentences.map(shareOf);
  const along: RibbonPlace[] = [];
  let next = 0;
  for (let i = 0; i < PLACES; i++) {
    while (next + 1 < shares.length && shares[next + 1]! <= (i + 0.5) / PLACES) next++;
    const url = places.urlOf(sentences[next]!);
    const last = along.at(-1);
    if (last?.url === url) along[along.length - 1] = { ...last, to: (i + 1) / PLACES };
    else along.push({ url, from: i / PLACES, to: (i + 1) / PLACES });
  }
  return along;
}
