// Real transcripts, which are not part of this repository: read from ../shared where that folder is.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownFailing } from '../../../scripts/formats/known-failing.js';
import { readFormatFile, readManifest } from '../../../scripts/formats/manifest.js';
import { measureFile } from '../../../scripts/formats/measure-file.js';
import { HindcastError } from '../../../src/domain/errors.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { describeWhere, missingOfShared, SHARED } from '../../fixtures/describe-where.js';
import { expectSane } from './invariants.js';

function filesUnder(folder: string): string[] {
  return readdirSync(`${SHARED}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Every file parses sanely and keeps at least `LEAST_KEPT` of its words. */
function expectAllRead(files: readonly string[]): { transcript: Transcript; file: string }[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(`${SHARED}${file}`);
    try {
      const transcript = parseTranscript(bytes);
      expectSane(transcript);
      return [{ transcript, file }];
    } catch (error) {
      if (error instanceof HindcastError && error.code === 'no-speech' && bytes.length < 1_000) return [];
      throw new Error(`${file}: ${String(error)}`, { cause: error });
    }
  });
}

const LEAST_KEPT = 0.9;

describeWhere(missingOfShared('eval/dev/corpus', 'eval/dev/headings'), 'transcripts of the evaluation set', () => {
  it('are all read, with hardly a word lost and no mark left', { timeout: 120_000 }, () => {
    const read = expectAllRead([...filesUnder('eval/dev/corpus'), ...filesUnder('eval/dev/headings')]);
    expect(read.length).toBe(filesUnder('eval/dev/corpus').length + filesUnder('eval/dev/headings').length);
    for (const { transcript, file } of read) {
      const words = transcript.turns.flatMap((turn) => turn.text.split(/\s+/));
      const source = readFileSync(`${SHARED}${file}`, 'utf8').split(/\s+/);
      if (!file.includes('headings')) expect(words.length / source.length, file).toBeGreaterThan(LEAST_KEPT);
      expect(
        words.filter((word) => /\\[[\]]|^\[\d+:\d\d/.test(word)),
        file,
      ).toEqual([]);
    }
  });
});

describeWhere(missingOfShared('train/podcasts', 'train/talks'), '200 of the training transcripts', () => {
  it('are all read but pages without words', { timeout: 120_000 }, () => {
    const all = [...filesUnder('train/podcasts'), ...filesUnder('train/talks')];
    const sample = all.filter((_, i) => i % Math.ceil(all.length / 200) === 0);
    expect(expectAllRead(sample).length).toBeGreaterThanOrEqual(sample.length - 3);
  });
});

describe('the collection of real formats', () => {
  const set = `${SHARED}formats`;
  const missing = missingOfShared('formats');
  const manifest = missing === null ? readManifest(set) : [];

  describeWhere(missing, 'gives what its manifest expects', () => {
    it.each(manifest.map((entry) => [entry.file, entry] as const))('%s', { timeout: 60_000 }, (file, entry) => {
      const { transcript, differences } = measureFile(entry, readFormatFile(set, entry));
      if (transcript) expectSane(transcript);
      const known = knownFailing.includes(file);
      if (known) expect(differences, 'it fits now: take it off the list of known-failing files').not.toEqual([]);
      else expect(differences).toEqual([]);
    });

    it('holds every file that is known to fail', () => {
      const files = manifest.map(({ file }) => file);
      expect(knownFailing.filter((file) => !files.includes(file))).toEqual([]);
    });
  });
});
