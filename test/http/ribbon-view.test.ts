// Where along an episode chapters, speakers and lessons stand.
import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../src/domain/chapter.js';
import type { TopicRef } from '../../src/domain/topic.js';
import type { Turn } from '../../src/domain/transcript.js';
import { ribbonView } from '../../src/http/ribbon-view.js';
import { transcriptPlaces } from '../../src/http/transcript-places.js';
import { aLesson } from '../fixtures/builders.js';

const TEN_WORDS = 'You should check a restore by what is in it.';

interface Said {
  readonly speaker?: string | null;
  readonly sentences?: number;
  readonly from?: number | null;
  readonly to?: number | null;
}

function turnsOf(...said: Said[]): Turn[] {
  return said.map(({ speaker = 'Ada', sentences = 1, from = null, to = null }, index) => ({
    ...{ index, speaker, text: Array(sentences).fill(TEN_WORDS).join(' '), startTime: from, endTime: to },
    timing: from === null ? null : 'exact',
    anchors: from === null ? [] : [{ offset: 0, time: from }],
  }));
}

function chapterAt(turn: number, offset: number, ...topics: string[]): Chapter {
  return {
    ...{ index: 0, title: 'A title', summary: '', origin: 'computed', startTime: null, endTime: null, timing: null },
    ...{ start: { turn, offset }, end: { turn, offset } },
    topics: topics.map((slug) => ({ slug, label: slug })),
  };
}

function ribbonOf(turns: Turn[], chapters: Chapter[] = [chapterAt(0, 0)], topics: TopicRef[] = []) {
  return ribbonView({ turns, chapters, lessons: [], places: transcriptPlaces(turns, {}), topics });
}

describe('ribbonView', () => {
  it('is measured by the times of the source where it has them', () => {
    const { scale, speakers } = ribbonOf(
      turnsOf({ from: 0, to: 30, sentences: 9 }, { speaker: 'Rui', from: 30, to: 40, sentences: 1 }),
    );
    expect(scale).toEqual({ kind: 'time', from: 0, to: 1, startTime: 0, endTime: 40 });
    expect(speakers).toEqual([
      { name: 'Ada', share: 0.75, runs: [[0, 0.75]] },
      { name: 'Rui', share: 0.25, runs: [[0.75, 1]] },
    ]);
  });

  it('is measured by words where there are no times', () => {
    const { scale, speakers } = ribbonOf(turnsOf({ sentences: 3 }, { speaker: 'Rui' }));
    expect(scale).toEqual({ kind: 'words', words: 40 });
    expect(speakers.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  it('leaves room by words for what is said before the first time and after the last one', () => {
    const turns = turnsOf({}, { from: 60, to: 120, sentences: 6 }, { from: 120, to: 180, sentences: 2 }, {});
    const { scale, chapters } = ribbonOf(turns, [chapterAt(0, 0), chapterAt(1, 0), chapterAt(2, 0), chapterAt(3, 0)]);
    expect(scale).toEqual({ kind: 'time', from: 0.1, to: 0.9, startTime: 60, endTime: 180 });
    expect(chapters.map(({ from, to }) => [from, to].map((share) => Number(share.toFixed(3))))).toEqual([
      ...[
        [0, 0.1],
        [0.1, 0.5],
        [0.5, 0.9],
        [0.9, 1],
      ],
    ]);
  });

  it('is measured by words where most of the talk has no time', () => {
    expect(ribbonOf(turnsOf({ sentences: 9 }, { from: 60, to: 70 })).scale.kind).toBe('words');
  });

  it('has places all along, each with a sentence of its own, rising', () => {
    const { places } = ribbonOf(turnsOf({ sentences: 300 }, { speaker: 'Rui', sentences: 100 }));
    expect(places).toHaveLength(60);
    expect(places[0]?.from).toBe(0);
    expect(places.at(-1)?.to).toBe(1);
    for (const [i, { from }] of places.slice(1).entries()) expect(from).toBeCloseTo(places[i]!.to);
    expect(new Set(places.map(({ url }) => url)).size).toBe(places.length);
  });

  it('is ready within a second for a speech of two hours, with times and without', () => {
    for (const times of [{}, { from: 0, to: 7200 }]) {
      const began = performance.now();
      ribbonOf(turnsOf({ sentences: 2000, ...times }));
      expect(performance.now() - began).toBeLessThan(1000);
    }
  });

  it('has no more lanes than can be told apart, and none for nobody', () => {
    const voices = Array.from({ length: 9 }, (_, i) => ({ speaker: `Voice ${i}`, sentences: 10 - i }));
    const { speakers, voices: count } = ribbonOf(turnsOf(...voices, { speaker: null, sentences: 20 }));
    expect(count).toBe(9);
    expect(speakers.map(({ name }) => name)).toEqual([...[0, 1, 2, 3, 4].map((i) => `Voice ${i}`), '4 others']);
    expect(speakers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(54 / 74);
  });

  it('has its lessons in the order of the episode, whatever their strength', () => {
    const turns = turnsOf({ sentences: 3 }, { sentences: 3 });
    const strongest = aLesson({ turn: 1, score: 0.9 });
    const { lessons } = ribbonView({
      topics: [],
      ...{ turns, chapters: [chapterAt(0, 0)], places: transcriptPlaces(turns, {}) },
      lessons: [strongest, aLesson({ turn: 0, score: 0.2 })],
    });
    expect(lessons.map(({ at, strength }) => [at, strength])).toEqual([
      [0, 0.2],
      [0.5, 0.9],
    ]);
  });

  it('says who speaks in a chapter that begins in the middle of a turn', () => {
    const turns = turnsOf({ sentences: 4 }, { speaker: 'Rui', sentences: 1 });
    const { chapters } = ribbonOf(turns, [chapterAt(0, 0), chapterAt(0, (TEN_WORDS.length + 1) * 3)]);
    expect(chapters.map(({ speakers }) => speakers.map(({ name, share }) => `${name} ${share.toFixed(2)}`))).toEqual([
      ['Ada 1.00'],
      ['Ada 0.50', 'Rui 0.50'],
    ]);
  });

  it('colours chapters by what tells them apart, and by what all carry only where there is nothing else', () => {
    const turns = turnsOf({}, {}, {}, {});
    const chapters = [
      chapterAt(0, 0, 'form', 'rent'),
      chapterAt(1, 0, 'form', 'rent'),
      chapterAt(2, 0, 'form'),
      chapterAt(3, 0),
    ];
    const { topics, chapters: views } = ribbonOf(turns, chapters);
    expect(topics.map(({ slug, chapters }) => [slug, chapters])).toEqual([
      ['rent', [1, 2]],
      ['form', [3]],
    ]);
    expect(views.map(({ hue }) => hue)).toEqual([1, 1, 2, null]);
  });

  it('colours what the episode is named for before what as few chapters carry', () => {
    const slugs = ['one', 'two', 'three', 'four', 'five', 'six', 'blue-sky'];
    const chapters = slugs.map((slug, i) => chapterAt(i, 0, slug));
    const turns = turnsOf(...slugs.map(() => ({})));
    expect(ribbonOf(turns, chapters).chapters.at(-1)?.hue).toBeNull();
    const named = ribbonOf(turns, chapters, [{ slug: 'blue-sky', label: 'Blue Sky' }]);
    expect(named.topics[0]).toMatchObject({ slug: 'blue-sky', chapters: [7] });
  });
});
