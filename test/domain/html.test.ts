import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html, trusted } from '../../src/domain/html.js';

describe('html', () => {
  it('escapes values and keeps its own markup', () => {
    expect(html`<a title="${`"'<>&`}">${'<b>'}</a>`.markup).toBe('<a title="&quot;&#39;&lt;&gt;&amp;">&lt;b&gt;</a>');
  });

  it('nests without escaping twice, and joins lists', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('leaves nothing behind for what is not there, but shows zero', () => {
    expect(html`[${null}${undefined}${false}${''}${[]}${0}]`.markup).toBe('[0]');
  });

  it('takes trusted markup as it is', () => {
    expect(html`${trusted('<hr>')}`.markup).toBe('<hr>');
  });

  it('lets no text out of its place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/u);
      }),
    );
  });
});
