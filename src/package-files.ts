// Where do the files of this package lie? Beside src and dist alike.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function packagePath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A file of data/. */
export function dataPath(path: string): string {
  return packagePath(`data/${path}`);
}

export function readData(path: string): string {
  return readFileSync(dataPath(path), 'utf8');
}
