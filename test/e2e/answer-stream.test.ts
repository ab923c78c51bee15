// An answer that is shown while a language model writes it, in a real browser: how it grows and ends, what happens when the
// listener leaves, what fails, and that nothing that comes is ever taken for markup.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import {
  type Behaviour,
  type LanguageModelServer,
  neverAnswers,
  startLanguageModelServer,
  writes,
  writesFrom,
} from '../fixtures/language-model-server.js';
import { executablePath, there } from './chromium.js';

const QUESTION = 'Why could nobody restore from the backups?';
const ASKED = `/ask?q=${encodeURIComponent(QUESTION)}`;

/** The first sentence of each of the first few quotes, cited. */
const writesTwo = writesFrom((quotes) =>
  quotes
    .slice(0, 2)
    .map(({ n, quote }) => `${firstSentence(quote)} [${n}].`)
    .join(' '),
);

function firstSentence(quote: string): string {
  return quote.split(/(?<=[.!?])\s/u)[0]!.replace(/[.!?]$/u, '');
}

/** Writes a sentence, and goes on when it is told to. */
function writesHalf(goOn: Promise<unknown>): Behaviour {
  return async (response, request) => {
    const lines = request.body.messages
      .at(-1)!
      .content.split('\n')
      .filter((line) => line.startsWith('{"n":'));
    const [first] = lines.map((line) => JSON.parse(line));
    const chunk = { index: 0, delta: { content: `${firstSentence(first.quote)} [1]. And so on` }, finish_reason: null };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', choices: [chunk] })}\n\n`);
    await Promise.race([goOn, once(response, 'close')]);
    response.end('data: [DONE]\n\n');
  };
}

describe.runIf(there)('an answer on its way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindcast-stream-'));
  let behave: Behaviour = writesTwo;
  let model: LanguageModelServer;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  const thrown: string[] = [];

  beforeAll(async () => {
    model = await startLanguageModelServer((response, request) => behave(response, request));
    const settings = { LANGUAGE_MODEL_URL: model.url, LANGUAGE_MODEL_NAME: 'any', LANGUAGE_MODEL_TIMEOUT_MS: '5000' };
    server = await startServer({ ...settings, HINDCAST_DB: join(folder, 'e2e.db'), LOG_LEVEL: 'silent' }, [
      '--with-samples',
    ]);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await model?.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    behave = writesTwo;
    page = await browser.newPage();
    page.on('pageerror', (error) => thrown.push(String(error)));
  });

  afterEach(async () => {
    await page.close();
    expect(thrown).toEqual([]);
  });

  const isDone = () => page.locator('#written[aria-busy=false]').waitFor();
  const shown = (selector: string) => page.locator(`:is(${selector}):visible`).allInnerTexts();

  it('grows, and shows its quotes when it is whole', async () => {
    let goOn = (): void => {};
    behave = writesHalf(
      new Promise<void>((resolve) => {
        goOn = resolve;
      }),
    );
    await page.goto(server.url + ASKED);
    await page.locator('.answer', { hasText: '[1]' }).waitFor();
    expect(await shown('#written [role=status]')).toEqual(['Reading “The Dump Was Empty” …']);
    expect(await shown('blockquote')).toEqual([]);
    goOn();
    await isDone();
    expect(await shown('#written [role=status]')).toEqual([]);
    expect(await shown('.note')).toEqual(['Part of an answer. The archive comes near, but may not say all of it.']);
    await page.locator('.answer a').first().click();
    expect(new URL(page.url()).hash).toBe('#quote-1');
    expect(await shown('#quote-1:target blockquote')).toHaveLength(1);
  });

  it.each([
    ['a model wrote', writesTwo],
    ['the speakers stand in for a model', writes('I have nothing to cite.')],
    ['a model finds no answer', writesFrom(() => 'NOT_FOUND')],
  ])('is at its end the page that is made without a script, when %s', async (_name, behaviour) => {
    behave = behaviour;
    await page.goto(server.url + ASKED);
    await isDone();
    const look = async () => ({
      parts: await shown('main .note, main .answer, main .meta, main h2, main blockquote, main .topics a'),
      links: await page.locator('main a:visible').evaluateAll((all) => all.map((link) => link.getAttribute('href'))),
      ids: await page.locator('main li[id]').evaluateAll((all) => all.map(({ id }) => id)),
      said: await page.locator('#follow-up [name=said]').inputValue(),
    });
    const streamed = await look();
    await page.goto(`${server.url}${ASKED}&whole=1`);
    expect(streamed).toEqual(await look());
  });

  it('goes along with the next question', async () => {
    await page.goto(server.url + ASKED);
    await isDone();
    const [answer] = await shown('.answer');
    await page.getByLabel('Your next question').fill('Who noticed it?');
    await page.getByLabel('Your next question').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Who noticed it?' }).waitFor();
    await isDone();
    expect(await shown('.talk .asked')).toEqual([QUESTION]);
    const told = model.received.at(-1)!.body.messages.at(-1)!.content;
    expect(told).toContain(answer!.slice(0, 40).replace(/[[<]/gu, '('));
  });

  it.each([
    ['leaves', () => page.goto(`${server.url}/topics`)],
    [
      'asks something else',
      async () => {
        await page.getByLabel('Your next question').fill('What is on the dashboard?');
        await page.getByLabel('Your next question').press('Enter');
      },
    ],
    ['closes the page', () => page.close()],
  ])('is given up when the listener %s', async (_name, act) => {
    behave = neverAnswers;
    const before = model.abandoned();
    const asked = model.received.length;
    await page.goto(server.url + ASKED);
    await vi.waitFor(() => expect(model.received.length).toBe(asked + 1), 5000);
    behave = writesTwo;
    await act();
    await vi.waitFor(() => expect(model.abandoned()).toBe(before + 1), 2000);
  });

  it('comes again when the listener comes back to it', async () => {
    behave = neverAnswers;
    await page.goto(server.url + ASKED);
    await page.getByText('Reading “').waitFor();
    await page.goto(`${server.url}/topics`);
    behave = writesTwo;
    await page.goBack();
    await isDone();
    expect(await shown('.answer')).toHaveLength(1);
  });

  it('says that it did not come, and comes when it is asked for again', async () => {
    await page.route('**/v1/ask', (route) => route.abort());
    await page.goto(server.url + ASKED);
    await page.getByText('The answer did not come.').waitFor();
    await page.unroute('**/v1/ask');
    await page.getByRole('button', { name: 'Try again' }).click();
    await isDone();
    expect(await shown('blockquote')).not.toEqual([]);
  });

  it('is a button away where the script does not come', async () => {
    await page.route('**/assets/answer.*.js', (route) => route.abort());
    await page.goto(server.url + ASKED);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.locator('#quote-1 blockquote').waitFor();
  });

  it('is there without scripts, and so is the talk', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(server.url + ASKED);
    await plain.waitForURL('**whole=1');
    await plain.getByLabel('Your next question').fill('Who noticed it?');
    await plain.getByLabel('Your next question').press('Enter');
    await plain.locator('.talk .asked').waitFor();
    await plain.close();
  });

  it('is text, whatever comes', async () => {
    const evil = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
    const episode = { id: 'ep_1', slug: '"><b>', show: 'javascript:alert(1)//', title: evil };
    const citation = {
      episode,
      quote: evil,
      turn: 1,
      startOffset: 0,
      speaker: evil,
      startTime: 3725,
      url: '/a/b#turn-1',
    };
    const done = {
      ...{ state: 'answered', answer: `${evil} [1] [9]`, writtenBy: 'language-model', fallback: null, degraded: true },
      ...{ citations: [citation], lookedAt: [episode], nearestTopics: [{ slug: '../x', label: evil }] },
    };
    const events = [
      ['evidence', { citations: [citation] }],
      ['token', { text: evil }],
      ['done', done],
    ];
    const body = events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('');
    await page.route('**/v1/ask', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
    await page.goto(`${server.url}/ask?q=${encodeURIComponent(evil)}`);
    await isDone();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).toContain('<img');
    expect(await shown('#quote-1 .meta')).toEqual([`${evil}\u00a0· ${evil}\u00a0· 1:02:05`]);
    expect(await page.locator('#quote-1 time').getAttribute('datetime')).toBe('PT1H2M5S');
    expect(await page.locator('.answer a').allInnerTexts()).toEqual(['[1]']);
    expect(await page.locator('#written .topics a').getAttribute('href')).toBe('/topics/..%2Fx');
  });
});
