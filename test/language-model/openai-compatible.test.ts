// The adapter against a real server on this machine that speaks the protocol, well or badly.
import { afterEach, describe, expect, it } from 'vitest';
import { LanguageModelFailure } from '../../src/language-model/language-model.js';
import { createOpenAiCompatibleModel, MAX_TEXT_LENGTH } from '../../src/language-model/openai-compatible.js';
import {
  answers,
  type Behaviour,
  breaksOffAfter,
  deadUrl,
  endsWithoutReason,
  hangsAfter,
  type LanguageModelServer,
  neverAnswers,
  neverEndsALine,
  readsFirst,
  refuses,
  startLanguageModelServer,
  streams,
  thinks,
  trickles,
  writes,
} from '../fixtures/language-model-server.js';

const KEY = 'sk-not-to-be-seen';
const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Say something.' },
] as const;

let server: LanguageModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function modelOf(behaviours: readonly Behaviour[], limits: { timeoutMs?: number; idleTimeoutMs?: number } = {}) {
  server = await startLanguageModelServer(...behaviours);
  return createOpenAiCompatibleModel({ url: server.url, name: 'tiny', key: KEY, timeoutMs: 5000, ...limits });
}

async function failureOf(writing: Promise<string>): Promise<LanguageModelFailure> {
  const error = await writing.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(LanguageModelFailure);
  return error;
}

describe('write', () => {
  it('gives the text and its tokens as they come', async () => {
    const model = await modelOf([writes('Tapes were blank, as nobody had looked.')]);
    const tokens: string[] = [];
    const text = await model.write({ messages, onToken: (token) => tokens.push(token) });
    expect(text).toBe('Tapes were blank, as nobody had looked.');
    expect(tokens.length).toBeGreaterThan(2);
    expect(tokens.join('')).toBe(text);
  });

  it('sends the messages, the model and the key, and nothing about this machine', async () => {
    await (await modelOf([writes('Yes.')])).write({ messages });
    const [{ path, body, headers }] = server!.received as [LanguageModelServer['received'][number]];
    expect(path).toBe('/v1/chat/completions');
    expect(body).toMatchObject({ model: 'tiny', stream: true, temperature: 0, messages });
    expect(headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'user-agent': 'hindcast' });
    const expected = ['accept', 'accept-encoding', 'accept-language', 'authorization', 'connection', 'content-type'];
    const further = ['content-length', 'host', 'sec-fetch-mode', 'transfer-encoding', 'user-agent'];
    expect([...expected, ...further]).toEqual(expect.arrayContaining(Object.keys(headers)));
  });

  it('sends no authorization where there is no key', async () => {
    server = await startLanguageModelServer(writes('Yes.'));
    const model = createOpenAiCompatibleModel({ url: server.url, name: 'tiny', key: null, timeoutMs: 5000 });
    await model.write({ messages });
    expect(server.received[0]?.headers.authorization).toBeUndefined();
  });

  it('leaves out what the model only thought', async () => {
    const model = await modelOf([thinks('Hm, tapes. Let me see.', 'Tapes were blank.')]);
    expect(await model.write({ messages })).toBe('Tapes were blank.');
  });

  it('gives a text that the endpoint has cut at its own limit', async () => {
    const model = await modelOf([writes('Tapes were', 'length')]);
    expect(await model.write({ messages })).toBe('Tapes were');
  });

  it.each([
    ['refused', 401],
    ['refused', 403],
    ['unsupported', 404],
    ['unsupported', 422],
    ['timeout', 504],
    ['unreachable', 500],
    ['unreachable', 429],
    ['unreachable', 503],
  ] as const)('is %s when the endpoint answers %i, and repeats nothing of it', async (reason, status) => {
    const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${KEY}` } });
    const failure = await failureOf((await modelOf([answers(status, body)])).write({ messages }));
    expect(failure).toMatchObject({ reason, message: `the endpoint answered ${status}` });
    expect(`${failure.stack} ${JSON.stringify(failure)} ${String(failure.cause)}`).not.toContain(KEY);
  });

  it('is unreachable when nobody listens', async () => {
    const model = createOpenAiCompatibleModel({ url: await deadUrl(), name: 'tiny', key: KEY, timeoutMs: 5000 });
    expect(await failureOf(model.write({ messages }))).toMatchObject({ reason: 'unreachable' });
  });

  it.each<[string, Behaviour, string]>([
    ['ends early', endsWithoutReason('Tapes were'), 'malformed'],
    ['is no JSON', streams('{"choices": ['), 'malformed'],
    ['is other JSON', streams('{"weather": "fine"}'), 'malformed'],
    ['is no event stream', answers(200, '<html>It works!</html>', { 'content-type': 'text/html' }), 'malformed'],
    ['is empty', writes(''), 'malformed'],
    ['is blank', writes(' \n '), 'malformed'],
    ['is a refusal', refuses, 'refused'],
    ['was filtered', writes('Tapes', 'content_filter'), 'refused'],
    ['is an error', streams('{"error": {"message": "out of memory"}}'), 'unreachable'],
    ['breaks off', breaksOffAfter('Tapes were'), 'unreachable'],
    ['is too long', writes('word '.repeat(MAX_TEXT_LENGTH / 4)), 'malformed'],
    ['has a line without an end', neverEndsALine, 'malformed'],
    ['leads elsewhere', answers(307, '', { location: 'http://127.0.0.1:9/v1' }), 'unreachable'],
  ])('fails when the reply %s', async (_, behaviour, reason) => {
    expect(await failureOf((await modelOf([behaviour])).write({ messages }))).toMatchObject({ reason });
  });

  it('does not wait for an endpoint that says nothing', async () => {
    const failure = await failureOf((await modelOf([neverAnswers], { timeoutMs: 150 })).write({ messages }));
    expect(failure).toMatchObject({ reason: 'timeout', message: 'no whole text within 150 ms' });
  });

  it('does not wait for one that never comes to an end', async () => {
    const model = await modelOf([trickles('word '.repeat(500), 10)], { timeoutMs: 200 });
    expect(await failureOf(model.write({ messages }))).toMatchObject({ reason: 'timeout' });
  });

  it('waits while the model reads, though the endpoint has answered', async () => {
    const model = await modelOf([readsFirst(200, 'Tapes were blank.')], { idleTimeoutMs: 50 });
    expect(await model.write({ messages })).toBe('Tapes were blank.');
  });

  it('does not wait for one that has stopped in the middle', async () => {
    const model = await modelOf([hangsAfter('Tapes were')], { idleTimeoutMs: 100 });
    const failure = await failureOf(model.write({ messages }));
    expect(failure).toMatchObject({ reason: 'timeout', message: 'silent for 100 ms' });
    await expect.poll(() => server!.abandoned()).toBe(1);
  });

  it('rejects with the reason of its signal, and ends the request', async () => {
    const model = await modelOf([hangsAfter('Tapes were')]);
    const leaving = new AbortController();
    const writing = model.write({ messages, signal: leaving.signal, onToken: () => leaving.abort(new Error('gone')) });
    await expect(writing).rejects.toThrow('gone');
    await expect.poll(() => server!.abandoned()).toBe(1);
  });

  it('rejects with what its listener throws', async () => {
    const model = await modelOf([writes('Tapes were blank.')]);
    const onToken = (): void => {
      throw new RangeError('a fault of ours');
    };
    await expect(model.write({ messages, onToken })).rejects.toThrow(RangeError);
  });

  it('asks nobody when its signal is aborted already', async () => {
    const model = await modelOf([writes('Yes.')]);
    await expect(model.write({ messages, signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(server!.received).toEqual([]);
  });

  it.each([429, 502, 503])('asks once more after %i', async (status) => {
    const model = await modelOf([answers(status), writes('Tapes were blank.')]);
    expect(await model.write({ messages })).toBe('Tapes were blank.');
  });

  it.each([401, 404])('does not ask again after %i', async (status) => {
    const model = await modelOf([answers(status), writes('Tapes were blank.')]);
    await failureOf(model.write({ messages }));
    expect(server!.received).toHaveLength(1);
  });

  it('does not ask again once words have come', async () => {
    const model = await modelOf([breaksOffAfter('Tapes were'), writes('Tapes were blank.')]);
    await failureOf(model.write({ messages }));
    expect(server!.received).toHaveLength(1);
  });

  it('does without a temperature where a model takes none, from then on', async () => {
    const model = await modelOf([answers(400), writes('Tapes were blank.')]);
    expect(await model.write({ messages })).toBe('Tapes were blank.');
    await model.write({ messages });
    expect(server!.received.map(({ body }) => body.temperature)).toEqual([0, undefined, undefined]);
  });

  it.each([400, 422, 500])('says all in one message where a template takes no rules apart (%i)', async (status) => {
    const model = await modelOf([answers(status), answers(status), writes('Tapes were blank.')]);
    expect(await model.write({ messages })).toBe('Tapes were blank.');
    const [full, , plain] = server!.received.map(({ body }) => body.messages);
    expect(full).toEqual(messages);
    expect(plain).toEqual([{ role: 'user', content: 'Be brief.\n\nSay something.' }]);
  });

  it('asks in no more forms than there are', async () => {
    const model = await modelOf([answers(400)]);
    expect(await failureOf(model.write({ messages }))).toMatchObject({ reason: 'unsupported' });
    expect(server!.received).toHaveLength(3);
  });
});
