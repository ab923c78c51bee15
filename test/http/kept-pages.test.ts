// Pages that are asked for again: as they are for as long as nothing was written, and never longer.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';

const asPage = { accept: 'text/html' };

describe('pages that are asked for again', () => {
  let test: TestApp;
  let lesson: string;
  let revision = 'first';
  beforeAll(async () => {
    test = testApp();
    await seed(test, { audioUrl: 'https://audio.example/one.mp3' });
    lesson = (await test.services.reader.findLessons({}, { limit: 1 })).items[0]!.id;
    Object.assign(test.services.reader, { archiveRevision: async () => revision });
  });
  afterAll(() => test.app.close());
  const read = (url: string, headers: Record<string, string> = {}) =>
    test.app.inject({ url, headers: { ...asPage, ...headers } });

  /** How often the archive was asked for what pages are made of while this ran. */
  async function countReads(work: () => Promise<unknown>): Promise<number> {
    const { reader } = test.services;
    const spies = (['findEpisodeBySlug', 'findEpisodes', 'findEditedLesson'] as const).map((name) =>
      vi.spyOn(reader, name),
    );
    await work();
    const reads = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    for (const spy of spies) spy.mockRestore();
    return reads;
  }

  const paths = () => ['/', '/night-shift', '/night-shift/the-backup-that-was-not-there', `/lessons/${lesson}`];

  it('are the same, with the same policy and tag, and are not made again', async () => {
    for (const path of paths()) {
      const first = await read(path);
      let again = first;
      expect(await countReads(async () => (again = await read(path)))).toBe(0);
      expect(again.statusCode).toBe(200);
      expect(again.body).toBe(first.body);
      for (const name of ['content-security-policy', 'content-type', 'etag', 'vary', 'cache-control']) {
        expect([path, name, again.headers[name]]).toEqual([path, name, first.headers[name]]);
      }
      expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
      expect((await read(path, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
    }
  });

  it('are made again after a write', async () => {
    for (const path of paths()) {
      await read(path);
      revision = `after ${path}`;
      expect(await countReads(() => read(path))).toBeGreaterThan(0);
    }
  });

  it('are made again when somebody wrote while they were made', async () => {
    const { reader } = test.services;
    const { findShow } = reader;
    revision = 'before';
    Object.assign(reader, {
      findShow: async (slug: string) => {
        revision = 'meanwhile';
        return findShow(slug);
      },
    });
    await read('/night-shift');
    Object.assign(reader, { findShow });
    expect(await countReads(() => read('/night-shift'))).toBeGreaterThan(0);
  });

  it('are of the address that they were asked for under', async () => {
    const canonical = async (host: string) =>
      /rel="canonical" href="([^"]+)"/u.exec((await read('/', { host })).body)?.[1];
    expect(await canonical('localhost:3000')).toBe('http://localhost:3000/');
    expect(await canonical('127.0.0.1:4000')).toBe('http://127.0.0.1:4000/');
    expect(await canonical('localhost:3000')).toBe('http://localhost:3000/');
  });

  it('are not kept where they are errors, answers, or searches that could not do their best', async () => {
    const { search } = test.services;
    const atItsWorst = search.search;
    const searched = vi.spyOn(search, 'search');
    for (let i = 0; i < 2; i++) await read('/search?q=restore');
    expect(searched).toHaveBeenCalledTimes(2);
    searched.mockImplementation(async (request) => {
      const { reason, ...found } = await atItsWorst.call(search, request);
      return { ...found, degraded: false };
    });
    for (let i = 0; i < 2; i++) await read('/search?q=restore');
    expect(searched).toHaveBeenCalledTimes(3);
    searched.mockRestore();
    const asked = test.services.asked.length;
    for (const path of ['/ask?q=Why+check+a+backup%3F', '/ask?q=Why+check+a+backup%3F']) await read(path);
    expect(test.services.asked.length - asked).toBe(2);
    for (let i = 0; i < 2; i++) expect((await read('/no-such-show')).statusCode).toBe(404);
  });
});
