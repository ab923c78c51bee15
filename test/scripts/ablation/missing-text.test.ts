import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const page = join(root, 'docs/quality.md');
const folder = mkdtempSync(join(tmpdir(), 'hindcast-ablation-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('npm run ablation says what is not there, and neither fails nor writes', async () => {
  const before = readFileSync(page, 'utf8');
  const databases = join(folder, 'databases');
  const missing = ['--data', join(folder, 'train'), '--set', join(folder, 'set'), '--db-folder', databases];
  const command = ['--import', 'tsx', join(root, 'scripts/ablation.ts'), ...missing];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  expect(stdout).toMatch(/^Skipped, and nothing written: .*podcasts.*meetings.*set\.json/u);
  expect(readFileSync(page, 'utf8')).toBe(before);
  expect(existsSync(databases)).toBe(false);
});
