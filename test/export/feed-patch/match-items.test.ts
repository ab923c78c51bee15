import { describe, expect, it } from 'vitest';
import { matchItems } from '../../../src/export/feed-patch/match-items.js';
import { scanFeed } from '../../../src/export/feed-patch/scan-feed.js';
import { aFeed, anEpisode } from './feeds.js';

function itemsOf(...inside: string[]) {
  return scanFeed(aFeed(inside.map((each) => `<item>${each}</item>`).join('\n'))).items;
}
const episode = (id: string, changes: Parameters<typeof anEpisode>[0] = {}) =>
  anEpisode({ id, guid: null, title: `Title of ${id}`, ...changes });

function matched(items: ReturnType<typeof itemsOf>, episodes: ReturnType<typeof episode>[]) {
  const { ofItems, ambiguous } = matchItems(items, episodes);
  return { pairs: ofItems.map((match) => match && [match.episode.id, match.by]), ambiguous: [...ambiguous] };
}

describe('items and episodes', () => {
  it('are matched by guid first, then enclosure, link and title', () => {
    const items = itemsOf(
      '<guid>g</guid><link>https://example.org/b</link>',
      '<enclosure url="https://cdn.example.org/b.mp3"/>',
      '<link>https://www.example.org/c/</link>',
      '<title>Ep. 12 – What we LOST!</title>',
      '<title>Nobody knows</title>',
    );
    const episodes = [
      episode('d', { title: 'What we lost' }),
      episode('c', { pageUrl: 'http://example.org/c' }),
      episode('b', { audioUrl: 'http://cdn.example.org/b.mp3?source=x', pageUrl: 'https://example.org/b' }),
      episode('a', { guid: 'g' }),
    ];
    expect(matched(items, episodes)).toEqual({
      pairs: [['a', 'guid'], ['b', 'enclosure'], ['c', 'link'], ['d', 'title'], null],
      ambiguous: [],
    });
  });

  it.each([
    'https://op3.dev/e/cdn.example.org/show/1.mp3',
    'https://op3.dev/e/https://cdn.example.org/show/1.mp3?a=b',
    'https://pdst.fm/e/chrt.fm/track/ABC/cdn.example.org/show/1.mp3',
  ])('are matched by what they play behind who counts it: %s', (url) => {
    const items = itemsOf(`<enclosure url="${url}"/>`);
    const audioUrl = 'https://cdn.example.org/show/1.mp3';
    expect(matched(items, [episode('a', { audioUrl })]).pairs).toEqual([['a', 'enclosure']]);
  });

  it('that could be several are left alone and told', () => {
    const items = itemsOf('<title>Trailer</title>', '<title>trailer</title>', '<title>Bonus</title>');
    const episodes = [
      episode('a', { title: 'Trailer' }),
      episode('b', { title: 'Bonus' }),
      episode('c', { title: 'Bonus' }),
    ];
    expect(matched(items, episodes)).toEqual({ pairs: [null, null, null], ambiguous: [0, 1, 2] });
  });

  it('are not matched by the front page of a show', () => {
    const items = itemsOf('<link>https://example.org/</link>');
    expect(matched(items, [episode('a', { pageUrl: 'https://example.org' })]).pairs).toEqual([null]);
  });
});
