import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesCircle, finalTopic, mergedTogether } from '../../src/domain/topic-merges.js';

describe('merges of topics', () => {
  it('lead to the end of their chain', () => {
    const merges = new Map([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(['a', 'b', 'c', 'd'].map((slug) => finalTopic(slug, merges))).toEqual(['c', 'c', 'c', 'd']);
  });

  it('hold together what leads to one end, from either side', () => {
    const merges = new Map([
      ['a', 'c'],
      ['b', 'c'],
      ['d', 'e'],
    ]);
    expect(mergedTogether(['a'], merges).sort()).toEqual(['a', 'b', 'c']);
    expect(mergedTogether(['c'], merges).sort()).toEqual(['a', 'b', 'c']);
    expect(mergedTogether(['d', 'f'], merges).sort()).toEqual(['d', 'e', 'f']);
    expect(mergedTogether([], merges)).toEqual([]);
  });

  it('may be changed to go elsewhere', () => {
    expect(closesCircle('a', 'c', new Map([['a', 'b']]))).toBe(false);
    expect(closesCircle('a', 'b', new Map([['a', 'b']]))).toBe(false);
  });

  it('never go round when those that close a circle are refused', () => {
    const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(slug, slug), { maxLength: 20 }), (wishes) => {
        const merges = new Map<string, string>();
        for (const [from, into] of wishes) if (!closesCircle(from, into, merges)) merges.set(from, into);
        for (const from of merges.keys()) expect(merges.has(finalTopic(from, merges))).toBe(false);
      }),
    );
  });
});
