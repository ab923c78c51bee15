// The folder that a site is written into: new beside the old one, then put in its place. What is not of an earlier export is
// never deleted.
import { cp, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HindcastError } from '../domain/errors.js';

/** Stands in every folder that was written here, and lists what was. */
export const MARKER = '.hindcast-site.json';
const FORMAT = 'hindcast-site/1';

interface Marker {
  readonly format: typeof FORMAT;
  /** Paths in the folder, sorted. */
  readonly files: readonly string[];
  /** While it is written: the id of the process that does. */
  readonly writer?: number;
}

export interface SiteFolder {
  /** `file`: its path in the folder, with "/". Each may be written once. */
  write(file: string, content: Uint8Array | string): Promise<void>;
  has(file: string): boolean;
  /** Gives a folder of what was written another name. */
  move(from: string, to: string): Promise<void>;
  /** Puts the new folder in the place of the old one; strange files of that come along. Throws `invalid-request` where one is in the way. */
  finish(): Promise<void>;
  /** Leaves everything as it was before. */
  discard(): Promise<void>;
}

/**
 * Begins to write a site that is to stand in the folder. Throws `invalid-request` for a folder with files that is no
 * earlier export, and while another process writes one. What an export that was cut off left behind is cleared away.
 */
export async function openSiteFolder(path: string): Promise<SiteFolder> {
  const target = resolve(path);
  const [fresh, old] = ['new', 'old'].map((name) => join(dirname(target), `.${basename(target)}.hindcast-${name}`)) as [
    string,
    string,
  ];
  await recover(target, { fresh, old });
  const earlier = await readEarlier(target);
  await mkdir(fresh, { recursive: true });
  await writeFile(join(fresh, MARKER), markerOf({ files: [], writer: process.pid }));
  const written = new Set<string>();
  return {
    has: (file) => written.has(file),
    async write(file, content) {
      if (written.has(file)) throw new Error(`${file} would be written twice`);
      written.add(file);
      const place = join(fresh, file);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, content);
    },
    async move(from, to) {
      await rename(join(fresh, from), join(fresh, to));
      for (const file of [...written].filter((each) => each.startsWith(`${from}/`))) {
        written.delete(file);
        written.add(`${to}${file.slice(from.length)}`);
      }
    },
    async finish() {
      await writeFile(join(fresh, MARKER), markerOf({ files: [...written].sort() }));
      await bringStrangeFiles(target, fresh, { earlier, written });
      if (earlier) await rename(target, old);
      await rename(fresh, target);
      await clear(old);
    },
    discard: () => clear(fresh),
  };
}

/** Puts back what was moved away, and clears away what was begun, if it is ours. */
async function recover(target: string, { fresh, old }: { fresh: string; old: string }): Promise<void> {
  if ((await readMarker(old)) && !(await exists(target))) await rename(old, target);
  for (const folder of [fresh, old]) {
    if (!(await exists(folder))) continue;
    const marker = await readMarker(folder);
    if (!marker) throw refusal(`${folder} is in the way, and no export has made it`);
    const isBusy = marker.writer !== undefined && marker.writer !== process.pid && isRunning(marker.writer);
    if (isBusy) throw refusal(`Another export into ${target} is under way (process ${marker.writer})`);
    await clear(folder);
  }
}

/** Files of the export that stands there; null where nothing does. */
async function readEarlier(target: string): Promise<ReadonlySet<string> | null> {
  if (!(await exists(target))) return null;
  if (!(await lstat(target)).isDirectory()) throw refusal(`${target} is no folder`);
  const marker = await readMarker(target);
  if (marker) return new Set([...marker.files, MARKER]);
  if ((await readdir(target)).length > 0) {
    throw refusal(`${target} has files in it and is no earlier export: name an empty folder or a new one`);
  }
  return new Set();
}

async function bringStrangeFiles(
  target: string,
  fresh: string,
  { earlier, written }: { readonly earlier: ReadonlySet<string> | null; readonly written: ReadonlySet<string> },
): Promise<void> {
  if (!earlier) return;
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const strange = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(target.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !earlier.has(file));
  const inTheWay = strange.find((file) => written.has(file) || isInside(file, written));
  if (inTheWay)
    throw refusal(`${join(target, inTheWay)} is not of an earlier export and stands where a page has to go`);
  for (const file of strange) {
    await mkdir(dirname(join(fresh, file)), { recursive: true });
    await cp(join(target, file), join(fresh, file), { preserveTimestamps: true, verbatimSymlinks: true });
  }
}

/** True when a folder of the file's path is a file of the site. */
function isInside(file: string, written: ReadonlySet<string>): boolean {
  const parts = file.split('/');
  return parts.some((_, i) => i > 0 && written.has(parts.slice(0, i).join('/')));
}

/** The marker goes last: what is left of a folder that could not be cleared away is known as ours the next time. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name !== MARKER) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function readMarker(folder: string): Promise<Marker | null> {
  const text = await readFile(join(folder, MARKER), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const marker = JSON.parse(text) as Marker;
    return marker.format === FORMAT && Array.isArray(marker.files) ? marker : null;
  } catch {
    return null;
  }
}

function markerOf(marker: Omit<Marker, 'format'>): string {
  return `${JSON.stringify({ format: FORMAT, ...marker }, null, 1)}\n`;
}

/** True for a process of this machine that has not ended; also where it is somebody else's. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function refusal(message: string): HindcastError {
  return new HindcastError('invalid-request', message);
}
