#!/usr/bin/env node
// The command: runs what `npm run build` made.
import { existsSync } from 'node:fs';

const entry = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(entry)) {
  await import(entry.href);
} else {
  process.stderr.write('hindcast: not built yet; run `npm ci`, or `npm run build`\n');
  process.exitCode = 1;
}
