// Transcripts -> the words that keep company with each topic: what is said around its names more than elsewhere.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitSentences } from '../../src/domain/sentence.js';
import type { CuratedTopic } from '../../src/domain/topic.js';
import type { TopicProfile } from '../../src/pipeline/extract/topic-profiles.js';
import { createTopicNames } from '../../src/pipeline/extract/topic-words.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { createStemmer, isSmallTalk, spokenWords } from '../../src/pipeline/speech/words.js';

/** Sentences to either side of the one that names a topic. */
const BESIDE = 2;
const MAX_WORDS = 70;
/** A stem has to be said near a topic so often, in so many episodes. */
const MIN_WINDOWS = 6;
const MIN_EPISODES = 4;
/** Standard errors by which the weight has to be above none. */
const MIN_Z = 3;
const MAX_WEIGHT = 4;
/** Windows of no topic's that a topic's counts are mixed with: rare topics say little of rare words. */
const PRIOR_WINDOWS = 20;
/** An episode speaks for a topic in at most so many windows: one that is all about it must not fill the profile. */
const MAX_WINDOWS_OF_EPISODE = 12;

interface Counts {
  windows: number;
  readonly stems: Map<string, { windows: number; episodes: number; last: number }>;
}

/** By slug; topics that are named too rarely have none. `leaveOut` names files below `trainPath`. */
export async function learnProfiles(
  topics: readonly CuratedTopic[],
  trainPath: string,
  leaveOut: ReadonlySet<string>,
): Promise<Record<string, TopicProfile>> {
  const stemOf = createStemmer();
  const names = createTopicNames(topics, stemOf);
  const all: Counts = { windows: 0, stems: new Map() };
  const own = topics.map((): Counts => ({ windows: 0, stems: new Map() }));
  const files = (await podcastFiles(trainPath)).filter((file) => !leaveOut.has(file));
  for (const [episode, file] of files.entries()) {
    const { turns } = parseTranscript(await readFile(join(trainPath, file)));
    const sentences = turns.flatMap((turn) => splitSentences(turn.text).map(({ text }) => text));
    const telling = sentences.map((text) => new Set(tellingStems(text, stemOf)));
    const spoken = new Map<number, number>();
    sentences.forEach((text, i) => {
      addWindow(all, telling[i]!, episode);
      for (const [topic] of names.said(spokenWords(text).map(stemOf)).times) {
        const before = spoken.get(topic) ?? 0;
        if (before >= MAX_WINDOWS_OF_EPISODE) continue;
        spoken.set(topic, before + 1);
        addWindow(own[topic]!, union(telling.slice(Math.max(0, i - BESIDE), i + BESIDE + 1)), episode);
      }
    });
  }
  return Object.fromEntries(
    topics.flatMap(({ slug, label, aliases }, i) => {
      // A topic's names count by themselves; its profile is what else is said.
      const inNames = new Set(tellingStems([label, ...aliases].join(' '), stemOf));
      const profile = profileOf(own[i]!, all, inNames);
      return Object.keys(profile).length ? [[slug, profile] as const] : [];
    }),
  );
}

async function podcastFiles(trainPath: string): Promise<string[]> {
  const names = await readdir(join(trainPath, 'podcasts'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => `podcasts/${name}`)
    .sort();
}

/** Stems of the words of a text that say something of its subject. */
function tellingStems(text: string, stemOf: (word: string) => string): string[] {
  return spokenWords(text)
    .filter((word) => !isSmallTalk(word))
    .map(stemOf);
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

function addWindow(counts: Counts, stems: ReadonlySet<string>, episode: number): void {
  counts.windows++;
  for (const stem of stems) {
    const count = counts.stems.get(stem) ?? { windows: 0, episodes: 0, last: -1 };
    count.windows++;
    if (count.last !== episode) count.episodes++;
    count.last = episode;
    counts.stems.set(stem, count);
  }
}

/** Sentences in a topic's window: what a stem's share among single sentences is multiplied by. */
const WINDOW_SENTENCES = 2 * BESIDE + 1;

/**
 * Log of the share of windows with the stem over the share expected from all sentences, smoothed; the stems with the
 * most weight times windows.
 */
function profileOf(own: Counts, all: Counts, leaveOut: ReadonlySet<string>): TopicProfile {
  const rows = [...own.stems].flatMap(([stem, { windows, episodes }]) => {
    if (windows < MIN_WINDOWS || episodes < MIN_EPISODES || leaveOut.has(stem)) return [];
    const expected = 1 - (1 - all.stems.get(stem)!.windows / all.windows) ** WINDOW_SENTENCES;
    const share = (windows + PRIOR_WINDOWS * expected) / (own.windows + PRIOR_WINDOWS);
    const weight = Math.log(share / expected);
    const z = weight * Math.sqrt(windows);
    return z >= MIN_Z && weight > 0.4 ? [{ stem, weight: Math.min(MAX_WEIGHT, weight), use: weight * share }] : [];
  });
  const kept = rows.sort((a, b) => b.use - a.use || (a.stem < b.stem ? -1 : 1)).slice(0, MAX_WORDS);
  return Object.fromEntries(kept.map(({ stem, weight }) => [stem, Math.round(weight * 100) / 100]));
}
