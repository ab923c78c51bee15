// The built command: a feed that is a file, a list of feeds in a file and behind an address, and what the exit code tells.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hindcast-import-feed-'));
const HINDCAST_DB = join(folder, 'archive.db');
let server: Server;
let base: string;

const feed = `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>The restore hour</title>
  <item><guid>1</guid><title>The first</title><podcast:transcript url="one.vtt" type="text/vtt"/></item>
  <item><guid>2</guid><title>The second</title></item></channel></rss>`;
const captions = `WEBVTT\n\n00:00.000 --> 00:10.000\n<v Ada>We restored the backup of this machine and compared what it holds.\n`;

beforeAll(async () => {
  writeFileSync(join(folder, 'feed.xml'), feed);
  writeFileSync(join(folder, 'one.vtt'), captions);
  server = createServer(({ url }, response) => {
    const list = `<opml><head><title>My list</title></head><body><outline xmlUrl="${base}/feed.xml"/></body></opml>`;
    response.end(url === '/list.opml' ? list : url === '/feed.xml' ? feed : captions);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function importFeed(given: string, more: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, HINDCAST_DB, ...more };
    execFile(process.execPath, [command, 'import-feed', given], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('hindcast import-feed', () => {
  it('takes in a feed that is a file, with the files beside it; the second time nothing changes', async () => {
    const first = await importFeed(join(folder, 'feed.xml'));
    expect(first).toEqual({
      code: 0,
      stdout: 'The restore hour: 2 items (1 created, 1 without transcript)\n',
      stderr: '',
    });
    const second = await importFeed(join(folder, 'feed.xml'));
    expect(second.stdout).toBe('The restore hour: 2 items (1 unchanged, 1 without transcript)\n');
  }, 60_000);

  it('takes in the feeds of a list behind an address', async () => {
    const allowed = { HINDCAST_ALLOW_PRIVATE_FETCH: '127.0.0.1', HINDCAST_DB: join(folder, 'list.db') };
    expect(await importFeed(`${base}/list.opml`, allowed)).toEqual({
      code: 0,
      stdout: 'My list: a list of 1 feed\nThe restore hour: 2 items (1 created, 1 without transcript)\n',
      stderr: '',
    });
  }, 60_000);

  it('refuses an address of this machine unless that is allowed, and ends with 1', async () => {
    const { code, stdout, stderr } = await importFeed(`${base}/feed.xml`);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^hindcast: .*\(refused-address\)\n$/u);
  }, 60_000);
});
