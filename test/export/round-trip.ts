// What has to be the same after a transcript was written in a format and read again.
import type { Turn } from '../../src/domain/transcript.js';
import { renderHtmlTranscript } from '../../src/export/transcript/html-transcript.js';
import { renderMarkdownTranscript } from '../../src/export/transcript/markdown-transcript.js';
import { renderPodcastTranscript } from '../../src/export/transcript/podcast-transcript.js';
import { renderSubRip } from '../../src/export/transcript/sub-rip.js';
import { renderWebVtt } from '../../src/export/transcript/web-vtt.js';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';

/** Without `format`: as a stranger's file would be read. `seconds`: how fine the format's times are. */
export const written = {
  vtt: { render: (turns: readonly Turn[]) => renderWebVtt(turns), seconds: 0.001 },
  srt: { render: (turns: readonly Turn[]) => renderSubRip(turns), seconds: 0.001 },
  'podcast-json': {
    render: (turns: readonly Turn[]) => JSON.stringify(renderPodcastTranscript(turns)),
    seconds: 0.001,
  },
  markdown: { render: (turns: readonly Turn[]) => renderMarkdownTranscript(turns, headOf(turns)), seconds: 0.001 },
  html: { render: (turns: readonly Turn[]) => renderHtmlTranscript(turns, 'A talk'), seconds: 1 },
} as const;

export type Written = keyof typeof written;

function headOf(turns: readonly Turn[]) {
  const speakers = [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))];
  return { title: 'A talk', publishedAt: null, speakers };
}

export function readBack(format: Written, turns: readonly Turn[]): readonly Turn[] {
  return parseTranscript(Buffer.from(written[format].render(turns)), { format }).turns;
}

/** Scripts that do not space their words: a line break between two of their letters is no space of theirs. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/gu;

/** White space is folded; where every fifth character is of an unspaced script, it is left out. */
function folded(text: string): string {
  const unspaced = (text.match(UNSPACED)?.length ?? 0) > text.length / 5;
  return text.replace(/\s+/gu, unspaced ? '' : ' ').trim();
}

/** Words in order, each with who says it; turns of one speaker that follow each other are one run. */
export function runsOf(turns: readonly Turn[]): { speaker: string | null; words: string }[] {
  const runs: { speaker: string | null; words: string }[] = [];
  for (const { speaker, text } of turns) {
    const last = runs.at(-1);
    if (last && last.speaker === speaker) last.words += ` ${text}`;
    else runs.push({ speaker, words: text });
  }
  return runs.map(({ speaker, words }) => ({ speaker, words: folded(words) }));
}

/** When each run starts, in seconds. */
export function startsOf(turns: readonly Turn[]): (number | null)[] {
  return turns.flatMap(({ speaker, startTime }, i) => (i > 0 && turns[i - 1]!.speaker === speaker ? [] : [startTime]));
}

/** What differs after the way out and in, in words; empty where words, speakers and starts are the same. */
export function differences(format: Written, turns: readonly Turn[]): string[] {
  const after = readBack(format, turns);
  const [said, heard] = [runsOf(turns), runsOf(after)];
  const at = said.findIndex(({ speaker, words }, i) => speaker !== heard[i]?.speaker || words !== heard[i]?.words);
  if (at >= 0 || said.length !== heard.length) {
    const told = (run: (typeof said)[number] | undefined) =>
      run ? `${run.speaker}: ${run.words.slice(0, 80)}` : 'nothing';
    return [`run ${at} of ${said.length}: "${told(said[at])}" came back as "${told(heard[at])}"`];
  }
  const starts = startsOf(after);
  return startsOf(turns).flatMap((start, i) => {
    const same = start === null || Math.abs(start - (starts[i] ?? Number.NaN)) <= written[format].seconds;
    return same ? [] : [`run ${i} starts at ${start}, came back at ${starts[i]}`];
  });
}
