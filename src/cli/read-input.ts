// The bytes of a transcript that a command was given: a file's, or for "-" those of standard input.
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

export const STANDARD_INPUT = '-';

/** Rejects where there is no such file, where it is a folder, and where somebody would have to type the transcript. */
export async function readInput(file: string): Promise<Buffer> {
  if (file === STANDARD_INPUT) {
    if (process.stdin.isTTY) throw new Error('nothing comes in; send a transcript with "|" or "<"');
    return buffer(process.stdin);
  }
  if ((await stat(file)).isDirectory()) throw new Error('is a folder, not a file');
  return readFile(file);
}

/** What an input is called in messages. */
export function nameOfInput(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : file;
}
