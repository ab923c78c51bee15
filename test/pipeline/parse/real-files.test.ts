// Real transcripts, which are not part of this repository: read from ../shared where that folder is.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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

interface Expected {
  readonly file: string;
  readonly format: string;
  readonly expect: {
    readonly count: number | null;
    readonly count_unit: string | null;
    readonly turns?: number;
    readonly speakers: readonly string[];
    readonly first_start_ms: number | null;
    readonly last_end_ms: number | null;
    readonly last_start_ms?: number;
    readonly first_words: string | null;
    readonly last_words: string | null;
    readonly refuse?: boolean;
  };
}

/** The formats read here; the manifest has others (feeds, recognisers' JSON, HTML). */
const FORMATS =
  /^(?:Markdown|WebVTT|SRT|Zoom|Teams|YouTube automatic|Otter|text|plain text|Podcasting 2\.0 JSON)|HTML page|evaluation set/;

/** Where the result differs from the manifest, in words; empty where all of it fits. */
function differences({ file, expect: want }: Expected): string[] {
  let transcript: Transcript;
  try {
    transcript = parseTranscript(readFileSync(`${SHARED}formats/files/${file}`));
  } catch (error) {
    return error instanceof HindcastError && want.refuse ? [] : [String(error)];
  }
  if (want.refuse) return ['accepted, should be refused'];
  expectSane(transcript);
  const { turns } = transcript;
  const speakers = [...new Set(turns.flatMap((turn) => turn.speaker ?? []))].sort();
  const starts = turns.flatMap((turn) => turn.anchors.map((anchor) => Math.round(anchor.time * 1000)));
  const words = turns
    .map((turn) => turn.text)
    .join(' ')
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const turnCount = want.turns ?? (want.count_unit === 'turns' ? want.count : null);
  const end = turns.at(-1)!.endTime;
  const checks: [string, unknown, unknown][] = [
    ['speakers', speakers.join(), [...want.speakers].sort().join()],
    ['turns', turnCount === null ? null : turns.length, turnCount],
    ['first start', starts[0] ?? null, want.first_start_ms],
    ['last start', want.last_start_ms === undefined ? undefined : starts.at(-1), want.last_start_ms],
    ['last end', want.last_end_ms === null ? null : end && Math.round(end * 1000), want.last_end_ms],
    ['first words', words.slice(0, want.first_words?.length ?? 0), want.first_words ?? ''],
    ['last words', words.slice(words.length - (want.last_words?.length ?? 0)), want.last_words ?? ''],
  ];
  return checks
    .filter(([, got, wanted]) => got !== wanted)
    .map(([what, got, wanted]) => `${what}: ${got}, not ${wanted}`);
}

describeWhere(missingOfShared('formats'), 'the collection of real formats', () => {
  it('gives what its manifest says', { timeout: 120_000 }, () => {
    const manifest = JSON.parse(readFileSync(`${SHARED}formats/manifest.json`, 'utf8')) as Expected[];
    const ours = manifest.filter(({ format }) => FORMATS.test(format) && !format.includes('HTML transcript'));
    const failed = ours
      .map((entry) => [entry.file, differences(entry)] as const)
      .filter(([, found]) => found.length > 0);
    expect(ours.length).toBeGreaterThanOrEqual(40);
    // One sentence there has no label; the manifest counts it in no turn and wants it as the first words all the same.
    expect(Object.fromEntries(failed)).toEqual({ 'btc-livera-450-dash-times.md': ['turns: 65, not 64'] });
  });
});
