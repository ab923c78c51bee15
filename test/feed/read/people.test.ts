import { describe, expect, it } from 'vitest';
import type { FeedPerson } from '../../../src/feed/read/feed.js';
import { peopleOnTape } from '../../../src/feed/read/people.js';

const person = (name: string, role = 'host', group = 'cast'): FeedPerson => ({
  name,
  role,
  group,
  imageUrl: null,
  pageUrl: null,
});

describe('peopleOnTape', () => {
  it('tells hosts and guests apart', () => {
    expect(
      peopleOnTape([person('Ada'), person('Grace', 'guest'), person('Joan', 'co-host'), person('Mary', 'narrator')]),
    ).toEqual([
      { name: 'Ada', role: 'host' },
      { name: 'Grace', role: 'guest' },
      { name: 'Joan', role: 'host' },
      { name: 'Mary', role: null },
    ]);
  });

  it('leaves out who only worked on it', () => {
    expect(peopleOnTape([person('Ada'), person('Bob', 'audio editor', 'audio production')])).toEqual([
      { name: 'Ada', role: 'host' },
    ]);
  });

  it('names everybody once, with a role where one is given', () => {
    expect(peopleOnTape([person('Ada', 'narrator'), person('ADA', 'guest'), person('Ada', 'host')])).toEqual([
      { name: 'Ada', role: 'guest' },
    ]);
  });
});
