// When a search tells its reader that what it found has none of the words.
import { describe, expect, it } from 'vitest';
import { nearOnlyNote } from '../../../src/site/search/near-only.js';
import type { FoundView } from '../../../src/site/search/views.js';
import type { HitView } from '../../../src/site/views.js';

const hit: HitView = {
  ...{ url: '/night-shift/one#turn-7', startTime: 65, speakers: ['Ada Byron'], episodeTitle: 'Blank tapes' },
  ...{ snippet: 'Check a restore.', chapterTitle: 'Twenty bytes', similarCount: 0 },
};

interface Changes {
  readonly found?: FoundView | null;
  readonly pageNumber?: number;
}

function noteOn(query: string, snippets: string[], changes: Changes = {}): string | undefined {
  const found: FoundView = { target: 'passages', hits: snippets.map((snippet) => ({ ...hit, snippet })) };
  return nearOnlyNote({ found, state: { query, target: 'passages', values: {} }, pageNumber: 1, ...changes })?.markup;
}

describe('a search by meaning', () => {
  it('says so where no hit has a word that was asked for, without what binds', () => {
    const note = noteOn('a quantum "mechanics" -old', ['Check a restore.', 'Hello.']);
    expect(note).toContain('Nobody says “a quantum mechanics” in these words here');
    expect(note).toContain('href="/ask?q=a+quantum+%22mechanics%22+-old"');
  });

  it('does not say so where a word is marked in one of the hits', () => {
    expect(noteOn('quantum restore', ['Hello.', 'Check a <mark>restore</mark>.'])).toBeUndefined();
  });

  it.each(['what did ada say', 'blank', 'bytes'])('does not say so of what is named beside a hit: %s', (query) => {
    expect(noteOn(query, ['Hello.'])).toBeUndefined();
  });

  it('does not say so where no words were asked for, on later pages, and where there is nothing', () => {
    expect(noteOn('speaker:rui -old', ['Hello.'])).toBeUndefined();
    expect(noteOn('quantum', ['Hello.'], { pageNumber: 2 })).toBeUndefined();
    expect(noteOn('quantum', [])).toBeUndefined();
    expect(noteOn('quantum', ['Hello.'], { found: null })).toBeUndefined();
  });
});
