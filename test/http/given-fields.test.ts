// What a sender gave of an episode outlasts the corrections of its transcript; what the transcript says itself does not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';

const talk = 'Ada: Hello and welcome back to the show.\n\nRui: A backup that nobody has restored is only a rumour.';
const corrected = `${talk}\n\nAda: And who restores them, and how often do they do that?`;
const withFrontMatter = (title: string, text = talk) =>
  `---\ntitle: ${title}\ndate: 2023-01-02\n---\n\n${text.replace(/^(\w+):/gmu, '**$1:**')}`;
const given = {
  title: 'Rumours',
  publishedAt: '2024-05-14',
  audioUrl: 'https://audio.example/1.mp3',
  pageUrl: 'https://show.example/1',
  people: [{ name: 'Ada', role: 'host' }],
};

let archive: RealArchive;
beforeEach(() => {
  archive = openRealArchive();
});
afterEach(() => archive.close());

async function post(text: string, fields: Record<string, unknown> = {}) {
  const payload = { show: 'night-shift', slug: 'rumours', ...fields, transcript: { text } };
  const response = await archive.app.inject({ method: 'POST', url: '/v1/episodes', payload });
  expect(response.statusCode, response.body).toBeLessThan(300);
  return { ...response.json(), etag: response.headers.etag };
}

describe('fields that a correction does not name', () => {
  it('stay as they were given', async () => {
    await post(talk, given);
    const { outcome, episode } = await post(corrected);
    expect(outcome).toBe('updated');
    expect(episode).toMatchObject(given);
  });

  it('are no change where the bytes are none', async () => {
    const { etag } = await post(talk, given);
    expect(await post(talk)).toMatchObject({ outcome: 'unchanged', etag });
  });

  it('are changed one by one', async () => {
    await post(talk, given);
    expect((await post(corrected, { title: 'Renamed' })).episode).toMatchObject({ ...given, title: 'Renamed' });
  });

  it('are those of the new transcript where it says them itself', async () => {
    expect((await post(withFrontMatter('Said once'))).episode).toMatchObject({ title: 'Said once' });
    const { episode } = await post(withFrontMatter('Said again', corrected));
    expect(episode).toMatchObject({ title: 'Said again', publishedAt: '2023-01-02' });
  });

  it('win over what the transcript says where they were given', async () => {
    await post(withFrontMatter('Said once'), given);
    expect((await post(withFrontMatter('Said again'))).episode).toMatchObject(given);
  });
});

describe('people', () => {
  it('are none where the labels are roles: those stay on the turns', async () => {
    const roles = talk.replaceAll('Ada:', 'Host:').replaceAll('Rui:', 'Guest:');
    const { episode } = await post(roles);
    expect([episode.people, episode.speakers]).toEqual([[], ['Guest', 'Host']]);
  });
});

describe('fields that are null', () => {
  it('are taken back: the transcript tells them again', async () => {
    await post(withFrontMatter('Said'), given);
    const { episode } = await post(withFrontMatter('Said'), { title: null, publishedAt: null, audioUrl: null });
    expect(episode).toMatchObject({ title: 'Said', publishedAt: '2023-01-02', audioUrl: null, pageUrl: given.pageUrl });
  });
});

describe('restoring', () => {
  it('gives the title back that the transcript had, and leaves those that were given', async () => {
    const { episode } = await post(withFrontMatter('Said once'), { audioUrl: given.audioUrl });
    await post(withFrontMatter('Said again', corrected));
    const url = `/v1/episodes/${episode.id}/revisions/1/restore`;
    const restored = (await archive.app.inject({ method: 'POST', url })).json();
    expect(restored.episode).toMatchObject({ title: 'Said once', audioUrl: given.audioUrl });
  });
});

describe('the format', () => {
  it('is no change where the one that is named is the one that was found', async () => {
    const { etag } = await post(talk);
    const payload = { show: 'night-shift', slug: 'rumours', transcript: { text: talk, format: 'text' } };
    const response = await archive.app.inject({ method: 'POST', url: '/v1/episodes', payload });
    expect(response.json()).toMatchObject({ outcome: 'unchanged', revision: { number: 1 } });
    expect(response.headers.etag).toBe(etag);
  });
});
