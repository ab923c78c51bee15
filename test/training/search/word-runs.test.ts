import { describe, expect, it } from 'vitest';
import { shareWithin, wordRuns } from '../../../training/search/word-runs.js';

const runs = wordRuns(['one two three four five six seven eight', 'yes indeed']);

describe('shareWithin', () => {
  it('is 1 for words that stand in a text in a row, however they are written', () => {
    expect(shareWithin('Two, three - FOUR; five\nsix!', runs)).toBe(1);
  });

  it('counts the words of matching runs, each once', () => {
    expect(shareWithin('three four five six seven eight nine ten', runs)).toBe(6 / 8);
  });

  it('counts no words that only stand there apart', () => {
    expect(shareWithin('eight seven six five four three two one', runs)).toBe(0);
  });

  it('takes a text shorter than a run for a run of its own', () => {
    expect(shareWithin('Yes. Indeed.', runs)).toBe(1);
    expect(shareWithin('yes', runs)).toBe(0);
  });

  it('is 0 for a text without words', () => {
    expect(shareWithin(' ... ', wordRuns(['...']))).toBe(0);
  });
});
