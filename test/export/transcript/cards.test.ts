// The cards of captions: two lines of 32 characters, and none that is gone before it is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSubRip } from '../../../src/export/transcript/sub-rip.js';
import { turn } from '../turns.js';

const words = 'we should never trust a backup, because the team learned that it was worth more than any plan'.split(
  ' ',
);
const talk = fc
  .array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }), { minLength: 6, maxLength: 12 })
  .map((texts) =>
    texts.map((said, index) =>
      turn({
        index,
        speaker: index % 2 === 0 ? 'Ada Marsh' : 'Rui Okafor',
        text: `So ${said.join(' ')}.`,
        startTime: index * 60,
        endTime: index * 60 + (said.length + 1) * 0.4,
      }),
    ),
  );

/** The lines of each card. */
function cardsOf(srt: string): string[][] {
  return srt.split('\n\n').map((card) => card.trim().split('\n').slice(2));
}

describe('cards of captions', () => {
  it('have two lines of 32 characters at most, the name among them', () => {
    fc.assert(
      fc.property(talk, (turns) => {
        for (const lines of cardsOf(renderSubRip(turns))) {
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(32);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leave no last word alone', () => {
    const text = 'We rehearse how to bring the data back every month, in whatever kind of form.';
    const cards = cardsOf(renderSubRip([turn({ speaker: 'Nuala Fenwick', text, startTime: 0, endTime: 6 })]));
    expect(cards.length).toBe(2);
    for (const lines of cards) expect(lines.join(' ').split(' ').length).toBeGreaterThan(4);
  });

  it('break lines where no remark would be read as a name', () => {
    const text = 'We all agree on this. Remember: nobody reads a runbook at night.';
    const turns = [0, 1, 2, 3].map((index) =>
      turn({ index, speaker: index % 2 ? 'Lee' : 'Ada', text, startTime: index * 9, endTime: index * 9 + 9 }),
    );
    expect(renderSubRip(turns)).not.toMatch(/^Remember:/mu);
  });
});
