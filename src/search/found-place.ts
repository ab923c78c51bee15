// At which words of a passage was it found: in which turn, at which sentence, when, and who says them?
import { sentenceAt, sentencesOf } from '../domain/paragraphs.js';
import { momentAt } from '../domain/timeline.js';
import type { Timing, Turn } from '../domain/transcript.js';
import { wordsOf } from '../domain/words.js';
import type { EpisodeReader } from '../store/store.js';
import { type Hit, momentUrl } from './search.js';

/** The sentence that a reader is led to. `null` in `speaker` where the source names nobody. */
export interface FoundPlace {
  readonly turn: number;
  /** Where the sentence begins in the turn. */
  readonly startOffset: number;
  /** Verbatim in the turn. */
  readonly quote: string;
  readonly speaker: string | null;
  readonly startTime: number | null;
  readonly timing: Timing;
  /** Path on this server that leads to the sentence. */
  readonly url: string;
}

export interface PlacedHit
  extends Pick<Hit, 'episode' | 'text' | 'startTurn' | 'startOffset' | 'endTurn' | 'endOffset'> {
  /** Character of `text` that is looked for. */
  readonly at: number;
}

/** In the order of the hits; `undefined` where a text is not that of its turns, which may have changed meanwhile. */
export async function findPlaces(
  hits: readonly PlacedHit[],
  reader: Pick<EpisodeReader, 'findTurns'>,
): Promise<(FoundPlace | undefined)[]> {
  const indexes = new Map<string, Set<number>>();
  for (const hit of hits) {
    const ofEpisode = indexes.get(hit.episode.id) ?? new Set();
    indexes.set(hit.episode.id, ofEpisode.add(turnIndexOf(hit)));
  }
  const turns = new Map<string, Turn>();
  const read = async (id: string, wanted: ReadonlySet<number>) => {
    for (const turn of await reader.findTurns(id, [...wanted])) turns.set(`${id} ${turn.index}`, turn);
  };
  await Promise.all([...indexes].map(([id, wanted]) => read(id, wanted)));
  return hits.map((hit) => {
    const turn = turns.get(`${hit.episode.id} ${turnIndexOf(hit)}`);
    return turn && placeIn(turn, hit);
  });
}

/** A passage's text has a line a turn. */
function turnIndexOf({ text, at, startTurn }: PlacedHit): number {
  return startTurn + text.slice(0, at).split('\n').length - 1;
}

/** By counting words: the text has those of the turn, behind a name perhaps, with other white space between. */
function placeIn(turn: Turn, { episode, text, at, ...span }: PlacedHit): FoundPlace | undefined {
  const from = turn.index === span.startTurn ? span.startOffset : 0;
  const piece = turn.text.slice(from, turn.index === span.endTurn ? span.endOffset : undefined);
  const lineStart = text.slice(0, at).lastIndexOf('\n') + 1;
  const line = wordsOf(text.slice(lineStart).split('\n', 1)[0]!);
  const words = wordsOf(piece);
  const ofName = line.length - words.length;
  if (ofName < 0 || words.length === 0 || line.at(-1)!.text !== words.at(-1)!.text) return undefined;
  const before = line.filter(({ end }) => end <= at - lineStart).length;
  const word = words[Math.min(Math.max(0, before - ofName), words.length - 1)]!;
  const { start, text: quote } = sentenceAt(sentencesOf(piece), word.start)!;
  const { time: startTime, timing } = momentAt(turn, from + start);
  return {
    ...{ turn: turn.index, startOffset: from + start, quote, speaker: turn.speaker, startTime, timing },
    url: momentUrl(episode, turn.index, from + start),
  };
}
