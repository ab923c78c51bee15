// What has to come out of each real file? The manifest that lies beside the files says so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Entry {
  readonly file: string;
  /** What kind of file it is, in words. */
  readonly format: string;
  readonly language: string | null;
  readonly expect: {
    readonly count: number | null;
    readonly count_unit: string | null;
    readonly turns?: number;
    readonly title?: string;
    readonly speakers: readonly string[];
    readonly first_start_ms: number | null;
    readonly last_end_ms: number | null;
    readonly last_start_ms?: number;
    readonly first_words: string | null;
    readonly last_words: string | null;
    readonly refuse?: boolean;
  };
}

export function readManifest(set: string): Entry[] {
  return JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8')) as Entry[];
}

export function readFormatFile(set: string, { file }: Entry): Buffer {
  return readFileSync(join(set, 'files', file));
}

/** Files that are no transcripts by their kind: the pattern is what the reason of their refusal has to name. */
const OTHER_KINDS: readonly (readonly [unit: string, named: RegExp])[] = [
  ['feeds', /OPML/],
  ['items', /feed|RSS/i],
  ['chapters', /chapters/i],
];

/** What a refusal has to say; `null` where the file has to be read. */
export function refusalOf({ expect: { count_unit, refuse } }: Entry): RegExp | null {
  if (refuse) return /\S/;
  return OTHER_KINDS.find(([unit]) => unit === count_unit)?.[1] ?? null;
}
