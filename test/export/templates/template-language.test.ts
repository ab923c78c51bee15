import { describe, expect, it } from 'vitest';
import type { TemplateFormat } from '../../../src/domain/template.js';
import { readTemplate, TemplateError } from '../../../src/export/templates/render-template.js';
import { nasty } from '../turns.js';

const data = { title: nasty, list: [1, 2, 3], nothing: null, object: { a: 'b' }, seconds: 3723.4, date: '2024-05-14' };

function render(source: string, format: TemplateFormat = 'html'): string {
  return readTemplate(source, format).render(data);
}

function faultOf(source: string): TemplateError {
  try {
    render(source);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('It was rendered');
}

describe('values in a template', () => {
  it.each(['{{ title }}', '{% echo title %}', '{% assign x = title %}{{ x }}', '{{ title | append: "<b>" }}'])(
    'are escaped as HTML: %s',
    (source) => expect(render(source)).not.toMatch(/<[a-z]/u),
  );

  it('are escaped as Markdown, on one line', () => {
    expect(readTemplate('{{ x }}', 'markdown').render({ x: '# a\n\n<b> *c*' })).toBe('\\# a \\<b\\> \\*c\\*');
  });

  it('are as they are in plain text', () => {
    expect(render('{{ title }}', 'text')).toBe(nasty);
  });

  it('that are objects or missing parts show nothing', () => {
    expect(render('[{{ object }}{{ nothing }}]')).toBe('[]');
  });

  it('become times, dates and safe links by filters', () => {
    expect(render('{{ seconds | clock }}, {{ date | date }}, {{ date | date: "iso" }}')).toBe(
      '1:02:03, May 14, 2024, 2024-05-14',
    );
    const link = (x: string, format: TemplateFormat) => readTemplate('{{ x | link }}', format).render({ x });
    expect(link('https://example.org/?a=1&b="><script>', 'html')).toBe(
      'https://example.org/?a=1&amp;b=%22%3E%3Cscript%3E',
    );
    expect(link('https://example.org/a_b> c', 'markdown')).toBe('https://example.org/a_b%3E%20c');
    for (const evil of ['javascript:alert(1)', 'data:text/html,x', '//evil.example'])
      expect(link(evil, 'html')).toBe('');
  });
});

describe('a template cannot', () => {
  it.each([
    ['undo escaping', '{{ title | raw }}'],
    ['undo escaping by a cycle', '{% cycle title, title %}'],
    ['read a file', '{% include "/etc/passwd" %}'],
    ['read another template', '{% render "x" %}'],
    ['take a layout', '{% layout "x" %}'],
    ['keep text that nobody counts', '{% capture x %}a{% endcapture %}'],
    ['reach a constructor', '{{ list.constructor.constructor }}'],
    ['reach a prototype', '{{ object.__proto__ }}'],
    ['ask for a text of any length', '{{ date | date: "%9999999999Y" }}'],
    ['run through a range without an end', '{% for i in (1..1000000000) %}{% endfor %}'],
    [
      'double a text without an end',
      '{% assign a = "xx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
    ],
    ['be longer than it may', 'x'.repeat(32_001)],
    [
      'write without an end',
      `{% for i in (1..1000) %}{% for j in (1..1000) %}${'x'.repeat(100)}{% endfor %}{% endfor %}`,
    ],
  ])('%s', (_, source) => {
    expect(faultOf(source)).toBeInstanceOf(TemplateError);
  });

  it('exhaust the stack by nesting', () => {
    const source = `${'{% if a %}'.repeat(1600)}${'{%endif%}'.repeat(1600)}`;
    expect(faultOf(source)).toBeInstanceOf(TemplateError);
  });

  it('take longer than a moment', () => {
    const began = performance.now();
    const loop = (inner: string): string => `{% for i in (1..900) %}${inner}{% endfor %}`;
    expect(faultOf(loop(loop(loop('')))).message).toContain('a loop is too long');
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a faulty template', () => {
  it.each([
    ['a tag that is not closed', 'a\n{% if title %}\nb', 2],
    ['a name that is not there', 'a\n\n{{ titel }}', 3],
    ['a filter that is not there', '{{ title | shout }}', 1],
    ['a tag that is not there', 'x\n{% while %}', 2],
    ['an output that is not closed', 'x\n\n\n{{ title', 4],
  ])('is told by its line: %s', (_, source, line) => {
    const fault = faultOf(source);
    expect(fault.line).toBe(line);
    expect(fault.message).not.toMatch(/line:|col:|file:/u);
  });
});
