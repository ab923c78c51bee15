import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { aConversation } from '../../fixtures/conversations.js';

const unitsOf = async (lines: Parameters<typeof aConversation>[0]) => {
  const { turns } = aConversation(lines);
  return cutUnits(turns, await embedSentences(turns, createDeterministicEmbedder()));
};

describe('cutUnits', () => {
  it('keeps a sentence whole and marks where turns and paragraphs open', async () => {
    const units = await unitsOf([
      ['Ada', 'It broke at night. Nobody woke up.\n\nIn the morning we saw it.'],
      ['Bo', 'And then?'],
    ]);
    expect(units.map(({ text }) => text)).toEqual([
      'It broke at night.',
      'Nobody woke up.',
      'In the morning we saw it.',
      'And then?',
    ]);
    expect(units.map(({ opensTurn }) => opensTurn)).toEqual([true, false, false, true]);
    expect(units.map(({ opensParagraph }) => opensParagraph)).toEqual([true, false, true, true]);
  });

  it('knows the pieces of a sentence that was cut', async () => {
    const long = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
    const units = await unitsOf([['Ada', `${long}. And that was it.\n\nA line without an end`]]);
    expect(units.slice(0, -2).every(({ isPiece }) => isPiece)).toBe(true);
    expect(units.slice(-2).map(({ isPiece }) => isPiece)).toEqual([false, false]);
  });
});
