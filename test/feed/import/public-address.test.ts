// Addresses that open something for whoever has them never reach a page.
import { describe, expect, it } from 'vitest';
import { isPublicFeed, isPublicPage } from '../../../src/feed/import/public-address.js';

describe('the address of a feed is for everybody', () => {
  it.each([
    'https://changelog.com/podcast/feed',
    'https://feeds.transistor.fm/ship-it',
    'http://podcast.example/feed.xml',
    'https://softwareengineeringdaily.com/feed/podcast/',
    'https://feeds.buzzsprout.com/123456.rss',
    'https://show.example/season-2/rss2.xml',
  ])('%s', (address) => {
    expect(isPublicFeed(address)).toBe(true);
  });
});

describe('the address of a feed may open it for whoever has it', () => {
  it.each([
    'https://feeds.example/show?auth=abc',
    'https://feeds.example/rss#k=abc',
    'https://ada:secret@feeds.example/show',
    'https://feeds.example/QwErTyUiOpAsDfGh/feed.xml',
    'https://feeds.example/83920394820394',
    'https://feeds.example/a1b2c3d4e/rss',
    'https://feeds.example/xkcdwqrtzbnm.rss',
    'https://subscribers.podcast.example/show',
    'https://show.supercast.com/feeds/show',
    'https://podcast.example/feed/12/private/show.rss',
    'https://feeds.example/rss/c0ffee12-34ab-4cde-8f01-23456789abcd',
    'https://feeds.example/%51%77%45%72%54%79%55%69',
    `https://feeds.example/${'word'.repeat(7)}`,
  ])('%s', (address) => {
    expect(isPublicFeed(address)).toBe(false);
  });
});

describe('the address of a page', () => {
  it('may have a query that is no key', () => {
    expect(isPublicPage('https://show.example/?p=12')).toBe(true);
    expect(isPublicPage('https://show.example/a1b2c3d4e5')).toBe(true);
  });

  it.each([
    'https://show.example/?token=abc',
    'https://show.example/?t=QwErTyUiOp',
    'https://ada:secret@show.example/',
  ])('is not shown where it may open something: %s', (address) => {
    expect(isPublicPage(address)).toBe(false);
  });
});
