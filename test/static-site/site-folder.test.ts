import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARKER, openSiteFolder } from '../../src/static-site/site-folder.js';

describe('the folder of a site', () => {
  let parent: string;
  let target: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'hindcast-site-'));
    target = join(parent, 'site');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  const read = (file: string) => readFileSync(join(target, file), 'utf8');

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    const folder = await openSiteFolder(target);
    for (const [file, content] of Object.entries(files)) await folder.write(file, content);
    await folder.finish();
  }

  it('is made, with a marker that lists what is in it', async () => {
    await write({ 'index.html': 'home', 'a/b.html': 'b' });
    expect(read('a/b.html')).toBe('b');
    expect(JSON.parse(read(MARKER)).files).toEqual(['a/b.html', 'index.html']);
    expect(readdirSync(parent)).toEqual(['site']);
  });

  it('is refused when it holds anything that no export has written', async () => {
    mkdirSync(target);
    writeFileSync(join(target, 'thesis.txt'), 'dear');
    await expect(openSiteFolder(target)).rejects.toThrow('no earlier export');
    expect(read('thesis.txt')).toBe('dear');
    writeFileSync(join(parent, 'file'), '');
    await expect(openSiteFolder(join(parent, 'file'))).rejects.toThrow('no folder');
  });

  it('loses what an earlier export wrote, and keeps what somebody put there', async () => {
    await write({ 'index.html': 'old', 'gone.html': 'old' });
    writeFileSync(join(target, 'CNAME'), 'me.example');
    mkdirSync(join(target, '.git'));
    writeFileSync(join(target, '.git/HEAD'), 'ref');
    await write({ 'index.html': 'new' });
    expect(read('index.html')).toBe('new');
    expect(existsSync(join(target, 'gone.html'))).toBe(false);
    expect([read('CNAME'), read('.git/HEAD')]).toEqual(['me.example', 'ref']);
    await write({ 'index.html': 'newer' });
    expect(read('CNAME')).toBe('me.example');
  });

  it('stays as it is when a strange file is in the way', async () => {
    await write({ 'index.html': 'old' });
    writeFileSync(join(target, 'feed.xml'), 'mine');
    const folder = await openSiteFolder(target);
    await folder.write('feed.xml', 'theirs');
    await expect(folder.finish()).rejects.toThrow('feed.xml');
    await folder.discard();
    expect([read('index.html'), read('feed.xml')]).toEqual(['old', 'mine']);
    expect(readdirSync(parent)).toEqual(['site']);
  });

  it('stays as it is when an export is given up, or cut off and begun anew', async () => {
    await write({ 'index.html': 'old' });
    const givenUp = await openSiteFolder(target);
    await givenUp.write('index.html', 'half');
    await givenUp.discard();
    expect(read('index.html')).toBe('old');
    const cutOff = await openSiteFolder(target);
    await cutOff.write('other.html', 'half');
    expect(read('index.html')).toBe('old');
    await write({ 'index.html': 'new' });
    expect(readdirSync(target).sort()).toEqual([MARKER, 'index.html']);
  });

  it('is put back when an export was cut off between taking the old away and putting the new there', async () => {
    await write({ 'index.html': 'old' });
    const old = join(parent, '.site.hindcast-old');
    mkdirSync(old);
    for (const file of [MARKER, 'index.html']) writeFileSync(join(old, file), readFileSync(join(target, file)));
    rmSync(target, { recursive: true });
    await (await openSiteFolder(target)).discard();
    expect(read('index.html')).toBe('old');
  });

  it('is refused while another process writes it, and no longer once that has ended', async () => {
    const fresh = join(parent, '.site.hindcast-new');
    const begunBy = (writer: number | undefined) => {
      mkdirSync(fresh, { recursive: true });
      writeFileSync(join(fresh, MARKER), JSON.stringify({ format: 'hindcast-site/1', files: [], writer }));
    };
    begunBy(process.ppid);
    await expect(openSiteFolder(target)).rejects.toThrow('under way');
    expect(existsSync(join(fresh, MARKER))).toBe(true);
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    begunBy(ended);
    await (await openSiteFolder(target)).discard();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('can have a folder renamed while it is written', async () => {
    const folder = await openSiteFolder(target);
    await folder.write('search/index/a.bin', 'a');
    await folder.move('search/index', 'search/index-1');
    await folder.finish();
    expect(read('search/index-1/a.bin')).toBe('a');
    expect(JSON.parse(read(MARKER)).files).toEqual(['search/index-1/a.bin']);
  });
});
