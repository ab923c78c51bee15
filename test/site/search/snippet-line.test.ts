// The signs on the words that a search found.
import { describe, expect, it } from 'vitest';
import { snippetLine } from '../../../src/site/search/snippet-line.js';
import { hitList } from '../../../src/site/search-hits.js';
import type { HitView } from '../../../src/site/views.js';

describe('the line of a snippet', () => {
  it('has marks on the words that were asked for', () => {
    expect(snippetLine({ snippet: 'a <mark>backup</mark> &amp; more' }).markup).toBe(
      '<p class="snippet">a <mark>backup</mark> &amp; more</p>',
    );
  });

  it('sets the sentence that is nearest in meaning apart, with the marks in it', () => {
    const snippet = 'Ada: …so. A <mark>copy</mark> &lt;is&gt; none. Then';
    const start = snippet.indexOf('A <mark>');
    const nearest = { start, end: snippet.indexOf(' Then') };
    expect(snippetLine({ snippet, nearest }).markup).toBe(
      '<p class="snippet pointed">Ada: …so. <b>A <mark>copy</mark> &lt;is&gt; none.</b> Then</p>',
    );
  });

  it('shows markup that breaks its promise as text', () => {
    for (const snippet of ['<mark>a</mark><script>x</script>', '<mark>a', '</mark>a<mark>', '<mark><b>a</b></mark>']) {
      expect(snippetLine({ snippet }).markup.replace(/<\/?p[^>]*>/gu, '')).not.toMatch(/[<>]/u);
    }
  });

  it('cuts no mark in two, whatever stretch it is given', () => {
    const snippet = 'a <mark>backup</mark> b';
    for (let start = 0; start < snippet.length; start++) {
      const { markup } = snippetLine({ snippet, nearest: { start, end: snippet.length - 3 } });
      expect(markup.match(/<mark>[^<]*<\/mark>/gu)).toHaveLength(1);
      expect(markup.replace(/<\/?(?:p|b|mark)\b[^>]*>/gu, '')).toBe('a backup b');
    }
  });
});

describe('a moment of the list', () => {
  const hit: HitView = {
    ...{ url: '/one#turn-7', startTime: 65, speakers: ['Ada Byron'], episodeTitle: 'Blank tapes' },
    ...{ snippet: 'Check a restore.', chapterTitle: null, similarCount: 0 },
  };

  it('says that it is near in meaning, and only then', () => {
    expect(hitList([{ ...hit, isNear: true }])?.markup).toContain('near in meaning');
    expect(hitList([hit])?.markup).not.toContain('near in meaning');
  });
});
