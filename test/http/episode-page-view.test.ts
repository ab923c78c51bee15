// What the page of an episode shows of what is known: notes whose links lead on, lessons marked where they are said, times that
// an address asks for.
import { describe, expect, it } from 'vitest';
import type { EpisodeSummary } from '../../src/domain/episode.js';
import type { Publication } from '../../src/domain/publication.js';
import { type EpisodeParts, episodePageView } from '../../src/http/episode-page-view.js';
import { aChapter, aLesson, anEpisode, aTurn } from '../fixtures/builders.js';

const publication: Publication = {
  ...{ imageUrl: null, season: null, number: null, kind: null, soundbites: [], chapters: [] },
  links: [
    { url: 'https://told.example/', title: 'Told' },
    { url: 'https://kept.example/page', title: 'Kept' },
  ],
  description: { text: 'We met at told.', links: [{ start: 10, end: 14, url: 'https://told.example' }] },
};

const text = 'It was late. A backup that nobody has restored is a rumour. Go to https://example.org/now today.';
const turns = [
  aTurn({
    index: 0,
    text: 'Welcome.',
    startTime: 0,
    endTime: 62.34,
    timing: 'exact',
    anchors: [{ offset: 0, time: 0 }],
  }),
  aTurn({ index: 1, text, startTime: 62.34, endTime: 90, timing: 'exact', anchors: [{ offset: 0, time: 62.34 }] }),
];

function viewOf(changes: Partial<EpisodeParts> = {}) {
  const summary: EpisodeSummary = {
    ...{ ...anEpisode(), speakers: ['Ada'], topics: [], format: 'vtt', turnCount: 2, wordCount: 20, duration: 62.34 },
    ...{
      length: 90,
      chapterCount: 1,
      lessonCount: 1,
      transcriptHash: '',
      createdAt: '2024-05-14T00:00:00Z',
      publication,
    },
    audioUrl: 'https://audio.example/one.mp3',
    updatedAt: '2024-05-14T00:00:00Z',
  };
  return episodePageView({
    ...{ episode: summary, ofShow: null, turns, chapters: [aChapter()], lessons: [], questions: [], people: new Map() },
    ...{ neighbours: { earlier: null, later: null }, downloads: [], revision: 1 },
    ...changes,
  });
}

describe('the links of the notes', () => {
  it('are those that the description does not have already, with their place only where they are named', () => {
    expect(viewOf().mentioned.map(({ href, placeUrl }) => [href, placeUrl])).toEqual([
      ['https://kept.example/page', null],
      ['https://example.org/now', '#turn-1.0'],
    ]);
  });
});

describe('the words of a lesson', () => {
  it('are marked where the lesson is said, and not where its quote gives the sense', () => {
    const quote = text.slice(0, 58);
    const statement = 'A backup that nobody has restored is a rumour.';
    const lesson = aLesson({ quote, statement, turn: 1, startOffset: 0, endOffset: quote.length });
    const sentences = viewOf({ lessons: [lesson] }).chapters.flatMap(({ speeches }) =>
      speeches.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.sentences)),
    );
    expect(sentences.filter(({ isLesson }) => isLesson).map((each) => each.text)).toEqual([statement]);
    expect(sentences.find(({ lessonUrl }) => lessonUrl)?.text).toBe(statement);
  });
});

describe('a time that the address asks for', () => {
  it.each([62.3, 62.2, 62.34, 70])('is the sentence that a player tells it of: %d', (startAt) => {
    expect(viewOf({ startAt }).startAt?.words).not.toContain('Welcome');
  });

  it('is the sentence before, where it is well before', () => {
    expect(viewOf({ startAt: 61.9 }).startAt?.words).toBe('Welcome.');
  });
});
