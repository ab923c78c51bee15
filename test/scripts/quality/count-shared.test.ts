import { describe, expect, it } from 'vitest';
import { type ComparedEpisode, countShared, shareStem } from '../../../scripts/quality/count-shared.js';

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

  it('has no mean over nothing', () => {
    expect(Object.fromEntries(countShared([]))).toMatchObject({
      "editor's titles": 0,
      'topics per lesson': Number.NaN,
    });
  });
});

describe('shareStem', () => {
  it('is true for forms of one word', () => {
    expect(shareStem('Deploying on Fridays', 'Why Friday deploys?')).toBe(true);
  });

  it('is false where only function words are the same', () => {
    expect(shareStem('What is the cloud?', 'What is this for?')).toBe(false);
    expect(shareStem('', '')).toBe(false);
  });
});
