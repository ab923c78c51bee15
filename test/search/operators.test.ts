import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operatorNames, readOperator } from '../../src/search/operators.js';

describe('readOperator', () => {
  test.each([
    ['2023', '2023-01-01', '2022-12-31'],
    ['2024-03', '2024-03-01', '2024-02-29'],
    ['2024-05-14', '2024-05-14', '2024-05-13'],
  ])('reads after:%s as from its first day on, before: as up to the day before it', (date, from, to) => {
    expect(readOperator('after', date)).toEqual({ field: 'from', value: from });
    expect(readOperator('before', date)).toEqual({ field: 'to', value: to });
  });

  test.each(['yesterday', '2024-13', '2023-02-29', '24', '2024-5', '2024-05-14T10:00:00Z', '0000', ''])(
    'does not take %j for a date',
    (date) => {
      expect(readOperator('after', date)).toBeNull();
      expect(readOperator('before', date)).toBeNull();
    },
  );

  test('takes a slug, or the title that it was made of', () => {
    expect(readOperator('show', 'Night-Shift')).toEqual({ field: 'show', value: 'night-shift' });
    expect(readOperator('topic', 'Recovery over prevention')).toEqual({
      field: 'topic',
      value: 'recovery-over-prevention',
    });
    expect(readOperator('show', '?!')).toBeNull();
  });

  test('takes the id of an episode and nothing else for one', () => {
    expect(readOperator('episode', 'EP_0123456789abcdef')).toEqual({ field: 'episode', value: 'ep_0123456789abcdef' });
    expect(readOperator('episode', 'ep_1')).toBeNull();
  });

  test('takes any part of a name for a speaker, and no name for none', () => {
    expect(readOperator('speaker', "O'Reilly")).toEqual({ field: 'speaker', value: "O'Reilly" });
    expect(readOperator('speaker', '—')).toBeNull();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operatorNames), fc.string({ unit: 'binary' }), (name, value) => {
        const operator = readOperator(name, value);
        if (operator?.field === 'from' || operator?.field === 'to') {
          expect(operator.value).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        }
      }),
    );
  });
});
