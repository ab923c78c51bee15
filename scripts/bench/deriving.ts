// How long do segmenting and extracting take, and how does that grow with the words? Processor time of this process:
// what else the machine does counts little.
import { loadDerivingSteps } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import type { Episode } from '../../src/domain/episode.js';
import { countWords, type Transcript, type Turn } from '../../src/domain/transcript.js';
import type { DerivingSteps } from '../../src/pipeline/ingest-episode.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';
import { embedSentences, type TranscriptSentence } from '../../src/pipeline/sentences.js';

const WORDS = 10_000;
/** Episodes of that many words: the first ones until V8 has compiled what it will. */
const EPISODES = { warmUp: 10, measured: 15 };
const DOUBLINGS = 3;
const RUNS = 3;

const episode: Episode = {
  ...{ id: 'ep_bench', show: 'bench', slug: 'bench', title: 'bench', people: [] },
  ...{ publishedAt: null, audioUrl: null, pageUrl: null },
};

/** Rows of the table, over episodes that are put together from the turns of these transcripts, round and round. */
export async function measureDeriving(texts: readonly string[]): Promise<[what: string, figure: string][]> {
  const steps = await loadDerivingSteps(parseConfig({}));
  const turns = texts.flatMap((text) => parseTranscript(Buffer.from(text)).turns);
  let from = 0;
  const nextEpisode = (words: number): Transcript => {
    const own: Turn[] = [];
    for (let count = 0; count < words; from++) {
      const { text, speaker } = turns[from % turns.length]!;
      own.push(turnOf(own.length, text, speaker));
      count += countWords(text);
    }
    return transcriptOf(own);
  };
  const times: number[] = [];
  for (let i = 0; i < EPISODES.warmUp + EPISODES.measured; i++) times.push(await timeOf(steps, nextEpisode(WORDS)));
  const perEpisode = times.slice(EPISODES.warmUp).sort((a, b) => a - b);
  const longest = nextEpisode(WORDS * 2 ** DOUBLINGS);
  return [
    ['segment and extract, ms for 10,000 words, one core, p50 / p95', inMilliseconds(perEpisode)],
    [`per doubling, to ${longest.turns.length.toLocaleString('en')} turns`, await growth(steps, longest)],
    ['per doubling, one turn without punctuation', await growth(steps, captionsOf(longest))],
  ];
}

/** Milliseconds of processor time; embedding, which comes before, is not counted. The median of some runs. */
async function timeOf(steps: DerivingSteps, transcript: Transcript): Promise<number> {
  const sentences = await embedSentences(transcript.turns, steps.analysisEmbedder);
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    // What is remembered of a list of sentences must not be found again.
    deriveAll(steps, transcript, [...sentences]);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

function deriveAll(
  { segmenter, extractor }: DerivingSteps,
  transcript: Transcript,
  sentences: readonly TranscriptSentence[],
): void {
  extractor.extract({ episode, transcript, sentences, chapters: segmenter.segment(transcript, sentences) });
}

/** By what the time is multiplied when the words are doubled: the mean from an eighth of the transcript to all of it. */
async function growth(steps: DerivingSteps, transcript: Transcript): Promise<string> {
  const whole = await timeOf(steps, transcript);
  const part = await timeOf(steps, firstPart(transcript, 2 ** DOUBLINGS));
  return `× ${((whole / part) ** (1 / DOUBLINGS)).toFixed(2)} (${Math.round(part)} ms to ${Math.round(whole)} ms)`;
}

/** The first of `parts` equal parts: of its turns, or of its only one. */
function firstPart({ turns }: Transcript, parts: number): Transcript {
  if (turns.length > 1) return transcriptOf(turns.slice(0, Math.ceil(turns.length / parts)));
  const { text } = turns[0]!;
  return transcriptOf([turnOf(0, text.slice(0, text.indexOf(' ', text.length / parts)), null)]);
}

function captionsOf({ turns }: Transcript): Transcript {
  const said = turns.map(({ text }) => text.toLowerCase()).join(' ');
  return transcriptOf([turnOf(0, said.replace(/[^\p{L}\p{N}'’]+/gu, ' ').trim(), null)]);
}

function turnOf(index: number, text: string, speaker: string | null): Turn {
  return { index, text, speaker, startTime: null, endTime: null, timing: null, anchors: [] };
}

function transcriptOf(turns: readonly Turn[]): Transcript {
  return { format: 'text', turns, marks: [], metadata: {}, findings: [], losses: [] };
}

function inMilliseconds(sorted: readonly number[]): string {
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)]!);
  return `${at(0.5)} ms / ${at(0.95)} ms`;
}
