// The built command as a person types it: what it prints, where, and with which exit code.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const samples = fileURLToPath(new URL('../../data/samples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hindcast-cli-'));
const HINDCAST_DB = join(folder, 'cli.db');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function hindcast(...args: string[]): Promise<Outcome> {
  return hindcastWith('', args);
}

function hindcastWith(input: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const { stdin } = execFile(
      process.execPath,
      [command, ...args],
      { env: { ...process.env, HINDCAST_DB } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
    stdin?.on('error', () => {}).end(input);
  });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

describe.sequential('hindcast', () => {
  let ingested: Outcome;

  beforeAll(async () => {
    ingested = await hindcast(
      ...['ingest', '--show', 'load-bearing'],
      ...['the-dump-was-empty.txt', 'nineteen-pages.vtt'].map((name) => join(samples, name)),
    );
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('ingest takes files and says what became of them', () => {
    expect(ingested).toMatchObject({ code: 0, stderr: '' });
    expect(ingested.stdout).toMatch(/^2 episodes \(2 created\), [\d,]+ words\n$/u);
  });

  it('ingest takes the good files, names each bad one in one line, and ends with 1', async () => {
    const { code, stdout, stderr } = await hindcast(
      ...['ingest', '--show', 'load-bearing', join(samples, 'the-dump-was-empty.txt')],
      ...[
        file('empty.txt', ' \n'),
        file('binary.srt', new Uint8Array([0, 1, 2, 255, 0, 254])),
        join(folder, 'none.md'),
      ],
    );
    expect(code).toBe(1);
    expect(stdout).toContain('1 unchanged');
    const said = lines(stderr).toSorted();
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/binary\.srt: .*\(binary-transcript\)$/u);
    expect(said[1]).toMatch(/empty\.txt: .*\(empty-transcript\)$/u);
    expect(said[2]).toMatch(/none\.md: no such file$/u);
  });

  it('ingest reads standard input for -', async () => {
    const args = ['ingest', '--show', 'piped', '--slug', 'one', '-'];
    const words = 'Ada: We restore it each night.\n\nGrace: And check it.\n\nAda: Yes.\n\nGrace: Good.\n';
    expect(await hindcastWith(words, args)).toMatchObject({ code: 0, stdout: '1 episode (1 created), 10 words\n' });
    const refused = await hindcastWith('', [...args.slice(0, -2), 'two', '-']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^hindcast: standard input: /u) });
  });

  it('ingest leaves an episode with another transcript alone', async () => {
    const other = file('nineteen-pages.txt', 'Ada: Another talk altogether.\n\nBob: So it is.');
    const refused = await hindcast('ingest', '--show', 'load-bearing', other);
    expect(refused.code).toBe(1);
    expect(lines(refused.stderr)).toEqual([expect.stringMatching(/--replace takes this one \(episode-exists\)$/u)]);
  });

  it('ingest replaces a transcript when told to', async () => {
    const other = file('nineteen-pages.txt', 'Ada: Another talk altogether.\n\nBob: So it is.');
    const [before] = JSON.parse((await hindcast('episodes', '--json')).stdout);
    expect((await hindcast('ingest', '--show', 'load-bearing', '--replace', other)).stdout).toContain('1 updated');
    expect(JSON.parse((await hindcast('episodes', '--json')).stdout)[0].transcriptHash).not.toBe(before.transcriptHash);
    await hindcast('ingest', '--show', 'load-bearing', '--replace', join(samples, 'nineteen-pages.vtt'));
  });

  it('search prints moments, or JSON', async () => {
    const { code, stdout } = await hindcast('search', 'restore', 'a', 'backup');
    expect(code).toBe(0);
    expect(stdout).toContain('the-dump-was-empty');
    const { hits } = JSON.parse((await hindcast('search', '--json', '--limit', '2', 'restore a backup')).stdout);
    expect(hits).toHaveLength(2);
  });

  it('search says which words it corrected', async () => {
    const { stdout } = await hindcast('search', '--per-episode', '1', 'bakcup');
    expect(stdout).toMatch(/^Showing results for backup; the archive has no “bakcup”\.\n/u);
  });

  it('search finds nothing without failing', async () => {
    expect(await hindcast('search', '--show', 'no-such-show', 'backup')).toEqual({
      code: 0,
      stdout: 'Nothing found.\n',
      stderr: '',
    });
  });

  it('ask quotes', async () => {
    const { answered, citations } = JSON.parse(
      (await hindcast('ask', '--json', 'Why must a backup be restored before you may trust it?')).stdout,
    );
    expect(answered).toBe(citations.length > 0);
    const told = await hindcast('ask', 'Why must a backup be restored before you may trust it?');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toMatch(/^(?:Part of an answer\.[^\n]*\n\n)?\[1\] "/u);
    expect(told.stdout).toMatch(/^ {4}Marguerite Oyelaran, .*#turn-\d+$/mu);
    expect(told.stdout).toContain("In the speakers' own words.");
    expect(told.stdout).not.toContain('\u001b');
  });

  it('ask links to the moment where readers reach the service', async () => {
    vi.stubEnv('HINDCAST_PUBLIC_URL', 'https://show.example/');
    const { stdout } = await hindcast('ask', 'Why must a backup be restored before you may trust it?');
    vi.unstubAllEnvs();
    expect(stdout).toMatch(/ https:\/\/show\.example\/load-bearing\/[a-z-]+\?revision=1#turn-\d+(?:\.\d+)?$/mu);
  });

  it('ask says no, with where it looked, and that is no failure', async () => {
    const { code, stdout } = await hindcast('ask', 'How many moons does Jupiter have?');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing in the archive/u);
    expect(stdout).toContain('Looked at: ');
  });

  it('episodes, lessons and topics list what is there', async () => {
    expect(lines((await hindcast('episodes')).stdout)).toHaveLength(3);
    expect(JSON.parse((await hindcast('lessons', '--json', '--limit', '3')).stdout)).toHaveLength(3);
    expect(lines((await hindcast('topics')).stdout).length).toBeGreaterThan(2);
  });

  it('revisions tells what a correction changed, and restore takes it back', { timeout: 60_000 }, async () => {
    const [{ id }] = JSON.parse((await hindcast('episodes', '--json')).stdout);
    const other = file('nineteen-pages.txt', 'Ada: Quite another talk.');
    await hindcast('ingest', '--show', 'load-bearing', '--replace', other);
    const [first] = lines((await hindcast('revisions', id)).stdout);
    expect(first).toMatch(/^\d+ \(current\) {2}.* {2}text {2}24 bytes {2}1 turn$/u);
    const number = Number.parseInt(first!, 10);
    expect((await hindcast('revisions', id, String(number))).stdout).toContain('+ 0 Ada: Quite another talk.\n');
    const restored = await hindcast('restore', id, String(number - 1));
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(restored.stdout).toMatch(
      new RegExp(`^Restored ${number - 1} as revision ${number + 1}: turns: \\d+ added`, 'u'),
    );
    const unknown = await hindcast('restore', id, '99');
    expect([unknown.code, lines(unknown.stderr)]).toEqual([1, [expect.stringMatching(/\(unknown-revision\)$/u)]]);
  });

  it('delete removes one episode, and an unknown one is an error', async () => {
    const [{ id }] = JSON.parse((await hindcast('episodes', '--json')).stdout);
    expect(await hindcast('delete', id)).toEqual({ code: 0, stdout: `Removed ${id}\n`, stderr: '' });
    const { code, stderr } = await hindcast('delete', id);
    expect(code).toBe(1);
    expect(lines(stderr)).toEqual([expect.stringMatching(/\(unknown-episode\)$/u)]);
  });

  it.each([
    ['no command at all', []],
    ['an unknown command', ['frobnicate']],
    ['no show', ['ingest', 'a.txt']],
    ['a bad slug', ['ingest', '--show', 'Not A Slug', 'a.txt']],
    ['a bad date', ['search', '--from', '2026-02-30', 'x']],
    ['a bad limit', ['search', '--limit', '0', 'x']],
    ['an unknown mode', ['search', '--mode', 'magic', 'x']],
    ['nothing to look for', ['search', ' ']],
    ['no number of a revision', ['restore', 'ep_1', 'first']],
    ['two files of one name', ['ingest', '--show', 'a', 'x/transcript.txt', 'y/transcript.vtt']],
    ['standard input without a slug', ['ingest', '--show', 'a', '-']],
    ['standard input beside a file', ['ingest', '--show', 'a', '--slug', 'b', '-', 'a.txt']],
    ['a question that is too long', ['ask', 'x'.repeat(1001)]],
    ['a query that is too long', ['search', 'x'.repeat(1001)]],
    ['one title for two files', ['ingest', '--show', 'a', '--title', 'T', 'a.txt', 'b.txt']],
  ])('%s is wrong usage: 2, one line, and nothing on stdout', async (what, args) => {
    const { code, stdout, stderr } = await hindcast(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    // Without a command, the commands are listed.
    if (what !== 'no command at all') expect(lines(stderr)).toHaveLength(1);
    expect(stderr).not.toBe('');
  });

  it('a wrong setting is one line and 1', async () => {
    const outcome = await new Promise<Outcome>((resolve) => {
      execFile(
        process.execPath,
        [command, 'topics'],
        { env: { ...process.env, PORT: 'many' } },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
    expect(outcome.code).toBe(1);
    expect(lines(outcome.stderr)).toEqual([expect.stringContaining('PORT')]);
  });
});
