import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairTimes } from '../../../src/pipeline/parse/stamp-repair.js';
import { parseText } from './read-fixture.js';

/** Stamps as written, each with the words that are spoken until its true time. */
function stamps(written: readonly number[], real: readonly number[], pace = 2.5) {
  return written.map((time, i) => ({ time, words: Math.round(real[i]! * pace), line: i + 1 }));
}

const START = [0, 600, 1200, 1800, 2400, 3000, 3590];

describe('stamps that run backwards', () => {
  it('lack their hour', () => {
    const real = [...START, 3730, 3860, 4200, 4800];
    const repaired = repairTimes(stamps([...START, 130, 260, 600, 1200], real));
    expect(repaired.times).toEqual(real);
    expect(repaired.findings[0]).toEqual({ line: 8, message: expect.stringMatching(/^The stamp 2:10 .* 1:02:10/) });
  });

  it('have hours and minutes where minutes and seconds stand', () => {
    const real = [...START, 3720, 3840, 4200];
    expect(repairTimes(stamps([...START, 62, 64, 70], real)).times).toEqual(real);
  });

  it('lack it between two that have it', () => {
    const real = [...START, 3730, 3860, 4200];
    expect(repairTimes(stamps([...START, 3730, 260, 4200], real)).times).toEqual(real);
  });

  it('are left as they are where no reading, or more than one, keeps the pace', () => {
    expect(repairTimes(stamps([0, 600, 1200, 120, 1800], [0, 600, 1200, 1500, 1800])).findings).toEqual([]);
    expect(repairTimes(stamps([10, 3000, 20], [10, 15, 20])).findings).toEqual([]);
    expect(repairTimes(stamps([...START, 62], [...START, 3690])).findings).toEqual([]);
  });

  it('are never touched where none does', () => {
    const rising = fc.array(fc.nat(9000), { maxLength: 40 }).map((times) => [...times].sort((a, b) => a - b));
    fc.assert(
      fc.property(rising, fc.array(fc.nat(90_000), { minLength: 40, maxLength: 40 }), (times, words) => {
        const counts = [...words].sort((a, b) => a - b);
        const given = times.map((time, i) => ({ time, words: counts[i]!, line: i + 1 }));
        expect(repairTimes(given)).toEqual({ times, findings: [] });
      }),
    );
  });

  it('are read in linear time, however many', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => ({
      time: i === 0 ? 3000 : (i * 37) % 3000,
      words: i,
      line: i,
    }));
    const start = performance.now();
    expect(repairTimes(many).times).toHaveLength(many.length);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('are repaired in a transcript, and told', () => {
    const words = 'one two three four five six seven eight nine ten '.repeat(300);
    const clocks = ['00:00', '20:00', '40:00', '59:50', '19:50', '39:50'];
    const text = clocks
      .map((clock, i) => `**${i % 2 ? 'Ada Byron' : 'Grace H'}:** \\[${clock}\\] ${words}`)
      .join('\n\n');
    const { turns, findings } = parseText(text);
    expect(turns.slice(-2).map((turn) => [turn.startTime, turn.timing])).toEqual([
      [4790, 'exact'],
      [5990, 'exact'],
    ]);
    expect(findings.map((finding) => finding.line)).toEqual([9, 11]);
  });
});
