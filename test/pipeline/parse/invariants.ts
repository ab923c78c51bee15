// What holds for every transcript, whatever it was read from.
import { expect } from 'vitest';
import { transcriptFaults } from '../../../scripts/fuzz/transcript-faults.js';
import type { Transcript } from '../../../src/domain/transcript.js';

export function expectSane(transcript: Transcript): void {
  expect(transcriptFaults(transcript)).toEqual([]);
}
