// Which verb a form belongs to, and that nothing is guessed.
import { describe, expect, it } from 'vitest';
import { createTagger } from '../../../src/pipeline/speech/tag-words.js';
import { baseOfPast, baseOfThird } from '../../../src/pipeline/suggest/verb-forms.js';
import { wordsModel } from '../../fixtures/analysis-models.js';

const { isListed } = createTagger(wordsModel);

describe('baseOfPast', () => {
  it.each([
    ['took', 'take'],
    ['moved', 'move'],
    ['stopped', 'stop'],
    ['started', 'start'],
    ['decided', 'decide'],
    ['replaced', 'replace'],
    ['tried', 'try'],
    ['visited', 'visit'],
    ['called', 'call'],
    ['played', 'play'],
    ['zorbed', null],
    ['bed', null],
    ['green', null],
  ])('%s', (past, base) => {
    expect(baseOfPast(past, isListed)).toBe(base);
  });
});

describe('baseOfThird', () => {
  it.each([
    ['protects', 'protect'],
    ['has', 'have'],
    ['goes', 'go'],
    ['carries', 'carry'],
    ['catches', 'catch'],
    ['closes', 'close'],
    ['pass', null],
  ])('%s', (third, base) => {
    expect(baseOfThird(third)).toBe(base);
  });
});
