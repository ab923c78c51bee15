// A player finds the times that it is not told: the page's script is run here over what the server tells.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { momentAt } from '../../src/domain/timeline.js';
import type { Turn } from '../../src/domain/transcript.js';
import { toldTimes } from '../../src/http/told-times.js';
import { transcriptPlaces } from '../../src/http/transcript-places.js';

/** Of different lengths, so that words and sentences are not the same measure. */
const SENTENCES = [
  'No.',
  'You should check a restore by what is in it.',
  'It was empty, all of it was empty, for a year.',
];

function turnOf(index: number, sentences: number, changes: Partial<Turn>): Turn {
  const text = Array.from({ length: sentences }, (_, i) => SENTENCES[(index + i) % SENTENCES.length]).join(' ');
  return { index, speaker: 'Ada', text, startTime: null, endTime: null, timing: null, anchors: [], ...changes };
}

function stamped(...seconds: number[]): Turn[] {
  return seconds.slice(1).map((endTime, i) => {
    const startTime = seconds[i]!;
    return turnOf(i, 7 + i, { startTime, endTime, timing: 'exact', anchors: [{ offset: 0, time: startTime }] });
  });
}

/** What the script makes of them: a time of every sentence, or null. */
async function filled(turns: readonly Turn[]): Promise<(number | null)[]> {
  const places = transcriptPlaces(turns, {});
  const told = toldTimes(turns, places);
  const spans = places.paragraphs.flat(2).map((sentence) => {
    const time = told.get(sentence);
    const attributes = new Map(time === undefined ? [] : [['data-t', String(time)]]);
    return {
      textContent: sentence.text,
      getAttribute: (name: string) => attributes.get(name) ?? null,
      setAttribute: (name: string, value: string) => attributes.set(name, value),
    };
  });
  vi.stubGlobal('document', { querySelectorAll: () => spans });
  vi.resetModules();
  const script = '../../src/site/browser/sentence-times.js';
  await import(script);
  return spans.map((span) => (span.getAttribute('data-t') === null ? null : Number(span.getAttribute('data-t'))));
}

function known(turns: readonly Turn[]): (number | null)[] {
  return turns.flatMap((turn) =>
    transcriptPlaces(turns, {})
      .paragraphs[turn.index]!.flat()
      .map(({ start }) => momentAt(turn, start).time),
  );
}

describe('toldTimes', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['stamps now and then', stamped(3, 40, 95.5, 240)],
    [
      'a pause between two turns',
      [...stamped(0, 30), ...stamped(0, 300, 320).slice(1)].map((t, index) => ({ ...t, index })),
    ],
    [
      'no time at the beginning and the end',
      [turnOf(0, 4, {}), ...stamped(60, 90, 150).map((t) => ({ ...t, index: t.index + 1 })), turnOf(3, 4, {})],
    ],
  ])('leave nothing out that the page cannot find again: %s', async (_name, turns) => {
    const [found, wanted] = [await filled(turns), known(turns)];
    expect(found).toHaveLength(wanted.length);
    for (const [i, time] of wanted.entries()) {
      if (time === null) expect(found[i]).toBeNull();
      else expect(Math.abs(found[i]! - time), `sentence ${i}`).toBeLessThan(0.25);
    }
  });

  it('are few where stamps are few, and one a sentence where each has its own pace', () => {
    const even = stamped(0, 60, 120);
    expect(toldTimes(even, transcriptPlaces(even, {})).size).toBeLessThan(5);
    const text = Array(10).fill(SENTENCES[1]).join(' ');
    const anchors = Array.from({ length: 10 }, (_, i) => ({ offset: i * (SENTENCES[1]!.length + 1), time: i * i }));
    const uneven = [{ ...turnOf(0, 1, { startTime: 0, endTime: 100, timing: 'exact' }), text, anchors }];
    expect(toldTimes(uneven, transcriptPlaces(uneven, {})).size).toBe(10);
  });

  it('are none where no times are known', () => {
    const untimed = [turnOf(0, 5, {})];
    expect(toldTimes(untimed, transcriptPlaces(untimed, {})).size).toBe(0);
  });
});
