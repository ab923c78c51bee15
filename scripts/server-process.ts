// Starts the built service as a process of its own, the way a user does, for the commands that measure it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to the line that says it serves. */
  readonly startMs: number;
  /** Ends it with SIGTERM and waits; rejects when it did not end with 0. */
  stop(): Promise<void>;
}

const COMMAND = fileURLToPath(new URL('../bin/hindcast.js', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** Starts `hindcast serve` on a free port with these settings over the environment's own. */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<ServerProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'serve', ...options], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await announcedUrl(child);
  return {
    url,
    process: child,
    startMs: performance.now() - begun,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`the server ended with ${code} after SIGTERM`);
    },
  };
}

function announcedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the server did not start in time')), START_TIMEOUT_MS);
    let printed = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const url = /serves on (\S+)/u.exec(printed)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`the server ended at its start with ${code ?? signal}`));
    });
  });
}

/** Current and highest resident memory of a process in megabytes (Linux; null elsewhere). */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status === null) return null;
  const megabytes = (field: string): number =>
    Number(new RegExp(`${field}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0) / 1024;
  return { now: Math.round(megabytes('VmRSS')), peak: Math.round(megabytes('VmHWM')) };
}
