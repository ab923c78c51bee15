import { describe, expect, it } from 'vitest';
import { meritOf } from '../../../src/export/picking/pick-lessons.js';
import { readsAlone, readsFluently } from '../../../src/export/picking/reads-alone.js';

describe('a sentence that reads alone', () => {
  it.each([
    'An average is where bad news goes to hide.',
    'You can’t negotiate with somebody that you can’t afford to lose.',
    'If you have never timed your restore, then your recovery time is a wish.',
    'The reality is that nobody wants to break a release.',
    'Restore into an empty place, never over the only evidence you’ve got.',
    'Watching one person fail is worth more than a hundred opinions.',
    'To be an effective leader, you have to understand the humans.',
    'People who can say no to a release are worth a lot.',
  ])('%s', (text) => expect(readsAlone(text)).toBe(true));

  it.each([
    // It leans on what was said before, at its beginning or further on,
    'That organization problem is the one that everybody has.',
    'And so you never let a machine run on its own.',
    'The second one is video, which is a personal medium.',
    'The further you get away from that, the harder a release becomes.',
    'You just apply for it, and they give these people money.',
    // is no sentence,
    'A stable API which other people may depend on.',
    'If you want people who care, people who can work with you.',
    'Led to a lot of hard things such as feedback.',
    'Not really about the problem, because you think around it.',
    // is talk that breaks off or plays somebody’s voice,
    'You need to be effective, break down problems, and just.',
    'The team was like please never deploy on a Friday.',
    'The cluster -- we never had one until the very end.',
    'Somebody said No when the release was about to go out.',
    // or has too few words, or too many.
    'Test your backups.',
    `You should ${'always test and '.repeat(12)}go home.`,
  ])('is not: %s', (text) => expect(readsAlone(text)).toBe(false));

  it('may point back where it is only to be fluent', () => {
    expect(readsFluently('The engineers think of this platform as a product.')).toBe(true);
    expect(readsFluently('Because the engineers think of it as a product.')).toBe(false);
  });

  it('is worth less the more it is filled, told or somebody’s own', () => {
    const merits = [
      'Backups are only as good as restores.',
      'Backups are really just as good as restores.',
      'We said that backups were as good as restores.',
    ].map((statement) => meritOf({ statement, score: 0.5 }));
    expect(merits).toEqual([...merits].sort((a, b) => b - a));
    expect(new Set(merits).size).toBe(3);
  });
});
