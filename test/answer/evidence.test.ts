// Which sentences of a passage can be cited.
import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '../../src/answer/evidence.js';
import type { Turn } from '../../src/domain/transcript.js';
import type { Hit } from '../../src/search/search.js';

const WORDS = 'pumps valves seals sensors tanks pipes meters rust water pressure night floor'.split(' ');
/** As captions come: an hour of it without a full stop. */
const text = Array.from({ length: 4000 }, (_, i) => WORDS[(i * 7) % WORDS.length]).join(' ');

const episode = { id: 'ep_0000000000000001', slug: 'pumps', title: 'Pumps', show: 'water' };
const turn: Turn = { index: 0, speaker: 'Ann', text, startTime: null, endTime: null, timing: null, anchors: [] };
const place = { startTurn: 0, startOffset: 6_000, endTurn: 0, endOffset: 6_600, startTime: null, timing: null };
const hit: Hit = {
  ...place,
  episode,
  text: text.slice(6_000, 6_600),
  snippet: '',
  speakers: ['Ann'],
  score: 1,
  url: '',
};

describe('speech without a full stop', () => {
  it('is cited in parts, of the passage alone', async () => {
    const [run] = await gatherEvidence([hit], { findTurns: async () => [turn] }, null);
    const sentences = run!.sentences;
    expect(sentences.length).toBeGreaterThan(1);
    for (const { text: part, start, end, wordCount } of sentences) {
      expect(text.slice(start, end)).toBe(part);
      expect(wordCount).toBeLessThanOrEqual(80);
      expect([end > 6_000, start < 6_600]).toEqual([true, true]);
    }
  });
});

describe('a sponsor read', () => {
  const read = 'A word from today’s sponsor. Rustaway cleans your pipes at night. It costs less than a plumber does.';
  const talk = 'Our pipes were full of rust. We cleaned them at night, and that took three weeks.';
  const sellsIn = async (said: string, startOffset: number) => {
    const spoken: Turn = { ...turn, text: said };
    const passage = { ...hit, startOffset, endOffset: said.length, text: said.slice(startOffset) };
    const [run] = await gatherEvidence([passage], { findTurns: async () => [spoken] }, null);
    return run!.sells;
  };

  it('is told by what was said before the passage', async () => {
    expect(await sellsIn(read, read.indexOf('Rustaway'))).toBe(1);
    expect(await sellsIn(talk, talk.indexOf('We cleaned'))).toBe(0);
  });
});
