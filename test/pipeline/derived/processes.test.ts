// Is what is derived the same in another process, on a machine of another language and time zone?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { hashOfSample } from './derive-sample.js';

const script = fileURLToPath(new URL('derive-sample.ts', import.meta.url));

async function hashElsewhere(settings: Record<string, string>): Promise<string> {
  const env = { ...process.env, ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env });
  return stdout.trim();
}

it('chapters and lessons are the same bytes in every process', { timeout: 120_000 }, async () => {
  const here = await hashOfSample();
  expect(here).toMatch(/^[0-9a-f]{64}$/);
  // In Turkish, "I" has another small letter.
  expect(await hashElsewhere({ LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' })).toBe(here);
  expect(await hashElsewhere({ LC_ALL: 'C', LANG: 'C', TZ: 'UTC' })).toBe(here);
});
