// What heads say, and that nothing in them ends what it stands in.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type PageAbout, renderAbout, shortened } from '../../src/site/head.js';
import { breadcrumbs, isoDuration, thing } from '../../src/site/json-ld/json-ld.js';

const evil = '</script><!--<script>"\'&';
const about: PageAbout = {
  ...{ url: 'https://a.example/x?a=1&b=2', title: evil, description: evil, kind: 'article', publishedAt: '2024-05-14' },
  picture: { url: 'https://a.example/card.png', width: 1200, height: 630, type: 'image/png', alt: evil },
  feeds: [{ title: evil, url: 'https://a.example/feed.xml' }],
  oembedUrl: 'https://a.example/oembed?url=x',
  data: [thing('Thing', { name: evil, url: null, about: [], description: '' })],
};
const site = { name: evil };
const contentOf = (markup: string, property: string) =>
  parse(markup).querySelector(`meta[property="${property}"]`)?.getAttribute('content');

describe('a head', () => {
  const { markup } = renderAbout(about, site);

  it('says where the page is kept, and what previews show', () => {
    expect(parse(markup).querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(about.url);
    expect(contentOf(markup, 'og:title')).toBe(evil);
    expect(contentOf(markup, 'og:site_name')).toBe(evil);
    expect(contentOf(markup, 'og:image')).toBe('https://a.example/card.png');
    expect(contentOf(markup, 'og:image:alt')).toBe(evil);
    expect(contentOf(markup, 'article:published_time')).toBe('2024-05-14');
    expect(markup).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(renderAbout({ ...about, picture: undefined }, site).markup).toContain('content="summary"');
  });

  it('keeps data in their element, whole, without what says nothing', () => {
    const scripts = parse(markup).querySelectorAll('script');
    expect(scripts).toHaveLength(1);
    expect(JSON.parse(scripts[0]!.text)).toEqual({ '@context': 'https://schema.org', '@type': 'Thing', name: evil });
    expect(scripts[0]!.text).not.toContain('<');
    expect(markup).not.toContain(evil);
  });

  it('keeps search engines out of pages that are endless, without a lasting address for them', () => {
    const unlisted = renderAbout({ ...about, isUnlisted: true }, site).markup;
    expect(unlisted).toContain('<meta name="robots" content="noindex, follow">');
    expect(unlisted).not.toContain('rel="canonical"');
    expect(markup).not.toContain('robots');
  });

  it('cuts long descriptions between words', () => {
    expect(shortened('one  two\nthree')).toBe('one two three');
    expect(shortened('one two three', 10)).toBe('one two …');
    expect(shortened('a'.repeat(50), 10)).toBe(`${'a'.repeat(8)} …`);
  });
});

describe('values of schema.org', () => {
  it('have durations without parts that are nothing', () => {
    expect([0, 59.6, 3600, 3725].map(isoDuration)).toEqual(['PT0S', 'PT1M', 'PT1H', 'PT1H2M5S']);
  });

  it('count the steps to a page from 1', () => {
    const { itemListElement } = breadcrumbs([
      { name: 'Home', url: 'https://a.example/' },
      { name: 'Here', url: 'https://a.example/x' },
    ]);
    expect(itemListElement).toMatchObject([
      { position: 1 },
      { position: 2, item: 'https://a.example/x', name: 'Here' },
    ]);
  });
});
