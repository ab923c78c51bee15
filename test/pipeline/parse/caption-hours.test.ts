// Hours that a caption file has wrong: repaired where one reading alone puts the cues in order.
import { describe, expect, it } from 'vitest';
import { parseText } from './read-fixture.js';

const clock = (at: number) => new Date(at * 1000).toISOString().slice(11, 23).replace('.', ',');

/** Cues of four seconds, each at the second that `start` gives for its true one. */
function captions(starts: readonly number[]): string {
  return starts.map((at, i) => `${i + 1}\n${clock(at)} --> ${clock(at + 4)}\nWords of cue ${i}.\n`).join('\n');
}

const STEADY = Array.from({ length: 12 }, (_, i) => i * 4);

function read(starts: readonly number[]) {
  const { turns, findings } = parseText(captions(starts));
  const times = turns.flatMap(({ anchors }) => anchors.map(({ time }) => time));
  return { times, told: findings.map(({ message }) => message).filter((message) => !message.startsWith('Nobody')) };
}

describe('a cue whose hour is wrong', () => {
  it('is put back, and those after it stay where they are', () => {
    const { times, told } = read(STEADY.map((at, i) => (i === 5 ? at + 3600 : at)));
    expect(times).toEqual(STEADY);
    expect(told).toEqual(['The hour of this cue is wrong: 1:00:20 was read as 0:20']);
  });

  it('is put back as the first of all, and with its neighbours', () => {
    expect(read(STEADY.map((at, i) => (i === 0 ? at + 7200 : at))).times).toEqual(STEADY);
    expect(read(STEADY.map((at, i) => (i > 5 && i < 9 ? at + 3600 : at))).times).toEqual(STEADY);
  });

  it('has no time where no hour puts it between the others', () => {
    const { times, told } = read(STEADY.map((at, i) => (i === 5 ? 5000 : at)));
    expect(times).toEqual(STEADY.filter((_, i) => i !== 5));
    expect(told).toHaveLength(1);
  });

  it('is another part of the recording where many follow it', () => {
    const starts = STEADY.map((at, i) => (i > 5 ? at + 3600 : at));
    expect(read(starts)).toEqual({ times: starts, told: [] });
  });
});
