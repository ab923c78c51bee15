import { describe, expect, test } from 'vitest';
import { holdsAskedFor } from '../../src/answer/asked-for.js';
import { kindOf } from '../../src/answer/question-kind.js';

const holds = (question: string, text: string) => holdsAskedFor({ kind: kindOf(question), text: question }, text);

describe('what a question asks for is held by', () => {
  test.each([
    ['How many bakers work at night?', 'We had four very tired bakers on that shift.'],
    ['How many bakers work at night?', 'There were 12 of the bakers left.'],
    ['How many broken ovens did you find?', 'It turned out that six ovens were cold.'],
    ['How much did the new oven cost?', 'In the end it was forty thousand dollars.'],
    ['How much do you charge for a loaf?', 'We take €4 and nobody complains.'],
    ['What percentage of orders was lost?', 'About half of them, I would say.'],
    ['What share of the loaves is sold?', 'Ninety percent on a good day.'],
    ['How much faster is the new oven?', 'It bakes three times as fast.'],
    ['How big is the bakery?', 'It is 80 square metres.'],
    ['When did you buy the oven?', 'I bought it in 2019.'],
    ['When did the flood happen?', 'That was two winters ago.'],
    ['How long did the repair take?', 'It took us three weeks.'],
    ['How long did the repair take?', 'A couple of days, no more.'],
    ['How often do you test the backup?', 'Every Tuesday at noon.'],
    ['Why did you move?', 'We left because the roof leaked.'],
  ])('%s — %s', (question, text) => {
    expect(holds(question, text)).toBe(true);
  });
});

describe('what a question asks for is not held by', () => {
  test.each([
    ['How many bakers work at night?', 'The bakers come in at four.'],
    ['How many bakers work at night?', 'One of the bakers told me so.'],
    ['How much did the new oven cost?', 'It has two doors and it was dear.'],
    ['What percentage of orders was lost?', 'We lost nine days of orders.'],
    ['How much faster is the new oven?', 'It is so much faster.'],
    ['How big is the bakery?', 'It is one of the things that we love.'],
    ['When did you buy the oven?', 'It is a good oven.'],
    ['How long did the repair take?', 'It took for ever.'],
    ['How often do you test the backup?', 'We test it with care.'],
    ['What is a starter?', 'There are 12 of them.'],
  ])('%s — %s', (question, text) => {
    expect(holds(question, text)).toBe(false);
  });
});
