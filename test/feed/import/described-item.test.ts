// What an episode takes over from its feed's item.
import { describe, expect, it } from 'vitest';
import { episodeOf, itemOf } from '../../../src/feed/import/described-item.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';

function publicationOf(inside: string) {
  const rss = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Show</title>
    <item><guid>1</guid><title>One</title>${inside}</item></channel></rss>`;
  const [item] = readFeed(Buffer.from(rss), { url: null }).episodes;
  return episodeOf(JSON.parse(JSON.stringify(itemOf(item!))), []).publication;
}

describe('an item of a feed', () => {
  it('says how long its recording is', () => {
    expect(publicationOf('<itunes:duration>1:02:03</itunes:duration>')).toMatchObject({ duration: 3723 });
  });

  it.each(['', '<itunes:duration>0</itunes:duration>', '<itunes:duration>long</itunes:duration>'])(
    'says nothing of it by "%s"',
    (inside) => {
      expect(publicationOf(inside)).not.toHaveProperty('duration');
    },
  );
});
