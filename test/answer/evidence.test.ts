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
