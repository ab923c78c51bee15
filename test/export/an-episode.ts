// A whole episode for the tests of what is published of one.
import type { Chapter } from '../../src/domain/chapter.js';
import type { EpisodeSummary } from '../../src/domain/episode.js';
import type { EpisodeSource } from '../../src/export/source.js';
import { aChapter, aLesson } from '../fixtures/builders.js';
import { nasty, turn } from './turns.js';

export const spoken = [
  'Welcome to the show. Find us at night-shift dot fm. Notes are on https://example.org/notes.',
  'We lost a week of orders. Check a restore by its content, not by its count. Ten rows before and ten rows after proved nothing.',
];

/** Two turns of ten and thirty seconds. */
export const turns = [
  turn({ index: 0, speaker: 'Ada', text: spoken[0]!, startTime: 0, endTime: 10 }),
  turn({ index: 1, speaker: 'Rui', text: spoken[1]!, startTime: 10, endTime: 40 }),
];

const quote = 'Check a restore by its content, not by its count.';

export const lesson = aLesson({
  ...{ id: 'ls_1', statement: 'Check restores by content.', quote, turn: 1, speaker: 'Rui', startTime: 16 },
  ...{ startOffset: spoken[1]!.indexOf(quote), endOffset: spoken[1]!.indexOf(quote) + quote.length },
  ...{ timing: 'interpolated', topics: [{ slug: 'backups', label: 'Backups' }], score: 0.9, chapter: 1 },
});

export const chapters: readonly Chapter[] = [
  aChapter({ title: 'Hello', startTime: 0, endTime: 10, timing: 'exact' }),
  aChapter({ index: 1, title: nasty, start: { turn: 1, offset: 0 }, startTime: 10, endTime: 40, timing: 'exact' }),
];

export const episode: EpisodeSummary = {
  ...{ id: 'ep_1', show: 'night-shift', slug: 'one', title: nasty, publishedAt: '2024-05-14', pageUrl: null },
  audioUrl: 'https://cdn.example.org/one.mp3',
  ...{ people: [], speakers: ['Ada', 'Rui'], format: 'vtt', turnCount: 2, wordCount: 40 },
  ...{ duration: 40, length: 40 },
  topics: ['Backups', 'Recovery', 'Trust', 'Queues'].map((label) => ({ slug: label.toLowerCase(), label })),
  ...{ chapterCount: 2, lessonCount: 1, transcriptHash: 'x', createdAt: 'x', updatedAt: 'x' },
};

export function aSourceOf(
  changes: Partial<Omit<EpisodeSource, 'episode'>> & { episode?: Partial<EpisodeSummary> } = {},
): EpisodeSource {
  const { episode: fields, ...rest } = changes;
  return {
    ...{ showTitle: 'Night Shift', turns, chapters, lessons: [lesson] },
    people: ['Ada', 'Rui'].map((name) => ({ name, role: null, url: null })),
    urls: {
      show: 'https://shows.example.org/night-shift',
      episode: 'https://shows.example.org/night-shift/one',
      turn: (index) => `https://shows.example.org/night-shift/one#turn-${index}`,
      lesson: (id) => `https://shows.example.org/lessons/${id}`,
    },
    ...rest,
    episode: { ...episode, ...fields },
  };
}
