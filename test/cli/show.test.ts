// hindcast show, as a person types it.

import { join } from 'node:path';
import { Command } from 'commander';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addShowCommand } from '../../src/cli/commands/show.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord } from '../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from '../store/sqlite/temporary-folder.js';

let folder: string;
beforeEach(async () => {
  folder = temporaryFolder();
  vi.stubEnv('HINDCAST_DB', join(folder, 'a.db'));
  const store = openSqliteStore({ path: join(folder, 'a.db'), migrationsPath });
  await store.saveEpisode(anEpisodeRecord({ episode: { show: 'ship-it' }, showTitle: 'ship-it' }));
  await store.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function show(...args: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const program = new Command();
  addShowCommand(program);
  await program.parseAsync(['show', ...args], { from: 'user' });
  return printed;
}

describe('hindcast show', () => {
  it('says what a show is, keeps what is given, and takes it back', async () => {
    const picture = join(folder, 'cover.png');
    await sharp({ create: { width: 300, height: 200, channels: 3, background: 'red' } })
      .png()
      .toFile(picture);
    const given = [
      '--title',
      'Ship It!',
      '--site',
      'https://ship.example/',
      '--subscribe',
      'Pod=https://p.example/?a=1',
    ];
    const printed = await show('ship-it', ...given, '--picture', picture);
    expect(printed).toMatch(/^Ship It! {2}ship-it {2}1 episode\n/u);
    expect(printed).toContain('  Pod  https://p.example/?a=1\n');
    expect(printed).toContain('Picture of 300 x 200 pixels');
    expect(await show('ship-it')).toBe(printed);
    const cleared = JSON.parse(await show('ship-it', '--clear', 'title', 'picture', '--json'));
    expect(cleared).toMatchObject({ title: 'Ship It', picture: null, siteUrl: 'https://ship.example/' });
  }, 30_000);

  it.each([
    [['ship-it', '--site', 'javascript:alert(1)'], /siteUrl has to be an http or https URL/u],
    [['ship-it', '--subscribe', 'no address'], /subscribe\/0\/url/u],
    [['ship-it', '--clear', 'slug'], /knows no "slug"/u],
    [['ship-it', '--picture', '/nowhere/cover.png'], /no such file/u],
    [['nobody'], /no show "nobody"/u],
  ])(
    'refuses %j',
    async (args, reason) => {
      await expect(show(...args)).rejects.toThrow(reason);
    },
    30_000,
  );
});
