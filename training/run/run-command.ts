// Runs a command with its output shown.
import { spawn } from 'node:child_process';

/** Resolves when the command ends with 0; rejects with an Error that names it otherwise. */
export function runCommand([command, ...args]: readonly string[], { cwd }: { cwd: string }): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command!, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (cause) => failed(new Error(`${command} could not be started: ${cause.message}`, { cause })));
    child.once('exit', (code, signal) => {
      if (code === 0) done();
      else failed(new Error(`${[command, ...args].join(' ')} ended with ${code ?? signal}`));
    });
  });
}
