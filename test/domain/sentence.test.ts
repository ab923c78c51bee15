import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfSentence, splitSentences } from '../../src/domain/sentence.js';

describe('splitSentences', () => {
  const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

  it('cuts after full stops, questions and exclamations', () => {
    expect(texts('It failed. Why? Nobody looked!')).toEqual(['It failed.', 'Why?', 'Nobody looked!']);
  });

  it('does not cut after an abbreviation', () => {
    expect(texts('We asked Dr. Smith. He said e.g. No.')).toEqual(['We asked Dr. Smith.', 'He said e.g. No.']);
  });

  it.each([
    ['a title', 'Ask Dr. Byron about it. She knows.', ['Ask Dr. Byron about it.', 'She knows.']],
    ['an initial', 'Mireille B. Reece said so. Yes.', ['Mireille B. Reece said so.', 'Yes.']],
    ['e.g.', 'Use a queue, e.g. RabbitMQ, here. Done.', ['Use a queue, e.g. RabbitMQ, here.', 'Done.']],
    ['vs.', 'It was Postgres vs. Riak back then. We chose.', ['It was Postgres vs. Riak back then.', 'We chose.']],
    ['a numbered thing', 'That was No. 5 of them. Next.', ['That was No. 5 of them.', 'Next.']],
    ['a country', 'The U.S. Government asked. We said no.', ['The U.S. Government asked.', 'We said no.']],
  ])('does not cut after %s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    ['"No." as an answer', 'Did it? No. We restored it.', ['Did it?', 'No.', 'We restored it.']],
    [
      'a short form that ends a sentence',
      'We moved to the U.S. Then it broke.',
      ['We moved to the U.S.', 'Then it broke.'],
    ],
    ['"I."', 'So did I. The end.', ['So did I.', 'The end.']],
    ['a lettered plan', 'That was plan B. So we used it.', ['That was plan B.', 'So we used it.']],
    ['a paragraph that ends in a short form', 'We asked Dr.\n\nByron came.', ['We asked Dr.', 'Byron came.']],
  ])('cuts after %s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('cuts at a paragraph break', () => {
    expect(texts('No full stop here\n\nNext')).toEqual(['No full stop here', 'Next']);
  });

  it('gives nothing for white space', () => {
    expect(splitSentences(' \n ')).toEqual([]);
  });

  it('says where each sentence stands, and leaves no word out', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const sentences = splitSentences(text);
        for (const sentence of sentences) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
        expect(
          sentences
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  it('cuts a long text where it cuts its parts', () => {
    const paragraph = 'We restored it twice. Did it work? It did, and "nobody" slept (much). ';
    const once = splitSentences(paragraph).length;
    expect(splitSentences(paragraph.repeat(1_000))).toHaveLength(once * 1_000);
    expect(texts(`${'word '.repeat(20_000)}end. Next one.`).at(-1)).toBe('Next one.');
  });

  it('takes no more time where hardly any cut counts', () => {
    const started = performance.now();
    expect(splitSentences('Ask Dr. '.repeat(50_000))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('takes time in proportion to the text', () => {
    const spent = (times: number) => {
      const text = Buffer.from('This is a sentence of eight words, no more. '.repeat(times)).toString();
      const started = process.cpuUsage();
      splitSentences(text);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    spent(500);
    expect(spent(20_000)).toBeLessThan(100 * Math.max(spent(500), 2_000));
  });
});

describe('partsOfSentence', () => {
  const sentence = { text: 'one two  three four five', start: 10, end: 34 };

  it('leaves a sentence of the longest length whole', () => {
    expect(partsOfSentence(sentence, { longest: 5, part: 2 })).toEqual([sentence]);
  });

  it('cuts a longer one by words and says where each part stands', () => {
    expect(partsOfSentence(sentence, { longest: 4, part: 2 })).toEqual([
      { text: 'one two', start: 10, end: 17 },
      { text: 'three four', start: 19, end: 29 },
      { text: 'five', start: 30, end: 34 },
    ]);
  });
});

const someText = fc
  .array(
    fc.constantFrom(
      'word',
      'Mr.',
      'stop.',
      'Why?',
      '\n',
      '\n\n',
      ' ',
      'e.g.',
      '…',
      '日本語。',
      'U.S.',
      '"Yes!"',
      '3.14',
    ),
    {
      maxLength: 3_000,
    },
  )
  .map((parts) => parts.join(' '));
