// The longest page that a show is likely to have: two people for two hours, 18,000 words, to be heard.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mulberry32 } from '../random.js';
import { startServer } from '../server-process.js';

export interface LongEpisode {
  readonly url: string;
  readonly path: string;
  close(): Promise<void>;
}

const SAMPLES = ['glorias-phone.vtt', 'nineteen-pages.vtt', 'expand-wait-contract.md', 'what-im-unsure-about.md'];
const WORDS = 18_000;
const NAMES = ['Marguerite Oyelaran', 'Idris Halloran'];
const WORDS_A_SECOND = 2.5;
const SEED = 7;
/** Nobody plays it, and so nobody asks for it. */
const AUDIO = 'https://audio.example/two-hours.mp3';

/** An archive of its own with this one episode, on a free port. */
export async function openLongEpisode(): Promise<LongEpisode> {
  const folder = await mkdtemp(join(tmpdir(), 'hindcast-long-'));
  const server = await startServer({ LOG_LEVEL: 'error', HINDCAST_DB: join(folder, 'long.db') });
  const query = new URLSearchParams({ show: 'long-talks', slug: 'two-hours', title: 'Two hours', audioUrl: AUDIO });
  const response = await fetch(`${server.url}/v1/episodes?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: writeTranscript(await readVocabulary()),
  });
  if (!response.ok) throw new Error(`The long episode was not taken in: ${await response.text()}`);
  return {
    ...{ url: server.url, path: '/long-talks/two-hours' },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The words of the samples as often as they are said there: so drawn they pack about as well as speech does. */
async function readVocabulary(): Promise<string[]> {
  const texts = await Promise.all(
    SAMPLES.map((file) => readFile(new URL(`../../data/samples/${file}`, import.meta.url), 'utf8')),
  );
  return texts.join(' ').match(/\b[a-z]+(?:['’][a-z]+)?\b/gu) ?? [];
}

/** One turn a line, with its time and its speaker. */
function writeTranscript(vocabulary: readonly string[]): string {
  const random = mulberry32(SEED);
  const draw = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const lines: string[] = [];
  for (let said = 0, turn = 0; said < WORDS; turn++) {
    const sentences = Array.from({ length: draw(1, 12) }, () => {
      const words = Array.from({ length: draw(5, 24) }, () => vocabulary[draw(0, vocabulary.length - 1)]!);
      return words;
    });
    lines.push(`[${stamp(said / WORDS_A_SECOND)}] ${NAMES[turn % NAMES.length]}: ${sentences.map(write).join(' ')}`);
    said += sentences.flat().length;
  }
  return lines.join('\n\n');
}

function write(words: readonly string[]): string {
  const sentence = words.join(' ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
