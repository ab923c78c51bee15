import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyReader, type WrittenSentence } from '../../src/answer/read-reply.js';

/** What a reader gives for a text that comes in such pieces. */
function read(...pieces: readonly string[]): WrittenSentence[] {
  const reader = createReplyReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

describe('createReplyReader', () => {
  it.each<[string, WrittenSentence[]]>([
    ['Tapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    [
      'Tapes were blank. [1] They lost days.[2]',
      [
        { text: 'Tapes were blank.', cites: [1] },
        { text: 'They lost days.', cites: [2] },
      ],
    ],
    ['Tapes [2] were blank [1][3].', [{ text: 'Tapes were blank.', cites: [2, 1, 3] }]],
    ['Tapes were blank [1, 2; 1]', [{ text: 'Tapes were blank', cites: [1, 2] }]],
    ['Tapes were blank【3】.', [{ text: 'Tapes were blank.', cites: [3] }]],
    [
      '- **Tapes** were `blank` [1]\n- They lost _days_ [2]',
      [
        { text: 'Tapes were blank', cites: [1] },
        { text: 'They lost days', cites: [2] },
      ],
    ],
    [
      '## Answer\n1. Tapes were blank [1].',
      [
        { text: 'Answer', cites: [] },
        { text: '1.', cites: [] },
        { text: 'Tapes were blank.', cites: [1] },
      ],
    ],
    ['See [the tapes](https://tapes.example) [1].', [{ text: 'See the tapes.', cites: [1] }]],
    ['Tapes <b onclick="x()">were</b> blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Tap\u200bes were\u202e blank [1].', [{ text: 'Tap es were blank.', cites: [1] }]],
    ['<think>Which [1]? This. Or [2].</think>\nTapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['<think>Which [1]? This', []],
    ['Dr. Ines lost days [1].', [{ text: 'Dr. Ines lost days.', cites: [1] }]],
    [' \n ', []],
  ])('reads %j', (reply, sentences) => {
    expect(read(reply)).toEqual(sentences);
    expect(read(...reply)).toEqual(sentences);
  });

  it('gives a sentence as soon as the next one has begun with a word', () => {
    const reader = createReplyReader();
    expect(reader.push('Tapes were blank.')).toEqual([]);
    expect(reader.push(' [')).toEqual([]);
    expect(reader.push('1] ')).toEqual([]);
    expect(reader.push('They')).toEqual([]);
    expect(reader.push(' ')).toEqual([{ text: 'Tapes were blank.', cites: [1] }]);
  });

  it('gives the same however the text is cut into pieces', () => {
    const words = fc.constantFrom(
      'Tapes were blank',
      'Dr. Ines lost days',
      'They lost 3.5 days, i.e. all',
      '**It** was',
    );
    const stop = fc.constantFrom(' [1].', '. [1]', '.[2][3]', ' [1, 3]?', '.', '【2】!', '." [2]', ' [1]', '');
    const gap = fc.constantFrom(' ', '\n', '\n- ', '  ', '\n\n');
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(words, stop, gap), { maxLength: 8 }), sizes, (sentences, size) => {
        const text = sentences.flat().join('');
        const pieces: string[] = [];
        for (let at = 0; at < text.length; at += pieces.at(-1)!.length) {
          pieces.push(text.slice(at, at + size.next().value!));
        }
        expect(read(...pieces)).toEqual(read(text));
      }),
    );
  });

  it('reads a long text without an end in little time', () => {
    const reader = createReplyReader();
    const started = performance.now();
    for (let i = 0; i < 4_000; i++) reader.push('a.b,c');
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(reader.end().every(({ cites }) => cites.length === 0)).toBe(true);
  });
});
