// The browser of the journeys (CHROMIUM_PATH, default /usr/bin/chromium), or a line that says that there is none.
import { existsSync } from 'node:fs';

export const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const there = existsSync(executablePath);
if (!there && process.env.CI) throw new Error(`There is no Chromium at ${executablePath}; CI has to have one`);
if (!there) process.stderr.write(`Skipped the browser journeys: there is no Chromium at ${executablePath}\n`);
