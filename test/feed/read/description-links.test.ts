import { describe, expect, it } from 'vitest';
import { descriptionLinks } from '../../../src/feed/read/description-links.js';

describe('links of a description', () => {
  it('are those of its anchors with their text, and those that stand in it', () => {
    const html = `<p>See <a href="https://example.org/a?b=1&amp;c=2">the <b>notes</b></a>, https://example.com/x.
      (and https://example.net/y) <a href='https://example.org/z'>https://example.org/z</a></p>`;
    expect(descriptionLinks(html)).toEqual([
      { url: 'https://example.org/a?b=1&c=2', title: 'the notes' },
      { url: 'https://example.com/x', title: null },
      { url: 'https://example.net/y', title: null },
      { url: 'https://example.org/z', title: null },
    ]);
  });

  it('lead to pages alone, each once', () => {
    const html = `<a href="javascript:alert(1)">x</a><a href="mailto:a@example.org">x</a><a href="/here">x</a>
      <a href="https://ada:secret@example.org/">x</a><a href="https://example.org/">one</a><a href="https://example.org">two</a>`;
    expect(descriptionLinks(html)).toEqual([{ url: 'https://example.org/', title: 'one' }]);
  });

  it('are none where there is no description, and fifty at most', () => {
    expect(descriptionLinks(null)).toEqual([]);
    const many = Array.from({ length: 80 }, (_, i) => `<a href="https://example.org/${i}">n</a>`).join('');
    expect(descriptionLinks(many)).toHaveLength(50);
  });

  it('are found in time linear to the text', () => {
    const began = performance.now();
    for (const text of ['<a href="x">'.repeat(100_000), 'https://'.repeat(100_000), '<'.repeat(300_000)])
      descriptionLinks(text);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
