import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { personPage } from '../../src/site/pages/people.js';

const heardFrom = (publishedAt: string | null) => {
  const show = { title: 'Night Shift', url: '/night-shift' };
  const [first, last] = ['one', 'two'].map((slug) => ({ title: slug, url: `/night-shift/${slug}`, publishedAt }));
  const { body } = personPage({
    ...{ name: 'Ada', aliases: [], topics: [], lessons: [], episodes: [], nextUrl: null, askUrl: '/ask' },
    stints: [{ show, role: 'host', episodeCount: 2, wordCount: 9, first: first!, last: last! }],
  });
  return parse(body.markup).querySelector('[aria-labelledby=shows] li')!.text;
};

describe('the page of a person', () => {
  it('says where they were heard first and last', () => {
    expect(heardFrom('2024-05-14')).toContain('first in one');
  });

  it('says nothing of first and last where no episode has a date', () => {
    expect(heardFrom(null)).toContain('2 episodes');
    expect(heardFrom(null)).not.toMatch(/first|last/u);
  });
});
