import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SLUG_LENGTH, SLUG_PATTERN, slugOf, titleOrName } from '../../src/domain/slug.js';

describe('titleOrName', () => {
  it('makes a name of a slug that stands for a title', () => {
    expect(titleOrName('ship-it', 'ship-it')).toBe('Ship It');
    expect(titleOrName('99-invisible', '99-invisible')).toBe('99 Invisible');
  });

  it('leaves a title as it was given', () => {
    expect(titleOrName('ship it!', 'ship-it')).toBe('ship it!');
  });
});

describe('slugOf', () => {
  it('spells a title in letters, digits and hyphens', () => {
    expect(slugOf('The backup: "Über" 2')).toBe('the-backup-ueber-2');
  });

  it('is null where nothing of the title can be spelled', () => {
    expect(slugOf('日本語')).toBeNull();
    expect(slugOf(' -- ')).toBeNull();
  });

  it('gives a slug or null, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const slug = slugOf(title);
        if (slug === null) return;
        expect(slug).toMatch(SLUG_PATTERN);
        expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH);
      }),
    );
  });
});
