// A listener's way through the site in a real browser: find a moment by meaning, play it, pass it on; ask; follow a topic.
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { PHONE, WIDE } from '../../scripts/pages/look.js';
import { there } from './chromium.js';
import { origins, sites } from './sites.js';
import { visitor } from './visitor.js';

const { url, audioUrl } = inject('site');
const EPISODE = '/load-bearing/the-competitor-is-a-whiteboard';
const permissions = ['clipboard-read', 'clipboard-write'];

const settings = [
  { how: 'by day', viewport: WIDE, colorScheme: 'light' },
  { how: 'by night', viewport: PHONE, colorScheme: 'dark' },
] as const;
const everyWay = sites.flatMap((site) => settings.map((setting) => ({ ...site, ...setting })));

/** Whether audio plays, and where it is, in seconds. */
async function playing(page: Page): Promise<{ paused: boolean; at: number }> {
  return page.evaluate('(({ paused, currentTime }) => ({ paused, at: currentTime }))(document.querySelector("audio"))');
}

describe.runIf(there).each(everyWay)('a listener to the site $name, $how', (way) => {
  const { url, isFiles, viewport, colorScheme } = way;
  const listener = visitor({ origins, permissions, viewport, colorScheme });

  /** To one of the words that search finds for this, by the way that results lead. */
  async function find(words: string, title: string): Promise<void> {
    const { page } = listener;
    await page.goto(`${url}/`);
    await page.getByLabel('Search the archive').fill(words);
    await page.getByLabel('Search the archive').press('Enter');
    await page.getByRole('link', { name: title }).first().click();
    await page.waitForURL('**#turn-**');
  }

  it('finds a moment by meaning, plays it, and passes on a link that opens at the same words', async () => {
    const { page } = listener;
    await find('charging for each login', 'The Competitor Is a Whiteboard');
    await page.getByText('Ready at').waitFor();
    await page.locator('audio').press('Space');
    await expect.poll(async () => (await playing(page)).paused).toBe(false);
    expect((await playing(page)).at).toBeGreaterThan(60);

    const words = page.getByText('the password was on a sticker', { exact: false }).last();
    await words.click();
    await page.getByRole('button', { name: 'Play from here' }).click();
    const marked = page.locator('.transcript [aria-current=true]');
    await expect.poll(() => marked.innerText()).toContain('the password was on a sticker');
    await page.getByRole('group', { name: 'This sentence' }).getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link to this sentence was copied.').waitFor();
    const link = String(await page.evaluate('navigator.clipboard.readText()'));
    const friend = await listener.open();
    await friend.goto(link);
    expect(await friend.locator(':target').innerText()).toBe(await words.innerText());
    await expect.poll(() => isInSight(friend, ':target')).toBe(true);
    await friend.getByText('Ready at').waitFor();
    expect(await isInSight(friend, '#player')).toBe(true);
  });

  it('hears the lesson of a page, from its quote on', async () => {
    const { page } = listener;
    await page.goto(`${url}${EPISODE}`);
    const lesson = page.getByRole('region', { name: 'Lessons' }).getByRole('listitem').first();
    await lesson.locator('[data-plays] a').click();
    await expect.poll(async () => (await playing(page)).paused).toBe(false);
    const quote = await lesson.locator('blockquote').first().innerText();
    await expect.poll(() => page.locator('.transcript [aria-current=true]').innerText()).toContain(quote.slice(0, 12));
  });

  it('opens a link with a time at that time, without playing before being asked to', async () => {
    const { page } = listener;
    await page.goto(`${url}${EPISODE}?t=5m`);
    await page.getByText('Ready at 5:00').waitFor();
    expect(await playing(page)).toEqual({ paused: true, at: 300 });
    await expect.poll(() => isInSight(page, '.transcript [aria-current=true]')).toBe(true);
    expect(await isInSight(page, '#player')).toBe(true);
  });

  it('sees shows, episodes and topics at the front, in the light that is wanted', async () => {
    const { page } = listener;
    await page.goto(`${url}/`);
    expect(await page.getByRole('search').isVisible()).toBe(true);
    for (const name of ['The Dump Was Empty', 'Load-Bearing']) {
      expect(await page.getByRole('link', { name }).count(), name).toBeGreaterThan(0);
    }
    const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const isDark = Number(/\d+/u.exec(ground)?.[0]) < 128;
    expect(isDark).toBe(colorScheme === 'dark');
  });

  it('follows a topic from the front to a lesson, and from there to its words', async () => {
    const { page } = listener;
    await page.goto(`${url}/`);
    const topic = page.locator('main a[href*="topics/"]').first();
    const name = (await topic.innerText()).trim();
    await topic.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.locator('main a[href*="lessons/ls_"]').first().click();
    await page.waitForURL('**/lessons/ls_**');
    const quoted = normal(await page.locator('.quoted').innerText());
    await page.getByRole('link', { name: 'Read on in the transcript' }).click();
    await page.waitForURL('**#turn-**');
    expect(normal(await page.locator('.transcript').innerText())).toContain(quoted.slice(0, 60));
  });

  it('reads everything without scripts, and the browser’s own player plays', async () => {
    const page = await listener.open({ javaScriptEnabled: false });
    if (isFiles) {
      await page.goto(`${url}/search/?q=charging+for+each+login`);
      expect(await page.getByRole('main').innerText()).toContain('JavaScript');
      await page.goto(`${url}${EPISODE}`);
    } else {
      await page.goto(`${url}/search?q=charging+for+each+login`);
      await page.getByRole('link', { name: 'The Competitor Is a Whiteboard' }).first().click();
      await page.waitForURL('**#turn-**');
    }
    expect(await page.locator('audio[controls]').getAttribute('src')).toBe(audioUrl);
    expect(await page.getByText('the password was on a sticker').last().isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Copy link to this moment' }).isVisible()).toBe(false);
  });
});

describe.runIf(there)('a listener who asks', () => {
  const listener = visitor({ origins, permissions });

  it('gets an answer with quotes that link to their moments', async () => {
    const { page } = listener;
    await page.goto(`${url}/ask?q=${encodeURIComponent('Why could nobody restore from the backups?')}`);
    const quote = page.getByRole('main').locator('blockquote').first();
    const words = await quote.innerText();
    await page.getByRole('main').locator('a[href*="#turn-"]').first().click();
    await page.waitForURL('**#turn-**');
    expect(normal(await page.locator('.transcript').innerText())).toContain(normal(words).slice(0, 60));
    await expect.poll(() => isInSight(page, ':target')).toBe(true);
  });

  it('asks at the front, and is offered questions that lead to answers', async () => {
    const { page } = listener;
    await page.goto(url);
    await page.getByLabel('Search the archive').fill('Why could nobody restore from the backups?');
    await page.getByRole('main').getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL('**/ask?**');
    expect(await page.locator('#quote-1 blockquote').isVisible()).toBe(true);
    await page.goto(url);
    await page.locator('.questions a').first().click();
    await page.waitForURL('**/ask?**');
    expect(await page.locator('#quote-1').count()).toBe(1);
  });

  it('narrows a question, asks on, and drops what narrowed it without losing the talk', async () => {
    const { page } = listener;
    await page.goto(`${url}/ask`);
    await page.getByText('Narrow it').click();
    await page.getByLabel('Topic').selectOption({ label: 'Backups' });
    await page.getByLabel('Your question').fill('Why could nobody restore from the backups?');
    await page.getByRole('main').getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL('**topic=backups**');
    expect(normal(await page.locator('.narrowed li').innerText())).toBe('topic: Backups ×');
    for (const question of ['Who noticed it?', 'And what about the dashboard?']) {
      await page.getByLabel('Your next question').fill(question);
      await page.getByLabel('Your next question').press('Enter');
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await page.getByRole('button', { name: 'Drop: topic: Backups' }).click();
    await page.locator('.narrowed').waitFor({ state: 'detached' });
    expect(await page.locator('.talk .asked').allInnerTexts()).toEqual([
      'Why could nobody restore from the backups?',
      'Who noticed it?',
    ]);
  });
});

/** Spaces as one, and without marks of quoting. */
function normal(text: string): string {
  return text.replace(/[“”]/gu, '').replace(/\s+/gu, ' ').trim();
}

async function isInSight(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox();
  return box !== null && box.y >= 0 && box.y + Math.min(box.height, 40) <= page.viewportSize()!.height;
}
