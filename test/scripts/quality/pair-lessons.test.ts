import { describe, expect, it } from 'vitest';
import { pairLessons } from '../../../scripts/quality/pair-lessons.js';

const ours = (statement: string, quote: string) => ({ statement, quote, topics: [] });
const edited = (theme: string, quote: string, more: { strength?: number; alt_quotes?: string[] } = {}) => ({
  ...{ theme, quote, strength: 2, alt_quotes: [] },
  ...more,
});

const restore = 'You have to restore the backup somewhere and count what came back.';
const blame = 'Nobody gets better at this by being blamed for a bad night.';

describe('pairLessons', () => {
  it('pairs a lesson with ours on the same words, and with none where we have none', () => {
    const pairs = pairLessons(
      { lessons: [edited('blame', blame), edited('backups', restore)] },
      { lessons: [ours('Restore backups.', `And, well, ${restore} We learned it late.`)] },
    );
    expect(pairs.map(({ theme, ours: found }) => [theme, found?.statement])).toEqual([
      ['blame', undefined],
      ['backups', 'Restore backups.'],
    ]);
  });

  it('takes the strongest of several', () => {
    const lessons = [ours('First.', restore), ours('Second.', restore)];
    expect(pairLessons({ lessons: [edited('backups', restore)] }, { lessons })[0]!.ours!.statement).toBe('First.');
  });

  it('knows a lesson by another quote that says the same', () => {
    const lessons = [ours('Do not blame.', blame)];
    const pairs = pairLessons({ lessons: [edited('blame', restore, { alt_quotes: [blame] })] }, { lessons });
    expect(pairs[0]!.ours!.statement).toBe('Do not blame.');
  });

  it('asks only for those that have to be found', () => {
    const lessons = [1, 2, 3].map((strength) => edited(`strength ${strength}`, restore, { strength }));
    expect(pairLessons({ lessons }, { lessons: [] }).map(({ theme }) => theme)).toEqual(['strength 2', 'strength 3']);
  });
});
