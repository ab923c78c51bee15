// Does docs/search.md say what the code does? Its examples, read by the parser.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operatorNames } from '../../src/search/operators.js';
import { parseQuery } from '../../src/search/parse-query.js';

const page = readFileSync(new URL('../../docs/search.md', import.meta.url), 'utf8');
const rows = page
  .slice(page.indexOf('## What you can type'), page.indexOf('## Modes'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, typed, meaning]) =>
    Array.from(typed!.matchAll(/`([^`]+)`/gu), ([, q]) => ({ q: q!, meaning: meaning! })),
  );

describe('the table of what you can type', () => {
  test('has every operator', () => {
    const shown = new Set(rows.flatMap(({ q }) => /^(\w+):/u.exec(q)?.[1] ?? []));
    expect(shown).toEqual(new Set(operatorNames));
  });

  test.each(rows.filter(({ q }) => /^\w+:/u.test(q)))('shows an operator that is one: $q', ({ q, meaning }) => {
    const { operators, keyword } = parseQuery(q);
    expect(operators).toHaveLength(1);
    expect(keyword.terms).toEqual([]);
    const day = /\d{4}-\d{2}-\d{2}/u.exec(meaning)?.[0];
    if (day !== undefined) expect(operators[0]?.value).toBe(day);
  });

  test.each(rows.filter(({ q }) => !/^\w+:/u.test(q)))('shows words, phrases and exclusions: $q', ({ q }) => {
    const { operators, keyword } = parseQuery(q);
    expect(operators).toEqual([]);
    expect(keyword).toEqual({
      terms: q.includes('"') || q.startsWith('-') ? [] : ['test', 'backup'],
      phrases: q.startsWith('"') ? [q.replaceAll('"', '')] : [],
      excluded: q.startsWith('-') ? [q.replaceAll(/^-|"/gu, '')] : [],
    });
  });
});

test('a malformed operator is words, as documented', () => {
  expect(page).toContain('`before:yesterday`');
  expect(parseQuery('before:yesterday').operators).toEqual([]);
});
