import { describe, expect, it } from 'vitest';
import { type ComparedEpisode, countShared } from '../../../scripts/quality/count-shared.js';

const topics = (...slugs: string[]) => slugs.map((slug) => ({ slug, label: slug.replaceAll('-', ' ') }));
const lesson = (...slugs: string[]) => ({ statement: 'Said.', quote: 'said', topics: topics(...slugs) });
const pair = (editors: string, ours: string, elsewhere: string) => ({
  ...{ editors, ours, elsewhere },
  ...{ ofEditors: 1, ofOurs: 1 },
});

const backups = lesson('backups', 'checks');
const rest = lesson('sleep');
const bare = lesson();

const episodes: ComparedEpisode[] = [
  {
    slug: 'one',
    published: {
      chapters: [{ title: 'Restores', startTurn: 0, startOffset: 0, topics: topics('backups', 'disks') }],
      lessons: [backups, bare],
    },
    chapters: [
      pair('Testing restores', 'A restored test', 'On sleep'),
      pair('The beginning', 'The end', 'The beginning'),
    ],
    lessons: [
      { theme: 'backup policy', ours: backups },
      { theme: 'blame', ours: bare },
      { theme: 'hiring', ours: null },
    ],
  },
  {
    slug: 'two',
    published: { chapters: [], lessons: [rest] },
    chapters: [],
    lessons: [{ theme: 'burnout', ours: rest }],
  },
];

describe('countShared', () => {
  it('counts titles, lessons and topics over all episodes', () => {
    expect(countShared(episodes).map(([, figure]) => Number(figure.toFixed(3)))).toEqual([
      ...[2, 0.5, 0.5],
      ...[4, 0.75, 0.667, 0.333],
      ...[3, 0.667, 1, 2],
    ]);
  });

  it.each([
    ['Deploying on Fridays', 'Why Friday deploys?', 1],
    ['What is the cloud?', 'What is this for?', 0],
    ['', '', 0],
  ])('takes "%s" and "%s" for sharing a word in %d of 1', (editors, ours, share) => {
    const compared = { ...episodes[0]!, chapters: [pair(editors, ours, 'Nothing alike')] };
    expect(countShared([compared])[1]![1]).toBe(share);
  });

  it('has no mean over nothing', () => {
    expect(Object.fromEntries(countShared([]))).toMatchObject({
      "editor's titles": 0,
      'topics per lesson': Number.NaN,
    });
  });
});
