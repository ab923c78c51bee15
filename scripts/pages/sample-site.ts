// The built service over the sample show as browsers are to see it: one of its episodes has audio.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../server-process.js';
import { startWaveServer, type WaveServer } from './wave-server.js';

export interface SampleSite {
  readonly url: string;
  readonly audio: WaveServer;
  /** The archive's file: commands open it beside the service. */
  readonly database: string;
  /** Id of a lesson that was taken out. */
  readonly goneLesson: string;
  close(): Promise<void>;
}

interface LessonList {
  readonly items: readonly { readonly id: string }[];
}

/** The one with audio; its transcript has a time on every cue. */
export const heard = { show: 'load-bearing', slug: 'the-competitor-is-a-whiteboard' } as const;
const HEARD_FILE = new URL(`../../data/samples/${heard.slug}.srt`, import.meta.url);
/** Seconds; as long as its transcript. */
const HEARD_LENGTH = 829;

/** Starts it on a free port with an archive of its own, which is gone when it is closed. */
export async function openSampleSite(settings: Readonly<Record<string, string>> = {}): Promise<SampleSite> {
  const folder = await mkdtemp(join(tmpdir(), 'hindcast-site-'));
  const database = join(folder, 'samples.db');
  const audio = await startWaveServer(HEARD_LENGTH);
  const server = await startServer({ LOG_LEVEL: 'error', ...settings, HINDCAST_DB: database }, ['--with-samples']);
  await giveAudio(server.url, audio.url);
  return {
    ...{ url: server.url, audio, database, goneLesson: await hideLesson(server.url) },
    async close() {
      await audio.close();
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Everything but the address of the audio stays as it was given before. */
async function giveAudio(site: string, audioUrl: string): Promise<void> {
  const query = new URLSearchParams({ ...heard, audioUrl });
  const response = await fetch(`${site}/v1/episodes?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: await readFile(HEARD_FILE),
  });
  if (!response.ok) throw new Error(`The episode was given no audio: ${await response.text()}`);
}

/** The weakest one of the show. */
async function hideLesson(site: string): Promise<string> {
  const { items } = (await (await fetch(`${site}/v1/lessons?show=${heard.show}&limit=100`)).json()) as LessonList;
  const { id } = items.at(-1)!;
  const response = await fetch(`${site}/v1/lessons/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hidden: true }),
  });
  if (!response.ok) throw new Error(`The lesson could not be taken out: ${await response.text()}`);
  return id;
}
