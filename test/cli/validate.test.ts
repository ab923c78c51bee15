// The built command: reports on transcripts, opens no archive, and tells by its exit code whether all can be taken in.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hindcast-validate-'));
const HINDCAST_DB = join(folder, 'none.db');

const good = file('good.vtt', 'WEBVTT\n\nNOTE mine\n\n00:01.000 --> 00:02.000\n<v Ada>Hello \u001b[31mthere.');
const bad = file('bad.vtt', 'WEBVTT\n');

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function validate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return validateInput(null, args);
}

function validateInput(
  input: string | null,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, HINDCAST_DB };
    const { stdin } = execFile(process.execPath, [command, 'validate', ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
    stdin?.end(input ?? '');
  });
}

describe('hindcast validate', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reports what is understood and what would be lost, ends with 0, and opens no archive', async () => {
    const { code, stdout, stderr } = await validate(good);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('good.vtt: WebVTT, utf-8');
    expect(stdout).toContain('1 turn, 2 words, 0:01 to 0:02');
    expect(stdout).toMatch(/Ada: 100%, 2 words in 1 turn/u);
    expect(stdout).toMatch(/notes and comments of the editor: 1, first in line 3/u);
    expect(stdout).not.toContain('\u001b');
    expect(existsSync(HINDCAST_DB)).toBe(false);
  });

  it('ends with 1 when one of several files is refused, and reports all of them', async () => {
    const { code, stdout, stderr } = await validate(bad, good, join(folder, 'nowhere.srt'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/bad\.vtt: refused \(no-speech\)[\s\S]*error: [\s\S]*good\.vtt: WebVTT/u);
    expect(stderr).toMatch(/^hindcast: .*nowhere\.srt: no such file\n$/u);
  });

  it('reads standard input for -', async () => {
    const { code, stdout } = await validateInput('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello.', ['-']);
    expect(code).toBe(0);
    expect(stdout).toContain('standard input: WebVTT, utf-8');
    expect((await validateInput('', ['-'])).stdout).toContain('standard input: refused (empty-transcript)');
  });

  it('prints JSON, one entry a file', async () => {
    const reports = JSON.parse((await validate('--json', good, bad)).stdout);
    expect(reports).toMatchObject([
      { file: good, valid: true, problem: null, understood: { format: 'vtt', turns: 1 }, losses: [{ what: 'note' }] },
      { file: bad, valid: false, problem: { code: 'no-speech' }, understood: null },
    ]);
  });

  it.each([[[]], [['--format', 'tape', 'x.vtt']], [['--fast', 'x.vtt']]])(
    'ends with 2 after wrong usage %j',
    async (args) => {
      expect((await validate(...args)).code).toBe(2);
    },
  );
});
