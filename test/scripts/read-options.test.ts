import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function runScript(script: string, option: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `${ROOT}${script}`, option], {
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe.each(['training/train.ts', 'scripts/ablation.ts', 'scripts/bench.ts', 'scripts/quality.ts'])(
  '%s',
  (script) => {
    it('tells its usage when asked for help', () => {
      const { code, stdout } = runScript(script, '--help');
      const source = readFileSync(`${ROOT}${script}`, 'utf8');
      const lines = stdout.trimEnd().split('\n');
      expect(source).toMatch(new RegExp(`^(//.*\n){${lines.length}}(?!//)`, 'u'));
      for (const line of lines) expect(source).toContain(`// ${line}`.trimEnd());
      expect(stdout).toMatch(/^ {2}(?:npm run|npx tsx) /mu);
      expect(code).toBe(0);
    });

    it('says in one line which option it does not know', () => {
      const { code, stdout, stderr } = runScript(script, '--unheard-of');
      expect(stderr).toBe("Unknown option '--unheard-of' (--help tells the options)\n");
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    });
  },
);
