// Addresses of files, where a folder for them is configured. All others go on to the fetcher behind.
import { open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FetchError, type Fetched, type Fetcher, type FetchOptions } from '../fetcher.js';
import { checkContent } from './sniff.js';
import { tooLarge } from './unpack.js';

export class FolderFetcher implements Fetcher {
  readonly #folder: string;
  readonly #others: Fetcher;

  /** `folder`: what lies in it, however deep, may be read; a link that leads out of it may not. */
  constructor(folder: string, others: Fetcher) {
    this.#folder = folder;
    this.#others = others;
  }

  /** Redirects never come here, since `others` follows them itself. */
  async fetch(url: string, options: FetchOptions): Promise<Fetched> {
    if (!/^file:/iu.test(url)) return this.#others.fetch(url, options);
    options.signal?.throwIfAborted();
    const path = await this.#pathOf(url);
    const bytes = await readLimited(path, options.maxBytes);
    checkContent(bytes, options.wanted);
    const finalUrl = pathToFileURL(path).href;
    return { status: 200, notModified: false, finalUrl, lastingUrl: finalUrl, headers: {}, bytes };
  }

  async check(url: string): Promise<void> {
    if (!/^file:/iu.test(url)) return this.#others.check(url);
    await this.#pathOf(url);
  }

  close(): Promise<void> {
    return this.#others.close();
  }

  async #pathOf(url: string): Promise<string> {
    try {
      const [folder, path] = await Promise.all([realpath(this.#folder), realpath(fileURLToPath(url))]);
      if (path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return path;
    } catch (cause) {
      throw unreadable(cause);
    }
    throw unreadable();
  }
}

async function readLimited(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw unreadable();
    if (facts.size > maxBytes) throw tooLarge(maxBytes);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** One sentence for what is missing and what is forbidden: which files there are is nobody's business. */
function unreadable(cause?: unknown): FetchError {
  return new FetchError('file-unreadable', 'There is no such file in the folder that may be read', { cause });
}
