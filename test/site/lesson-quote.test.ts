import { describe, expect, it } from 'vitest';
import { quoteWithPoint } from '../../src/site/lesson-quote.js';

const marked = (quote: string, statement: string) => quoteWithPoint(quote, statement)?.markup;

describe('a quote with its point', () => {
  it('marks the words of the statement with the punctuation that closes them', () => {
    expect(
      marked('So, we looked. Check the restore by its content! That is all.', 'Check the restore by its content.'),
    ).toBe('So, we looked. <b>Check the restore by its content!</b> That is all.');
    expect(marked('He said: “never delete rows.” And left.', 'Never delete rows')).toBe(
      'He said: “<b>never delete rows.”</b> And left.',
    );
  });

  it('marks nothing where the statement is all of it, or where people only cut off its end', () => {
    expect(marked('Check the restore.', 'check the restore')).toBe('Check the restore.');
    expect(marked('“Check the restore.” Always.', 'Check the restore.')).toBe('<b>“Check the restore.”</b> Always.');
  });

  it('has no place for words that do not follow each other in it, or for no words', () => {
    expect(marked('Check each restore.', 'Check the restore.')).toBeUndefined();
    expect(marked('Rechecked.', 'checked')).toBeUndefined();
    expect(marked('Check it.', '…')).toBeUndefined();
  });

  it('lets no markup in', () => {
    expect(marked('<i>One</i> two <b>three</b>', 'two b three')).toBe(
      '&lt;i&gt;One&lt;/i&gt; <b>two &lt;b&gt;three</b>&lt;/b&gt;',
    );
  });
});
