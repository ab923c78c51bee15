// The page's scripts in one file, from their sources and from what the compiler makes of them.
import { readdirSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { joinScripts } from '../../src/site/assets/join-scripts.js';

const folder = new URL('../../src/site/browser/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
/** `tsc` says that a file is a module, and ends it with a comment that has no end. */
const compiled = sources.map((source, i) => `${source}export {};\n//# sourceMappingURL=${i}.js.map`);

describe('scripts in one file', () => {
  it('run as they are written, and as the compiler leaves them', () => {
    for (const all of [sources, compiled]) {
      const apart = all.filter((source) => !/^(?:import|export) (?!\{\};)/mu.test(source));
      expect(apart.length).toBeGreaterThan(4);
      expect(() => new Script(joinScripts(apart))).not.toThrow();
    }
  });

  it('keep their names to themselves, and their comments too', () => {
    const joined = joinScripts([
      'const a = 1;\n/** Ours. */\nseen.push(a);',
      'const a = 2;\nseen.push(a);\n//# sourceMappingURL=b.js.map',
    ]);
    const seen: number[] = [];
    new Script(joined).runInNewContext({ seen });
    expect(seen).toEqual([1, 2]);
    expect(joined).not.toMatch(/Ours|source/u);
  });
});
