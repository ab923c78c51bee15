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

  it('cuts speech without punctuation into pieces that hold every word once', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => (i % 20 === 19 ? 'so' : `word${i}`)).join(' ');
    const units = await unitsOf([['Ada', text]]);
    expect(units.length).toBeGreaterThan(100);
    expect(Math.max(...units.map(({ words }) => words.length))).toBeLessThanOrEqual(40);
    expect(units.map((unit) => unit.text).join(' ')).toBe(text);
    for (const { start, end, text: own } of units) expect(text.slice(start, end)).toBe(own);
    expect(units.filter(({ opensTurn }) => opensTurn)).toHaveLength(1);
  });
});
