// What the tests of JSON readers share: a document in, a short view of the turns out.
import type { Transcript } from '../../../../src/domain/transcript.js';
import { parseText } from '../read-fixture.js';

export function parseDocument(document: unknown): Transcript {
  return parseText(JSON.stringify(document, null, 1));
}

/** Speaker, words, start and end of each turn. */
export function timed({ turns }: Transcript): [string | null, string, number | null, number | null][] {
  return turns.map(({ speaker, text, startTime, endTime }) => [speaker, text, startTime, endTime]);
}

/** Times of all stamps. */
export function stamps({ turns }: Transcript): number[] {
  return turns.flatMap(({ anchors }) => anchors.map(({ time }) => time));
}
