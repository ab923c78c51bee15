// The question page over the app of production: by a URL, in a talk by a form, narrowed, attacked, and where a script runs.
import { parse } from 'node-html-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const languageModel = { url: 'http://127.0.0.1:9/v1', name: 'any', key: null, timeoutMs: 1000 };
let test: TestApp;
let episode: string;

beforeEach(async () => {
  test = testApp();
  episode = await seed(test, { publishedAt: '2024-05-14' });
});
afterEach(() => test.app.close());

async function get(url: string) {
  const response = await test.app.inject({ url, headers: html });
  return { status: response.statusCode, page: parse(response.body), headers: response.headers };
}

/** A list of fields, because names recur. */
async function send(fields: readonly (readonly [string, string])[], headers: Record<string, string> = {}) {
  const payload = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const request = { method: 'POST', url: '/ask', payload, headers: { ...html, ...type, ...headers } } as const;
  const response = await test.app.inject(request);
  return { status: response.statusCode, page: parse(response.body), headers: response.headers };
}

/** What a browser would send with the page's form, but for what is typed and chosen in it. */
function fieldsOf(page: ReturnType<typeof parse>, form: string): [string, string][] {
  return page
    .querySelectorAll(`${form} input[name]:not([disabled]):not(#question)`)
    .map((input) => [input.getAttribute('name')!, input.getAttribute('value') ?? '']);
}

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
      expect(page.querySelectorAll('script, main img')).toEqual([]);
    },
  );
});

describe('a talk', () => {
  it('takes the earlier questions along, oldest first, and shows them above the answer', async () => {
    const first = await get('/ask?q=Who+keeps+the+backup?&speaker=Ada');
    const second = await send([...fieldsOf(first.page, '#follow-up'), ['q', 'Wherefore?']]);
    const third = await send([...fieldsOf(second.page, '#follow-up'), ['q', 'Since when?']]);
    expect(asked().at(-1)).toEqual({
      question: 'Since when?',
      filter: { speaker: 'Ada' },
      history: [
        { question: 'Who keeps the backup?', answer: 'And who keeps the backup of the backup?' },
        { question: 'Wherefore?', answer: 'The archive does not say.' },
      ],
    });
    expect(third.page.querySelector('h1')?.text).toBe('Since when?');
    expect(third.page.querySelectorAll('.talk .asked').map(({ text }) => text)).toEqual([
      'Who keeps the backup?',
      'Wherefore?',
    ]);
    expect(third.page.text.indexOf('Wherefore?')).toBeLessThan(third.page.text.indexOf('No answer found'));
    expect(third.page.querySelector('.again a')?.getAttribute('href')).toBe('/ask?q=Since+when%3F&speaker=Ada');
  });

  it('drops a filter and keeps the talk', async () => {
    const first = await get('/ask?q=backup&speaker=Ada&show=night-shift');
    const second = await send([...fieldsOf(first.page, '#follow-up'), ['show', 'night-shift'], ['q', 'why?']]);
    const again = fieldsOf(second.page, '#asked');
    await send([...again, ['without', 'speaker']]);
    await send([...again, ['without', 'all']]);
    const [, before, without, all] = asked();
    expect(before?.filter).toEqual({ show: 'night-shift', speaker: 'Ada' });
    expect(without).toEqual({ ...before, filter: { show: 'night-shift' } });
    expect(all).toEqual({ ...before, filter: {} });
  });

  it('stays at its last question when it is sent without a next one', async () => {
    await send([['before', 'why?'], ['said', 'So.'], ['before', 'how?'], ['said', 'Thus.'], ['q', ' ']]); // biome-ignore format: a form
    expect(asked()).toEqual([{ question: 'how?', filter: {}, history: [{ question: 'why?', answer: 'So.' }] }]);
  });

  it('carries the last ten questions and the beginning of each answer, however long it lasts', async () => {
    const earlier = Array.from({ length: 15 }, (_, i) => [
      ['before', `question ${i}`] as const,
      ['said', 'word '.repeat(2000)] as const,
    ]);
    const { page } = await send([...earlier.flat(), ['q', 'and?']]);
    const { history } = asked()[0]!;
    expect(history.map(({ question }) => question)).toEqual(Array.from({ length: 10 }, (_, i) => `question ${i + 5}`));
    for (const { answer } of history) expect(answer.length).toBeLessThanOrEqual(600);
    expect(page.toString().length).toBeLessThan(64 * 1024);
  });

  it('reads the line breaks of a form as those that were sent to it', async () => {
    await send([['before', 'why?'], ['said', 'Ada: one\r\n\r\nRui: two'], ['q', 'and?']]); // biome-ignore format: a form
    expect(asked()[0]?.history[0]?.answer).toBe('Ada: one\n\nRui: two');
  });

  it('shows garbage as text', async () => {
    const evil = '<script>alert(1)</script>"\'>';
    const { page } = await send([['before', evil], ['said', evil], ['q', evil], ['speaker', evil]]); // biome-ignore format: a form
    expect(page.querySelectorAll('script')).toEqual([]);
    expect(page.querySelector('.talk .asked')?.text).toBe(evil);
    expect(fieldsOf(page, '#follow-up').slice(0, 2)).toEqual([['before', evil], ['said', evil]]); // biome-ignore format: a form
  });

  it.each([
    [
      'an answer without its question',
      [
        ['said', 'So.'],
        ['q', 'why?'],
      ],
    ],
    [
      'a question without its answer',
      [
        ['before', 'a'],
        ['before', 'b'],
        ['said', 'So.'],
        ['q', 'why?'],
      ],
    ],
    [
      'a blank earlier question',
      [
        ['before', ' '],
        ['said', 'So.'],
        ['q', 'why?'],
      ],
    ],
    [
      'an earlier question of 5,000 characters',
      [
        ['before', 'a'.repeat(5000)],
        ['said', 'So.'],
        ['q', 'why?'],
      ],
    ],
    [
      'an answer beyond all length',
      [
        ['before', 'a'],
        ['said', 'a'.repeat(10_001)],
        ['q', 'why?'],
      ],
    ],
    [
      'a filter to drop that is none',
      [
        ['q', 'why?'],
        ['without', '__proto__'],
      ],
    ],
  ] as const)('400 for %s', async (_name, fields) => {
    // biome-ignore format: forms
    expect((await send(fields)).status).toBe(400);
    expect(asked()).toEqual([]);
  });

  it('413 for more than a page ever sends, and a thousand names are read in no time', async () => {
    expect((await send([['q', 'a'.repeat(300_000)]])).status).toBe(413);
    const names = Array.from({ length: 30_000 }, (_, i) => [`n${i}`, ''] as const);
    const begun = performance.now();
    expect((await send([...names, ['__proto__', 'x'], ['q', 'why?']])).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('403 where a page of another site sends it: it could put words on ours', async () => {
    const host = { host: 'localhost:3000' };
    for (const origin of ['https://evil.example', 'null']) {
      expect((await send([['q', 'why?']], { ...host, origin })).status).toBe(403);
    }
    expect((await send([['q', 'why?']], { ...host, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send([['q', 'why?']], { ...host, origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('needs no key, and its pages tell their own forms where they come from', async () => {
    await test.app.close();
    test = testApp({ apiKeys: ['a-key-of-some-length'] });
    const { status, headers } = await send([['q', 'why?']]);
    expect(status).toBe(200);
    expect(headers['referrer-policy']).toBe('same-origin');
  });
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

  it('goes on without a script from page to page', async () => {
    const first = await get('/ask?q=backup&whole=1');
    await send([...fieldsOf(first.page, '#follow-up'), ['q', 'why?']]);
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.history).toHaveLength(1);
  });

  it('has the question in its outline as it is to be asked again', async () => {
    const { page } = await send([['before', 'who?'], ['said', 'Ada.'], ['q', 'why?'], ['topic', 'backups']]); // biome-ignore format: a form
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
    expect((await get('/')).headers['content-security-policy']).not.toContain('script-src');
  });
});
