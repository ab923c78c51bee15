import { describe, expect, it } from 'vitest';
import { plainTitle } from '../../../src/pipeline/segment/plain-title.js';
import { unitsOf } from './units-of.js';

const middle = { isFirst: false, isLast: false, speakers: ['Ada Cole', 'Bruno Diaz'] };

describe('plainTitle', () => {
  it('names a sponsor break', () => {
    const units = unitsOf(
      'This episode is brought to you by Lantern. Start your free trial today. Use the code SHOW for 20% off. Go to lantern.dev/show.',
    );
    expect(plainTitle({ ...middle, units })).toBe('Sponsor break');
  });

  it('leaves a chapter that only mentions a price or an address', () => {
    const units = unitsOf('We gave them 20% off and they stayed. The page on lantern.dev/prices explains it all.');
    expect(plainTitle({ ...middle, units })).toBeNull();
  });

  it('welcomes the guests whom the opening names', () => {
    const units = unitsOf('Hello everyone, and welcome to the show. With me is Bruno, who runs infrastructure.');
    expect(plainTitle({ ...middle, isFirst: true, units })).toBe('Welcome, Bruno Diaz');
  });

  it('names nobody in an opening that does not', () => {
    const units = unitsOf('Hello everyone, and welcome to the show. We have a full hour today.');
    expect(plainTitle({ ...middle, isFirst: true, units })).toBe('Welcome and introductions');
  });

  it('names a farewell at the end, and only there', () => {
    const units = unitsOf('Thank you so much for coming on. Bye everyone, see you next week.');
    expect(plainTitle({ ...middle, isLast: true, units })).toBe('Thanks and goodbye');
    expect(plainTitle({ ...middle, units })).toBeNull();
  });

  it('leaves an only chapter its subject', () => {
    const units = unitsOf('Welcome to the show. Thanks for listening, and bye.');
    expect(plainTitle({ ...middle, isFirst: true, isLast: true, units })).toBeNull();
  });
});
