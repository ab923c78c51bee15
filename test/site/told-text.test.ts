// What publishers wrote, as the pages show it.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { LinkedText } from '../../src/domain/linked-text.js';
import { toldText } from '../../src/site/told-text.js';

const open = (text: string, links: LinkedText['links'] = []) => parse(toldText({ text, links }, 'More').markup);
const hrefs = (page: ReturnType<typeof open>) => page.querySelectorAll('a').map((link) => link.getAttribute('href'));

describe('told text', () => {
  it('is a paragraph for each part between empty lines', () => {
    const page = open('One.\nStill one.\n\n \nTwo.');
    expect(page.querySelectorAll('p').map(({ text }) => text)).toEqual(['One.\nStill one.', 'Two.']);
  });

  it('leads where its words lead, in every paragraph, and trusts no place of those', () => {
    const text = 'Read this.\n\nThen https://b.example/x.';
    const page = open(text, [{ start: 5, end: 9, url: 'https://a.example/' }]);
    expect(page.querySelectorAll('a').map((link) => [link.text, link.getAttribute('href')])).toEqual([
      ['this', 'https://a.example/'],
      ['https://b.example/x', 'https://b.example/x'],
    ]);
    expect(page.querySelector('a')?.getAttribute('rel')).toBe('nofollow noopener ugc');
  });

  it('has a list where lines are items, with their links, and what stands before and after in paragraphs', () => {
    const text = 'In this one:\n• One, here\n• Two\n\n- Three\nAnd a line - no item.\n\n•';
    const start = text.indexOf('here');
    const page = open(text, [{ start, end: start + 4, url: 'https://a.example/' }]);
    const parts = page
      .querySelectorAll('p, ul')
      .map(({ tagName, childNodes }) => [
        tagName,
        ...childNodes.map((node) => node.text).filter((words) => words.trim() !== ''),
      ]);
    expect(parts).toEqual([
      ['P', 'In this one:'],
      ['UL', 'One, here', 'Two'],
      ['UL', 'Three'],
      ['P', 'And a line - no item.'],
      ['P', '•'],
    ]);
    expect(page.querySelector('li a')?.text).toBe('here');
  });

  it('has neither markup nor scripts of its publisher', () => {
    const page = open('<b>bold</b> javascript:alert(1)', [{ start: 0, end: 3, url: 'javascript:alert(1)' }]);
    expect(page.querySelector('b')).toBeNull();
    expect(hrefs(page)).toEqual([]);
    expect(page.querySelector('p')?.text).toBe('<b>bold</b> javascript:alert(1)');
  });

  it('is folded where it is long, between sentences, with nothing lost', () => {
    const sentence = 'A backup that nobody has restored is only a rumour. ';
    for (const text of [sentence.repeat(40).trim(), `${sentence.repeat(5)}\n\n`.repeat(8).trim()]) {
      const page = open(text);
      const rest = page.querySelector('details')!;
      expect(rest.text.length).toBeGreaterThan(1000);
      rest.querySelector('summary')!.remove();
      const words = (of: string) => of.split(/\s+/u).filter(Boolean);
      expect(words(page.text)).toEqual(words(text));
      expect(page.querySelector('.told > p')?.text.trimEnd()).toMatch(/rumour\.$/u);
    }
    expect(open(sentence.repeat(10)).querySelector('details')).toBeNull();
  });

  it('cuts no link in two', () => {
    const text = `${'word '.repeat(100)}end. ${'A link. '.repeat(60)}Done. ${'More. '.repeat(50)}`;
    const start = text.indexOf('A link');
    const page = open(text, [{ start, end: text.indexOf('Done'), url: 'https://a.example/' }]);
    expect(hrefs(page)).toEqual(['https://a.example/']);
    expect(page.querySelector('a')?.text.startsWith('A link. A link')).toBe(true);
  });
});
