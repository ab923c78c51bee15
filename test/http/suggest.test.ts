// Suggestions over HTTP, and the boxes that ask for them.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SuggestedQuestion } from '../../src/domain/suggested-question.js';
import { presentSuggestions } from '../../src/http/present-suggestions.js';
import { oneOfEach } from '../../src/http/suggestions.js';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeAll(async () => {
  test = testApp();
  await seed(test);
});
afterAll(() => test.app.close());

it('gives each with the path that it leads to', async () => {
  const response = await test.app.inject('/v1/suggest?q=who%20keeps%20recover');
  expect(response.statusCode).toBe(200);
  expect(response.headers['cache-control']).toBe('private, max-age=60');
  const topic = { kind: 'topic', text: 'Recovery over prevention', url: '/topics/recovery-over-prevention', count: 2 };
  const text = 'who keeps who keeps recovers';
  const words = { kind: 'words', text, url: `/search?${new URLSearchParams({ q: text })}` };
  expect(response.json()).toEqual({ items: [topic, words] });
});

it('gives three of a kind, and as many as asked for', () => {
  const topics = ['a', 'b', 'c', 'd'].map((slug) => ({ slug, label: slug, uses: 1 }));
  const people = [{ slug: 'ada', name: 'Ada', episodeCount: 2 }];
  const found = { topics, people, shows: [], episodes: [], words: ['abc'] };
  const texts = (limit: number) => presentSuggestions('x a', found, limit).map(({ text }) => text);
  expect(texts(8)).toEqual(['a', 'b', 'c', 'Ada', 'x abc']);
  expect(texts(2)).toEqual(['a', 'b']);
});

it('gives a word in one form, and not again what a topic is called', () => {
  const topics = [{ slug: 'kubecon', label: 'KubeCon', uses: 20 }];
  const words = ['kubecons', 'backups', 'kubectl', 'backup', 'kubecon'];
  const found = { topics, people: [], shows: [], episodes: [], words };
  expect(presentSuggestions('k', found, 8).map(({ text }) => text)).toEqual(['KubeCon', 'backups', 'kubectl']);
});

it('asks no question twice of talks that are there twice, but the next one', async () => {
  const of = (...questions: string[]) => questions.map((question) => ({ question })) as unknown as SuggestedQuestion[];
  const questions = new Map([
    ['one', of('Why?', 'How?')],
    ['twin', of('Why?', 'How?')],
    ['third', of('Why?')],
  ]);
  expect(oneOfEach(['one', 'twin', 'third', 'gone'], questions).map(({ question }) => question)).toEqual([
    'Why?',
    'How?',
  ]);
});

it.each(['', '?q=', '?q=a&limit=0', '?q=a&show=b'])('refuses /v1/suggest%s', async (query) => {
  expect((await test.app.inject(`/v1/suggest${query}`)).statusCode).toBe(400);
});

it.each(['/', '/search', '/search?q=backup'])(
  '%s has a box that a script completes and that works without',
  async (url) => {
    const { body, headers } = await test.app.inject({ url, headers: { accept: 'text/html' } });
    const page = parse(body);
    const form = page.querySelector('form[data-suggest]')!;
    expect(form.getAttribute('action')).toBe('/search');
    expect(form.querySelector('input[type=search][name=q]')).toBeTruthy();
    const script = page.querySelector('script[src]')!;
    expect(script.hasAttribute('data-needs-server')).toBe(true);
    expect((await test.app.inject(script.getAttribute('src')!)).headers['content-type']).toContain('javascript');
    expect(headers['content-security-policy']).toContain("script-src 'self';connect-src 'self'");
  },
);
