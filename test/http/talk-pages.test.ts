// Talks on the question page: what its form takes along, what is kept from it, and who may send it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';
import { type Fields, fieldsOf, openPage, sendTalk } from './visitor.js';

let test: TestApp;

beforeEach(async () => {
  test = testApp();
  await seed(test, { publishedAt: '2024-05-14' });
});
afterEach(() => test.app.close());

const get = (url: string) => openPage(test, url);
const send = (fields: Fields, headers?: Record<string, string>) => sendTalk(test, fields, headers);
const asked = () => test.services.asked.map(({ request }) => request);

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
    await send([
      ['before', 'why?'],
      ['said', 'So.'],
      ['before', 'how?'],
      ['said', 'Thus.'],
      ['q', ' '],
    ]);
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

  it('takes the beginning of a very long answer along', async () => {
    await seed(test, { title: 'Two', transcript: { text: `Ada: ${'breathlessly '.repeat(2000)}` } });
    const { page } = await get('/ask?q=breathlessly');
    const second = await send([...fieldsOf(page, '#follow-up'), ['q', 'why?']]);
    expect(second.status).toBe(200);
    expect(asked()[1]?.history[0]?.answer).toMatch(/^(?:breathlessly ?){40,46}$/u);
  });

  it('reads the line breaks of a form as those that were sent to it', async () => {
    await send([
      ['before', 'why?'],
      ['said', 'Ada: one\r\n\r\nRui: two'],
      ['q', 'and?'],
    ]);
    expect(asked()[0]?.history[0]?.answer).toBe('Ada: one\n\nRui: two');
  });

  it('shows garbage as text', async () => {
    const evil = '<script>alert(1)</script>"\'>';
    const { page } = await send([
      ['before', evil],
      ['said', evil],
      ['q', evil],
      ['speaker', evil],
    ]);
    expect(page.querySelectorAll('script:not([src^="/assets/"]), main script')).toEqual([]);
    expect(page.querySelector('.talk .asked')?.text).toBe(evil);
    expect(fieldsOf(page, '#follow-up').slice(0, 2)).toEqual([
      ['before', evil],
      ['said', evil],
    ]);
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
