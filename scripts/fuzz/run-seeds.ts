// The process in which mutated files are read: folder, first seed and last seed + 1 are its arguments. It says which seed
// comes next before it reads, so that a hang is known by its seed.
import { caseOf, readFolder } from './cases.js';
import { type Outcome, runOne } from './run-one.js';

export interface FuzzReport extends Outcome {
  readonly seed: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export type FuzzMessage = { readonly next: number } | { readonly report: FuzzReport };

/** Reading twice every time would say little more. */
const VALIDATE_EVERY = 10;

const [folder, from, to] = process.argv.slice(2);
const files = readFolder(folder!);
const send = (message: FuzzMessage): Promise<void> =>
  new Promise((sent) => process.send!(message, undefined, {}, () => sent()));
for (let seed = Number(from); seed < Number(to); seed++) {
  await send({ next: seed });
  const { name, bytes } = caseOf(files, seed);
  await send({
    report: { seed, name, size: bytes.length, ...runOne(bytes, { validates: seed % VALIDATE_EVERY === 0 }) },
  });
}
process.disconnect();
