// An episode whose source has a time here and there, none before the first minutes and none at the end: what is published of
// its chapters says the same everywhere.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChapter, anEpisode, anEpisodeRecord } from '../../fixtures/builders.js';
import { openRealArchive, type RealArchive } from '../../fixtures/real-archive.js';

const STARTS = [null, null, 300, 420.5, null] as const;
const TITLES = ['Welcome', 'Unknown start', 'Locks', 'Batches', 'Goodbye'];

let archive: RealArchive;
let id: string;
beforeAll(async () => {
  archive = openRealArchive();
  const episode = anEpisode({ show: 'night-shift', slug: 'stamped', audioUrl: 'https://cdn.example.org/1.mp3' });
  id = episode.id;
  const turns = STARTS.map((startTime, index) => ({
    ...{ index, speaker: index % 2 === 0 ? 'Ada' : 'Rui', text: `This is what was said of ${TITLES[index]}.` },
    ...{ startTime, endTime: null, timing: startTime === null ? null : ('exact' as const) },
    anchors: startTime === null ? [] : [{ offset: 0, time: startTime }],
  }));
  const chapters = turns.map(({ index, text, startTime, timing }) => {
    const span = { start: { turn: index, offset: 0 }, end: { turn: index, offset: text.length } };
    return aChapter({ ...span, index, title: TITLES[index]!, startTime, timing, endTime: STARTS[index + 1] ?? null });
  });
  await archive.store.saveEpisode(anEpisodeRecord({ episode, turns, chapters, lessons: [], passages: [] }));
});
afterAll(() => archive.close());

const get = (part: string) => archive.app.inject(`/v1/episodes/${id}/${part}`);
const LINES = ['0:00 Welcome', '5:00 Locks', '7:00 Batches'];

describe('chapters of an episode without times at its start and end', () => {
  it('begin at 0 in every list for players, and leave out what nobody knows the start of', async () => {
    const { chapters } = (await get('chapters.json')).json();
    expect(chapters).toMatchObject([
      { startTime: 0, title: 'Welcome' },
      { startTime: 300, endTime: 420.5, title: 'Locks' },
      { startTime: 420.5, title: 'Batches' },
    ]);
    expect(chapters).toHaveLength(3);
    const psc = (await get('chapters.xml')).body;
    expect([...psc.matchAll(/start="([^"]+)"/gu)].map(([, start]) => start)).toEqual([
      ...['00:00:00.000', '00:05:00.000', '00:07:00.500'],
    ]);
    expect((await get('chapters.txt')).body.trimEnd().split('\n')).toEqual(LINES);
    const { hasPart } = (await get('json-ld')).json();
    expect(hasPart.map(({ startOffset }: { startOffset: number }) => startOffset)).toEqual([0, 300, 420.5]);
  });

  it('stand on its page as text, to copy', async () => {
    const page = parse((await archive.app.inject('/night-shift/stamped')).body);
    expect(page.querySelector('#chapters-as-text')?.text.split('\n')).toEqual(LINES);
  });
});
