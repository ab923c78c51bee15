import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, text } from './helpers.js';

const URL_PATH = '/v1/transcripts/validate';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

function post(payload: unknown, headers: Record<string, string> = {}) {
  return test.app.inject({ method: 'POST', url: URL_PATH, payload: payload as object, headers });
}

function postRaw(payload: string | Buffer, type = 'text/plain') {
  return post(payload, { 'content-type': type });
}

describe('POST /v1/transcripts/validate', () => {
  it('tells what is understood, and stores nothing', async () => {
    const response = await post({ transcript: { text } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      valid: true,
      problem: null,
      encoding: 'utf-8',
      understood: {
        format: 'text',
        turns: 3,
        speakers: [
          { name: 'Ada', turns: 2 },
          { name: 'Rui', turns: 1 },
        ],
        startTime: null,
        timing: { exact: 0, interpolated: 0, unknown: 1 },
      },
      findings: [{ severity: 'note', line: null }],
      losses: [],
    });
    expect(test.services.archive.list()).toEqual([]);
  });

  it('tells findings by line and losses by kind', async () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<v Ada>Hello.\n\n00:0x.000 --> 00:03.000\n<v Rui>Lost.\n\n' +
      '00:03.000 --> 00:04.000\n<v Rui>Hi.';
    const { understood, findings, losses } = (await postRaw(vtt, 'text/vtt')).json();
    expect(understood).toMatchObject({ format: 'vtt', startTime: 1, endTime: 4, stamps: 2, timing: { exact: 1 } });
    expect(findings).toEqual([{ severity: 'warning', line: 6, message: expect.stringContaining('timing line') }]);
    expect(losses).toEqual([{ what: 'position', meaning: expect.stringContaining('screen'), count: 1, line: 3 }]);
  });

  it('tells the roles that the file tells', async () => {
    const script =
      'Ada Byron (host): Welcome to it.\n\nGrace Hopper (guest): Thank you.\n\nAda Byron (host): Shall we?';
    const { understood } = (await postRaw(script)).json();
    expect(understood.speakers).toMatchObject([
      { name: 'Ada Byron', role: 'host' },
      { name: 'Grace Hopper', role: 'guest' },
    ]);
    expect(understood.metadata.people).toContainEqual({ name: 'Ada Byron', role: 'host' });
  });

  it('answers 200 with the problem inside where an ingest would be refused', async () => {
    const response = await postRaw('WEBVTT\n\nno cue', 'text/vtt');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({
      valid: false,
      understood: null,
      problem: { status: 422, code: 'no-speech', type: '/docs/errors#no-speech', instance: URL_PATH },
      findings: [{ severity: 'error', line: 1 }],
    });
  });

  it.each([
    ['an empty body', '', 'empty-transcript', 'utf-8'],
    ['bytes that are no text', Buffer.from([0, 1, 2, 255, 0, 254]), 'binary-transcript', null],
    ['a document of another kind', '{"a": [1, 2]}', 'unknown-format', 'utf-8'],
  ])('%s is refused inside', async (_, payload, code, encoding) => {
    const { valid, problem, encoding: told } = (await postRaw(payload)).json();
    expect([valid, problem.code, told]).toEqual([false, code, payload.length > 0 ? encoding : null]);
  });

  it('says the encoding of what is not UTF-8', async () => {
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect((await postRaw(wide)).json()).toMatchObject({ valid: true, encoding: 'utf-16le' });
  });

  it('holds a declared format against the content', async () => {
    const { valid, problem } = (await post({ transcript: { text, format: 'vtt' } })).json();
    expect([valid, problem.code]).toEqual([false, 'malformed-transcript']);
  });

  it('takes the very body that would be ingested', async () => {
    const response = await post({ show: 'night-shift', title: 'Backups', transcript: { text } });
    expect(response.json().valid).toBe(true);
  });
});

describe('the request itself fails', () => {
  it('413 over the size limit', async () => {
    await test.app.close();
    test = testApp({ maxTranscriptBytes: 100 });
    expect((await postRaw('x'.repeat(101))).statusCode).toBe(413);
    expect((await post({ transcript: { text: 'x'.repeat(101) } })).statusCode).toBe(413);
    expect((await postRaw(`Ada: ${'x '.repeat(40)}`)).statusCode).toBe(200);
  });

  it('415 for a type that is no transcript, 400 for JSON without one, 401 without the key', async () => {
    expect((await postRaw('x', 'application/pdf')).statusCode).toBe(415);
    expect((await post({ text })).statusCode).toBe(400);
    await test.app.close();
    test = testApp({ apiKeys: ['secret'] });
    expect((await post({ transcript: { text } })).statusCode).toBe(401);
  });
});
