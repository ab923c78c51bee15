// What a feed's channel says of its show, in words that everybody may read.
import { describe, expect, it } from 'vitest';
import { toldShow } from '../../../src/feed/import/show-details.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';

function told(channel: string) {
  const feed = `<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>${channel}</channel></rss>`;
  return toldShow(readFeed(Buffer.from(feed), { url: 'https://fetched.example/secret', contentType: null }));
}

const self = (href: string): string => `<atom:link rel="self" href="${href}"/>`;

describe('what a feed tells of its show', () => {
  it('is its title, description, site, language and author', () => {
    const channel = `<title>Ship It!</title><link>https://ship.example/</link><language>en-us</language>
      <description>&lt;p&gt;All of &lt;b&gt;it&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Twice.&lt;/p&gt;</description>
      <itunes:author>Ada</itunes:author>${self('https://ship.example/feed.xml')}`;
    expect(told(channel)).toEqual({
      ...{ title: 'Ship It!', description: 'All of it.\n\nTwice.', siteUrl: 'https://ship.example/' },
      ...{ feedUrl: 'https://ship.example/feed.xml', language: 'en-us', author: 'Ada', imageUrl: null },
    });
  });

  it('is nothing where the channel says nothing, and never the address that was fetched', () => {
    const nothing = {
      ...{ title: null, description: null, siteUrl: null, feedUrl: null, language: null, author: null },
      imageUrl: null,
    };
    expect(told('<ttl>60</ttl>')).toEqual(nothing);
    expect(told('<link>javascript:alert(1)</link><language>the language of the show</language>')).toEqual(nothing);
    expect(told('<link>https://ada:secret@ship.example/</link>')).toEqual(nothing);
  });

  it.each([
    ['https://feeds.example/show?auth=abc', ''],
    ['https://ada:secret@feeds.example/show', ''],
    ['https://feeds.example/private/18b0d6e7a2b3c4', ''],
    ['https://feeds.example/rss/c0ffee12-34ab-4cde-8f01-23456789abcd', ''],
    ['https://members.example/feed', '<itunes:block>Yes</itunes:block>'],
    ['https://members.example/feed', '<podcast:block>yes</podcast:block>'],
  ])('is not the address %s, which may be a secret', (href, more) => {
    expect(told(self(href) + more).feedUrl).toBeNull();
  });

  it('is cut to what a page has room for', () => {
    const { description } = told(`<description>${'word '.repeat(2000)}</description>`);
    expect(description!.length).toBeLessThanOrEqual(4000);
    expect(description).toMatch(/word …$/u);
  });
});
