// What holds for every transcript, whatever it was read from.
import { expect } from 'vitest';
import type { Transcript } from '../../../src/domain/transcript.js';

export function expectSane({ turns, marks, findings }: Transcript): void {
  expect(turns.length).toBeGreaterThan(0);
  let time = 0;
  turns.forEach((turn, index) => {
    expect(turn.index).toBe(index);
    expect(turn.text).not.toBe('');
    expect(turn.text).toBe(turn.text.trim());
    expect(turn.speaker?.trim()).not.toBe('');
    expect(turn.startTime === null).toBe(turn.timing === null);
    if (turn.startTime !== null && turn.endTime !== null) expect(turn.endTime).toBeGreaterThanOrEqual(turn.startTime);
    if (turn.startTime !== null) {
      expect(turn.startTime).toBeGreaterThanOrEqual(time);
      time = turn.startTime;
    }
    let [offset, last] = [-1, -1];
    for (const anchor of turn.anchors) {
      expect(anchor.offset).toBeGreaterThan(offset);
      expect(anchor.offset).toBeLessThan(turn.text.length);
      expect(anchor.time).toBeGreaterThan(last);
      expect(anchor.time).toBeGreaterThanOrEqual(time);
      offset = anchor.offset;
      last = anchor.time;
      time = anchor.time;
    }
  });
  for (const { label, at } of marks) {
    expect(label).not.toBe('');
    expect(at.turn).toBeLessThanOrEqual(turns.length);
    expect(at.offset).toBeLessThanOrEqual(turns[at.turn]?.text.length ?? 0);
  }
  for (const { line } of findings) if (line !== null) expect(line).toBeGreaterThan(0);
}
