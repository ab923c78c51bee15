// The words around a quote.
import { describe, expect, it } from 'vitest';
import { quoteContext } from '../../src/domain/quote-context.js';
import { aTurn } from '../fixtures/builders.js';

const text =
  'One. Two is here. Three stands before it. A backup that nobody has restored, is a rumour. Five. Six. Seven.';
const turns = [
  aTurn({ index: 6, speaker: 'Ada', text: 'First. Second. What is a backup?' }),
  aTurn({ index: 7, speaker: 'Rui', text }),
  aTurn({ index: 8, speaker: null, text: 'Right. I see. Well.' }),
];
const placeOf = (quote: string) => {
  const startOffset = text.indexOf(quote);
  return { turn: 7, startOffset, endOffset: startOffset + quote.length };
};

describe('the context of a quote', () => {
  it('is two sentences on each side, within its turn', () => {
    expect(quoteContext(placeOf('A backup that nobody has restored, is a rumour.'), turns)).toEqual({
      ...{ before: 'Two is here. Three stands before it.', after: 'Five. Six.', earlier: null, later: null },
    });
  });

  it('holds the rest of the sentence that is quoted in part', () => {
    const { before, after } = quoteContext(placeOf('that nobody has restored'), turns);
    expect(before).toBe('Three stands before it. A backup');
    expect(after).toBe(', is a rumour. Five.');
  });

  it('is of the turns beside it where the quote fills its own', () => {
    expect(quoteContext({ turn: 7, startOffset: 0, endOffset: text.length }, turns)).toEqual({
      ...{ before: '', after: '', later: { speaker: null, text: 'Right. I see.' } },
      earlier: { speaker: 'Ada', text: 'Second. What is a backup?' },
    });
    expect(quoteContext({ turn: 7, startOffset: 0, endOffset: text.length }, [turns[1]!])).toMatchObject({
      ...{ earlier: null, later: null },
    });
  });

  it('is cut between words where sentences have no end', () => {
    const endless = `${'word '.repeat(2000)}QUOTE${' word'.repeat(2000)}`;
    const startOffset = endless.indexOf('QUOTE');
    const place = { turn: 0, startOffset, endOffset: startOffset + 5 };
    const { before, after } = quoteContext(place, [aTurn({ index: 0, text: endless })]);
    expect(before).toMatch(/^… word(?: word)+$/u);
    expect(after).toMatch(/^word(?: word)+ …$/u);
    expect(before.length + after.length).toBeLessThan(900);
  });
});
