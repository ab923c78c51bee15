// Turns for the tests of exports: said in a word, complete in fact.
import type { Turn } from '../../src/domain/transcript.js';

export function turn(changes: Partial<Turn> & { text: string }): Turn {
  const startTime = changes.startTime ?? null;
  return {
    index: 0,
    speaker: null,
    endTime: null,
    timing: startTime === null ? null : 'exact',
    anchors: startTime === null ? [] : [{ offset: 0, time: startTime }],
    ...changes,
    startTime,
  };
}

/** Text that would do harm, or break a format, if it were written as it is. */
export const nasty = 'A & B <script>alert("x")</script> --> it\'s **bold** [link](x) _so_ `it` \\ # 1. &amp;';
