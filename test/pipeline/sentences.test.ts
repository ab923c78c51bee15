import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../src/embedder/deterministic.js';
import { embedSentences } from '../../src/pipeline/sentences.js';
import { someTurns } from '../fixtures/builders.js';

describe('embedSentences', () => {
  it('gives each sentence its place and its vector, in one call', async () => {
    const embedder = createDeterministicEmbedder();
    const turns = someTurns(['Ada', 'It broke. We fixed it.'], ['Bo', 'How?']);
    const sentences = await embedSentences(turns, embedder);
    expect(sentences.map(({ turn, start, end, text }) => ({ turn, start, end, text }))).toEqual([
      { turn: 0, start: 0, end: 9, text: 'It broke.' },
      { turn: 0, start: 10, end: 22, text: 'We fixed it.' },
      { turn: 1, start: 0, end: 4, text: 'How?' },
    ]);
    expect(embedder.calls).toEqual([{ purpose: 'passage', texts: 3 }]);
    const [vector] = await embedder.embedBatch(['How?'], 'passage');
    expect(sentences[2]?.vector).toEqual(vector);
  });

  it('cuts speech without punctuation into pieces that hold every word once, each with its vector', async () => {
    const text = Array.from({ length: 500 }, (_, i) => (i % 20 === 19 ? 'so' : `word${i}`)).join(' ');
    const pieces = await embedSentences(someTurns(['Ada', text]), createDeterministicEmbedder());
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.map((piece) => piece.text).join(' ')).toBe(text);
    for (const { start, end, text: own } of pieces) expect(text.slice(start, end)).toBe(own);
    expect(pieces[0]?.vector).not.toEqual(pieces[1]?.vector);
  });
});
