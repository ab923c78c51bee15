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

  it('welcomes no host who says who he is or is called one', () => {
    const speakers = ['Ada Cole', 'Idris Hall', 'Bruno Diaz'];
    const itself = unitsOf(
      "Hello, and welcome to the show. I'm Ada Cole.\n\nAnd I'm Idris Hall. Our guest is Bruno Diaz, who runs backups.",
    );
    expect(plainTitle({ ...middle, speakers, isFirst: true, units: itself })).toBe('Welcome, Bruno Diaz');
    const called = unitsOf('Welcome to the show. With me is my co-host Idris Hall, and we are joined by Bruno Diaz.');
    expect(plainTitle({ ...middle, speakers, isFirst: true, units: called })).toBe('Welcome, Bruno Diaz');
  });

  it.each(['Anne-Marie Cole', "O'Neill", 'J. (Jay) Cole', '[Guest]', 'C++ Carl', '?'])(
    'reads the name %s as it is',
    (name) => {
      const units = unitsOf(`Hello and welcome. With me is ${name}, who runs infrastructure.`);
      const title = plainTitle({ ...middle, speakers: ['Bruno', name], isFirst: true, units });
      expect(title).toMatch(/^Welcome/);
    },
  );

  it('welcomes nobody whom the opening only mentions', () => {
    const units = unitsOf('Hello everyone, and welcome to the show. Bruno, how is the van?');
    expect(plainTitle({ ...middle, isFirst: true, units })).toBe('Welcome and introductions');
  });

  it('takes no part of a longer word for a name', () => {
    const units = unitsOf('Welcome to the show. Our guest is Annabel, from Larkfield.');
    expect(plainTitle({ ...middle, speakers: ['Ada', 'Ann Bell'], isFirst: true, units })).toBe(
      'Welcome and introductions',
    );
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
