import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenSentence } from '../../src/answer/plain-sentence.js';
import { createReplyReader } from '../../src/answer/read-reply.js';

/** What a reader gives for a text that comes in such pieces. */
function read(...pieces: readonly string[]): WrittenSentence[] {
  const reader = createReplyReader();
  const readings = [...pieces.map((piece) => reader.push(piece)), reader.end()];
  const last = readings.findLastIndex(({ restarts }) => restarts);
  return readings.slice(Math.max(0, last)).flatMap(({ sentences }) => sentences);
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
    ['Which [1]? This. Or [2].\n</think>\n\nTapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['<think>\n\n</think>\n\nTapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['[THINK]Which [1]? This.[/THINK]Tapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    [
      '<|channel|>analysis<|message|>Use [1].<|end|><|start|>assistant<|channel|>final<|message|>Tapes were blank [1].<|return|>',
      [{ text: 'Tapes were blank.', cites: [1] }],
    ],
    ['Tapes were blank [1].<|im_end|>', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['```\nTapes were blank [1].\n```', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['```json\n{"answer": "Tapes were blank [1]."}\n```', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['{"answer": "Tapes were \\"blank\\" [1].", "sure": true}', [{ text: 'Tapes were "blank".', cites: [1] }]],
    ['{"answer": "Tapes were blank [1].', []],
    ['Tapes were blank (1).', [{ text: 'Tapes were blank.', cites: [1] }]],
    [
      'Tapes were blank. (1) They lost days (1, 2)!',
      [
        { text: 'Tapes were blank.', cites: [1] },
        { text: 'They lost days!', cites: [1, 2] },
      ],
    ],
    ['Tapes (3 of them) were blank [1].', [{ text: 'Tapes (3 of them) were blank.', cites: [1] }]],
    ['Tapes were blank [1-3].', [{ text: 'Tapes were blank.', cites: [1, 2, 3] }]],
    ['Tapes were blank [^1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Tapes were blank \\[1\\].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Tapes were blank [Quote 1] [quote 2].', [{ text: 'Tapes were blank.', cites: [1, 2] }]],
    ['Tapes were blank [1] and [3].', [{ text: 'Tapes were blank.', cites: [1, 3] }]],
    ['Tapes were blank【1†source】.', [{ text: 'Tapes were blank.', cites: [1] }]],
    [
      '[1] Tapes were blank. [2] They lost days.',
      [
        { text: 'Tapes were blank.', cites: [1] },
        { text: 'They lost days.', cites: [2] },
      ],
    ],
    ['Answer: Tapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['**Answer:** Based on the quotes, tapes were blank [1].', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Quote [1] says that tapes were blank.', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Tapes were blank [1].\n\nSources:\n[1] Tom: The tapes were blank.', [{ text: 'Tapes were blank.', cites: [1] }]],
    ['Dr. Ines lost days [1].', [{ text: 'Dr. Ines lost days.', cites: [1] }]],
    [' \n ', []],
  ])('reads %j', (reply, sentences) => {
    expect(read(reply)).toEqual(sentences);
    expect(read(...reply)).toEqual(sentences);
  });

  it('gives a sentence as soon as the next one has begun with a word', () => {
    const reader = createReplyReader();
    const push = (text: string) => reader.push(text).sentences;
    expect(push('Tapes were blank.')).toEqual([]);
    expect(push(' [')).toEqual([]);
    expect(push('1] ')).toEqual([]);
    expect(push('They')).toEqual([]);
    expect(push(' ')).toEqual([{ text: 'Tapes were blank.', cites: [1] }]);
  });

  it('gives the same however the text is cut into pieces', () => {
    const words = fc.constantFrom(
      'Tapes were blank',
      'Dr. Ines lost days',
      'They lost 3.5 days, i.e. all',
      '**It** was',
    );
    const stop = fc.constantFrom(
      ' [1].',
      '. [1]',
      '.[2][3]',
      ' [1, 3]?',
      '.',
      '【2】!',
      '." [2]',
      ' [1]',
      '. (1)',
      ' (2).',
      '. [Quote 1]',
      '',
    );
    const gap = fc.constantFrom(' ', '\n', '\n- ', '  ', '\n\n', '</think>', '<think>', '<|end|>');
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

  it.each(['a.b,c', '. [1] ', '. [a b] ', '[1', '(1 and ', '<|', '“', '. a [', '</think>'])(
    'reads a long text of %j in little time',
    (piece) => {
      const reader = createReplyReader();
      const started = performance.now();
      for (const character of piece.repeat(8_000 / piece.length)) reader.push(character);
      reader.end();
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );
});
