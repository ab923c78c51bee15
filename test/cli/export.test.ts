// hindcast export as a person types it.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const samples = fileURLToPath(new URL('../../data/samples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hindcast-export-'));
const env = { ...process.env, HINDCAST_DB: join(folder, 'export.db'), HINDCAST_PUBLIC_URL: '' };

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function hindcast(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const feed = `<rss version="2.0">
  <channel>
    <item>
      <title>nineteen pages</title>
    </item>
    <item>
      <title>Never heard of</title>
    </item>
  </channel>
</rss>
`;

describe.sequential('hindcast export', () => {
  beforeAll(async () => {
    const files = ['the-dump-was-empty.txt', 'nineteen-pages.vtt'].map((name) => join(samples, name));
    expect(await hindcast('ingest', '--show', 'load-bearing', ...files)).toMatchObject({ code: 0 });
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes show notes of an episode to standard output', async () => {
    const { code, stdout } = await hindcast('export', 'load-bearing/nineteen-pages');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# [^\n]+\n\nLoad Bearing · [^\n]+\n\n.* talk about [^\n]+\.\n/u);
    const newsletter = await hindcast(
      'export',
      'load-bearing/nineteen-pages',
      '--format',
      'html',
      '--length',
      'newsletter',
    );
    expect(newsletter.stdout).toMatch(/^<h2><a href="/u);
  });

  it('says where links of a file that leaves the house would lead nowhere', async () => {
    const [episode, base] = ['load-bearing/nineteen-pages', 'https://shows.example.org'];
    expect((await hindcast('export', episode)).stderr).toContain('give --base-url');
    const whole = await hindcast('export', episode, '--base-url', base);
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.stdout).toContain(`](<${base}/${episode}`);
    expect(whole.stdout).not.toContain('](</');
    expect(await hindcast('export', episode, '--format', 'vtt')).toMatchObject({ code: 0, stderr: '' });
  });

  it('writes an episode as schema.org has it, by whole addresses', async () => {
    const base = 'https://shows.example.org';
    const { stdout } = await hindcast(
      'export',
      'load-bearing/nineteen-pages',
      '--format',
      'json-ld',
      '--base-url',
      base,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'PodcastEpisode', url: `${base}/load-bearing/nineteen-pages` },
      hasPart: expect.arrayContaining([expect.objectContaining({ '@type': 'Clip' })]),
    });
    expect(stdout).not.toMatch(/": "\/|example\.orghttps/u);
  });

  it('writes a file an episode for a show, and tells what cannot be made', async () => {
    const out = join(folder, 'captions');
    const { code, stdout, stderr } = await hindcast('export', 'load-bearing', '--format', 'vtt', '--out', out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `1 file in ${out}\n` });
    expect(stderr).toContain('the-dump-was-empty: vtt cannot be made');
    expect(readdirSync(out)).toEqual(['nineteen-pages.vtt']);
    expect(readFileSync(join(out, 'nineteen-pages.vtt'), 'utf8')).toMatch(/^WEBVTT\n/u);
  });

  it('writes the lessons of a show into one file', async () => {
    const out = join(folder, 'lessons.csv');
    expect(await hindcast('export', 'load-bearing', '--format', 'csv', '-o', out)).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFid,statement,quote,/u);
  });

  it('adds what is known to a feed, or prints what would change', async () => {
    const path = file('feed.xml', feed);
    const args = ['export', 'load-bearing', '--format', 'feed', '--feed', path];
    const without = await hindcast(...args);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toContain('--base-url');
    const patched = await hindcast(...args, '--base-url', 'https://shows.example.org');
    expect(patched.stdout).toContain('<podcast:transcript url="https://shows.example.org/v1/episodes/ep_');
    expect(patched.stderr).toContain('2 items, 1 matched, 1 changed');
    expect(patched.stderr).toContain('line 6: no episode for "Never heard of"');
    expect(patched.stderr).toContain('1 item with not all persons: nobody says in which role');
    const diff = await hindcast(...args, '--base-url', 'https://shows.example.org', '--diff');
    expect(diff.stdout).toMatch(/^--- a\/load-bearing\.xml\n/u);
  });

  it('tries a template from a file, and tells its line where it fails', async () => {
    const good = file('good.liquid', '{{ title }}!');
    expect((await hindcast('export', 'load-bearing/nineteen-pages', '--template', good)).stdout).toMatch(/^\S.*!$/u);
    const bad = file('bad.liquid', 'a\n{{ titel }}');
    const { code, stderr } = await hindcast('export', 'load-bearing/nineteen-pages', '--template', bad);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'hindcast: undefined variable: titel, line 2 (malformed-template)\n',
    });
  });

  it.each([
    [1, ['nobody'], 'unknown-episode'],
    [1, ['load-bearing'], '--out'],
    [1, ['load-bearing/the-dump-was-empty', '--format', 'srt'], 'not-acceptable'],
    [2, ['load-bearing', '--format', 'docx'], 'Allowed choices'],
    [2, ['load-bearing', '--format', 'feed', '--include', 'all'], 'Some of transcripts'],
  ])('ends with %i for %j', async (code, args, message) => {
    const outcome = await hindcast('export', ...args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(message);
  });
}, 120_000);
