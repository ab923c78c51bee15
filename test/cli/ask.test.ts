// `hindcast ask` as a person types it: with a language model that keeps one waiting, Ctrl-C, and a talk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/domain/sentence.js';
import {
  type LanguageModelServer,
  neverAnswers,
  startLanguageModelServer,
  writesFrom,
} from '../fixtures/language-model-server.js';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const sample = fileURLToPath(new URL('../../data/samples/the-dump-was-empty.txt', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hindcast-ask-'));
const QUESTION = 'Why must a backup be restored before you may trust it?';

let server: LanguageModelServer | undefined;

function start(args: readonly string[], input = '') {
  const model = server ? { LANGUAGE_MODEL_URL: server.url, LANGUAGE_MODEL_NAME: 'tiny' } : {};
  const env = { ...process.env, HINDCAST_DB: join(folder, 'ask.db'), ...model };
  const child = spawn(process.execPath, [command, ...args], { env });
  child.stdin.end(input);
  const outcome = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({ code, signal, stdout, stderr }),
  );
  return { child, outcome };
}

beforeAll(async () => {
  await start(['ingest', '--show', 'load-bearing', sample]).outcome;
}, 30_000);
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('hindcast ask', () => {
  it.each([[['ask', QUESTION]], [['ask', '--chat', QUESTION]]])(
    'ends with 130 at Ctrl-C, prints nothing, and takes its request back: %j',
    async (args) => {
      server = await startLanguageModelServer(neverAnswers);
      const { child, outcome } = start(args);
      await expect.poll(() => server!.received.length, { timeout: 30_000 }).toBe(1);
      child.kill('SIGINT');
      expect(await outcome).toEqual({ code: 130, signal: null, stdout: '', stderr: '' });
      await expect.poll(() => server!.abandoned()).toBe(1);
    },
    60_000,
  );

  it('shows what the model wrote above its quotes', async () => {
    server = await startLanguageModelServer(
      writesFrom(([first]) => `${splitSentences(first!.quote).at(-1)!.text} [1]`),
    );
    const { code, stdout, stderr } = await start(['ask', QUESTION]).outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[^"]* \[1\][.!]\n\n\[1\] "/u);
    expect(stdout).toContain('Written by a language model');
  });

  it('says so when no part of the archive fits its options', async () => {
    const { code, stdout } = await start(['ask', '--show', 'no-such-show', QUESTION]).outcome;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing in the archive answers this\.\nNothing that was said fits the options/u);
  });

  it('goes on with --chat until the lines end, each question read with those before it', async () => {
    server = await startLanguageModelServer(writesFrom(() => 'NOT_FOUND'));
    const { code, stdout } = await start(['ask', '--chat', QUESTION], `\n${QUESTION}\n`).outcome;
    expect(code).toBe(0);
    expect(stdout.match(/^Nothing in the archive answers this\.$/gmu)).toHaveLength(2);
    const [first, second] = server.received.map(({ body }) => body.messages.at(-1)!.content);
    expect(first).not.toContain('Earlier, oldest first');
    expect(second).toContain(`Earlier, oldest first:\n{"question":"${QUESTION}"`);
  });

  it.each([
    ['no question', ['ask']],
    ['an empty question', ['ask', ' ']],
    ['JSON of a talk', ['ask', '--chat', '--json']],
  ])('%s is wrong usage: 2, one line, and nothing on stdout', async (_, args) => {
    const { code, stdout, stderr } = await start(args).outcome;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
