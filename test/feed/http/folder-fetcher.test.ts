import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../../src/feed/fetcher.js';
import { FolderFetcher } from '../../../src/feed/http/folder-fetcher.js';
import { failureOf, fetcherForTests, serve } from './web-server.js';

const options: FetchOptions = { wanted: 'feed', maxBytes: 1_000 };

describe('FolderFetcher', () => {
  let root: string;
  let folder: string;
  const url = (...parts: string[]) => pathToFileURL(join(...parts)).href;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hindcast-feeds-'));
    folder = mkdtempSync(join(root, 'open-'));
    writeFileSync(join(folder, 'räume.xml'), '<rss/>');
    writeFileSync(join(folder, 'large.xml'), `<rss>${' '.repeat(1_000)}</rss>`);
    writeFileSync(join(root, 'secret.xml'), '<rss/>');
    symlinkSync(join(root, 'secret.xml'), join(folder, 'link.xml'));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('reads a file of its folder', async () => {
    const fetched = await new FolderFetcher(folder, fetcherForTests()).fetch(url(folder, 'räume.xml'), options);
    expect(Buffer.from(fetched.bytes).toString()).toBe('<rss/>');
    expect(fetched.finalUrl).toBe(url(folder, 'räume.xml'));
  });

  it('reads nothing beside its folder, through no link either, and does not tell what there is', async () => {
    const fetcher = new FolderFetcher(folder, fetcherForTests());
    const addresses = [
      ...[url(root, 'secret.xml'), url(folder, 'link.xml'), url(folder, 'missing.xml'), url(folder)],
      ...[
        `${url(folder)}/../secret.xml`,
        `${url(folder)}/%2e%2e/secret.xml`,
        'file://server/share/x',
        `${url(folder)}-b/x`,
      ],
    ];
    const failures = await Promise.all(addresses.map((address) => failureOf(fetcher.fetch(address, options))));
    expect(failures.map((failure) => (failure as { code: string }).code)).toEqual(
      addresses.map(() => 'file-unreadable'),
    );
    expect(new Set(failures.map((failure) => (failure as Error).message)).size).toBe(1);
  });

  it('keeps to the size limit', async () => {
    const fetcher = new FolderFetcher(folder, fetcherForTests());
    expect(await failureOf(fetcher.fetch(url(folder, 'large.xml'), options))).toMatchObject({ code: 'too-large' });
  });

  it('hands other addresses on, and is not reached by a redirect', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/') response.end('<rss/>');
      else response.writeHead(302, { location: url(folder, 'räume.xml') }).end();
    });
    const fetcher = new FolderFetcher(folder, fetcherForTests());
    expect((await fetcher.fetch(server.url('/'), options)).status).toBe(200);
    const failure = await failureOf(fetcher.fetch(server.url('/to-file'), options));
    expect(failure).toMatchObject({ code: 'forbidden-scheme' });
  });
});
