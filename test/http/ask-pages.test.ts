// The question page over the app of production: by a URL, narrowed, attacked, and where a script runs.
import { parse } from 'node-html-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';
import { type Fields, fieldsOf, openPage, sendTalk } from './visitor.js';

const languageModel = { url: 'http://127.0.0.1:9/v1', name: 'any', key: null, timeoutMs: 1000 };
let test: TestApp;
let episode: string;

beforeEach(async () => {
  test = testApp();
  episode = await seed(test, { publishedAt: '2024-05-14' });
});
afterEach(() => test.app.close());

const get = (url: string) => openPage(test, url);
const send = (fields: Fields, headers?: Record<string, string>) => sendTalk(test, fields, headers);
const asked = () => test.services.asked.map(({ request }) => request);

describe('the question page', () => {
  it('asks within what its URL narrows it to, and says so with a way out', async () => {
    const { page } = await get(`/ask?q=backup&show=night-shift&speaker=Ada&from=2024-01-01&to=&episode=${episode}`);
    expect(asked()[0]?.filter).toEqual({ show: 'night-shift', speaker: 'Ada', from: '2024-01-01', episode });
    expect(page.querySelectorAll('.narrowed li').map((each) => each.text.replace(/\s*×\s*/u, ''))).toEqual([
      'show: night-shift',
      'episode: The backup that was not there',
      'speaker: Ada',
      'from 2024-01-01',
    ]);
    const [withoutShow] = page.querySelectorAll('.narrowed li a').map((link) => link.getAttribute('href')!);
    expect(Object.fromEntries(new URL(withoutShow!, 'http://h').searchParams)).toEqual({
      ...{ q: 'backup', speaker: 'Ada', from: '2024-01-01', episode },
    });
    expect(page.querySelector('.narrowed > a')?.getAttribute('href')).toBe('/ask?q=backup');
  });

  it('offers the filters with what is chosen, before and after a question', async () => {
    for (const url of ['/ask?topic=recovery-over-prevention', '/ask?q=backup&topic=recovery-over-prevention']) {
      const { page } = await get(url);
      expect(page.querySelector('select[name=topic] option[selected]')?.getAttribute('value')).toBe(
        'recovery-over-prevention',
      );
      const names = page.querySelectorAll('.narrow [name]').map((field) => field.getAttribute('name'));
      expect(names).toEqual(['show', 'topic', 'speaker', 'from', 'to']);
    }
  });

  it('says nothing of narrowing where there is none', async () => {
    const { page } = await get('/ask?q=backup&show=&topic=&speaker=+&from=&to=&episode=');
    expect(asked()[0]?.filter).toEqual({});
    expect(page.querySelector('.narrowed')).toBeNull();
  });

  it('keeps what was asked within when it suggests questions', async () => {
    await seed(test, { title: 'Two', transcript: { text: 'Ada: Who tested it?\nRui: Nobody did.' } });
    const { page } = await get('/ask?show=night-shift');
    expect(page.querySelector('.questions a')?.getAttribute('href')).toContain('show=night-shift');
  });

  it.each([
    '/ask?q=a&show=Not+A+Slug',
    '/ask?q=a&from=yesterday',
    '/ask?q=a&from=2024-02-01&to=2024-01-01',
    '/ask?q=a&episode=1',
    '/ask?q=a&q=b',
    `/ask?q=${'a'.repeat(5000)}`,
  ])('400 with a page that says why for %s', async (url) => {
    const { status, page } = await get(url);
    expect(status).toBe(400);
    expect(page.querySelector('main p')?.text).toBeTruthy();
    expect(asked()).toEqual([]);
  });

  it.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '🎙️🎧', '[1]', '%', 'a'.repeat(1000)])(
    'shows the question %s as text',
    async (question) => {
      const { status, page } = await get(`/ask?q=${encodeURIComponent(question)}`);
      expect(status).toBe(200);
      expect(page.querySelector('h1')?.text).toBe(question);
      expect(page.querySelectorAll('script:not([src^="/assets/"]), main script, main img')).toEqual([]);
    },
  );
});

describe('with a language model', () => {
  beforeEach(async () => {
    await test.app.close();
    test = testApp({ languageModel });
    await seed(test);
  });

  it('sends the outline at once, for a script to fill, and the whole page where none runs', async () => {
    const { page } = await get('/ask?q=backup&speaker=Ada');
    expect(asked()).toEqual([]);
    expect(page.querySelector('#written')?.getAttribute('aria-busy')).toBe('true');
    const refresh = parse(page.querySelector('noscript')!.innerHTML).querySelector('meta');
    const { page: answered } = await get(refresh!.getAttribute('content')!.split('url=')[1]!);
    expect(asked()).toMatchObject([{ question: 'backup', filter: { speaker: 'Ada' } }]);
    expect(answered.querySelector('#quote-1 blockquote')).not.toBeNull();
    expect(answered.querySelector('noscript')).toBeNull();
  });

  it('has buttons that copy a quote wherever one may come, hidden until a script is there', async () => {
    const { page: outline } = await get('/ask?q=backup');
    const { page: whole } = await get('/ask?q=backup&whole=1');
    for (const item of [outline.querySelector('template[data-item=quotes]')!, whole.querySelector('#quote-1')!]) {
      const buttons = item.querySelectorAll('button[data-cite]');
      expect(buttons.map((button) => [button.getAttribute('data-cite'), button.hasAttribute('hidden')])).toEqual([
        ['quote', true],
        ['link', true],
      ]);
    }
    expect(whole.querySelectorAll('button[data-cite=answer]')).toHaveLength(1);
  });

  it('goes on without a script from page to page', async () => {
    const first = await get('/ask?q=backup&whole=1');
    await send([...fieldsOf(first.page, '#follow-up'), ['q', 'why?']]);
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.history).toHaveLength(1);
  });

  it('has the question in its outline as it is to be asked again', async () => {
    const { page } = await send([
      ['before', 'who?'],
      ['said', 'Ada.'],
      ['q', 'why?'],
      ['topic', 'backups'],
    ]);
    expect(asked()).toEqual([]);
    await send(fieldsOf(page, '#asked'));
    expect(asked()).toEqual([
      { question: 'why?', filter: { topic: 'backups' }, history: [{ question: 'who?', answer: 'Ada.' }] },
    ]);
  });

  it('lets our script run there, nothing inline, and nothing on other pages', async () => {
    const { page, headers } = await get('/ask?q=backup');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self';connect-src 'self'$/u);
    const script = await test.app.inject(page.querySelector('script')!.getAttribute('src')!);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.body).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/u);
    expect((await get('/topics')).headers['content-security-policy']).not.toContain('script-src');
  });
});
