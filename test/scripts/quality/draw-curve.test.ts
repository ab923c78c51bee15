import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type Drawing, drawCurve } from '../../../scripts/quality/draw-curve.js';

const drawing: Drawing = {
  title: 'Salt & <pepper>',
  description: 'How salty it is.',
  ...{ xLabel: 'spoons', yLabel: 'saltiness' },
  lines: [
    {
      ...{ label: 'soup', look: 'solid' },
      places: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    },
  ],
  marks: [
    { label: 'enough', name: '2', look: 'dot', place: { x: 0.5, y: 0.5 } },
    { label: 'too much', name: '9', look: 'ring', place: null },
  ],
};

describe('drawCurve', () => {
  const svg = parse(drawCurve(drawing)).querySelector('svg')!;
  const texts = svg.querySelectorAll('text').map(({ text }) => text);

  it('has a title and a text for those who do not see it', () => {
    expect(svg.getAttribute('role')).toBe('img');
    const told = svg.getAttribute('aria-labelledby')!.split(' ');
    expect(told.map((id) => svg.querySelector(`#${id}`)!.text)).toEqual(['Salt & <pepper>', 'How salty it is.']);
  });

  it('names both axes, with ticks from nothing to all', () => {
    expect(texts).toEqual(expect.arrayContaining(['spoons', 'saltiness']));
    for (const tick of ['0%', '20%', '40%', '60%', '80%', '100%']) {
      expect(texts.filter((text) => text === tick)).toHaveLength(2);
    }
  });

  it('tells in the key of every line and mark', () => {
    expect(texts).toEqual(expect.arrayContaining(['soup', 'enough', 'too much']));
  });

  it('draws more as higher up and further to the right', () => {
    const [start, end] = svg.querySelector('polyline')!.getAttribute('points')!.split(' ');
    const [left, bottom] = start!.split(',').map(Number);
    const [right, top] = end!.split(',').map(Number);
    expect(left).toBe(0);
    expect(top).toBe(0);
    expect(right).toBeGreaterThan(300);
    expect(bottom).toBeGreaterThan(300);
  });

  it('names a mark beside it, and leaves one without a place to the key', () => {
    expect(svg.querySelectorAll('.name').map(({ text }) => text)).toEqual(['2']);
    expect(svg.querySelectorAll('circle.ring')).toHaveLength(1);
  });

  it('has colours for dark screens', () => {
    expect(svg.querySelector('style')!.text).toContain('prefers-color-scheme: dark');
  });

  it('lets no text out of its element, and is the same every time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const drawn = drawCurve({ ...drawing, title: text, description: text, xLabel: text });
        expect(drawn.match(/</gu)).toHaveLength(drawCurve(drawing).match(/</gu)!.length);
        expect(drawCurve({ ...drawing, title: text, description: text, xLabel: text })).toBe(drawn);
      }),
    );
  });
});
