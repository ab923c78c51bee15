import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { knownWords } from '../../src/embedder/known-words.js';

function tokenizerFile(model: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'hindcast-words-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ model }));
  return join(folder, 'tokenizer.json');
}

describe('knownWords', () => {
  test.each([
    ['WordPiece', { vocab: { bread: 5, back: 6, '##ups': 7 } }],
    [
      'Unigram',
      {
        vocab: [
          ['▁bread', -5.1],
          ['▁back', -6],
          ['ups', -7.5],
        ],
      },
    ],
  ])('are the tokens of %s that are whole words', (_, model) => {
    const isWord = knownWords(tokenizerFile(model));
    expect(['bread', 'back', 'ups', '##ups', '▁bread', 'breaad'].filter(isWord)).toEqual(['bread', 'back']);
  });

  test('are read when they are first asked for', () => {
    const isWord = knownWords(join(tmpdir(), 'no-such-folder', 'tokenizer.json'));
    expect(() => isWord('bread')).toThrow('ENOENT');
  });

  test('are not guessed from a file of another kind', () => {
    const isWord = knownWords(tokenizerFile({ vocab: 'none' }));
    expect(() => isWord('bread')).toThrow();
  });
});
