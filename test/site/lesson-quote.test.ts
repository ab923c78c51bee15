import { describe, expect, it } from 'vitest';
import { saysAlmost } from '../../src/domain/quoted-point.js';
import { quoteWithPoint } from '../../src/site/lesson-quote.js';

const marked = (quote: string, statement: string) => quoteWithPoint(quote, statement)?.markup;

describe('a quote with its point', () => {
  it('marks the words of the statement with the punctuation that closes them', () => {
    const quote = 'So we looked again. Check the restore by its content! That is all there is.';
    expect(marked(quote, 'Check the restore by its content.')).toBe(
      'So we looked again. <b>Check the restore by its content!</b> That is all there is.',
    );
    expect(marked('He always said: “never delete rows.” And then he left.', 'Never delete rows')).toBe(
      'He always said: “<b>never delete rows.”</b> And then he left.',
    );
  });

  it('sets no one or two words apart, at the beginning or at the end', () => {
    expect(marked('And so check the restore, you know.', 'Check the restore.')).toBe(
      'And so check the restore, you know.',
    );
    expect(marked('And so you check the restore. Right?', 'Check the restore.')).toBe(
      'And so you <b>check the restore. Right?</b>',
    );
  });

  it('has no place for words that do not follow each other in it, or for no words', () => {
    expect(marked('Check each restore.', 'Check the restore.')).toBeUndefined();
    expect(marked('Rechecked.', 'checked')).toBeUndefined();
    expect(marked('Check it.', '…')).toBeUndefined();
  });

  it('is said almost as stated where a word or two were left out', () => {
    const quote = 'People want the power of bare metal, which is [unintelligible] why you come to us.';
    expect(saysAlmost(quote, 'People want the power of bare metal, which is why you come to us.')).toBe(true);
    expect(saysAlmost(quote, 'People come to us for bare metal.')).toBe(false);
    expect(saysAlmost(quote, 'Metal')).toBe(false);
  });

  it('lets no markup in', () => {
    expect(marked('<i>One</i> of a few <b>things</b>', 'a few b things')).toBe(
      '&lt;i&gt;One&lt;/i&gt; of <b>a few &lt;b&gt;things&lt;/b&gt;</b>',
    );
  });
});
