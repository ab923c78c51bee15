// Which sentences do passages hold, who says them, and in which turn?
import type { EpisodeRef } from '../../domain/episode.js';
import type { Sentence } from '../../domain/sentence.js';
import type { Turn } from '../../domain/transcript.js';
import type { EpisodeReader, StoredPassage } from '../../store/store.js';
import { citableSentences, isQuestion } from '../citable-sentences.js';

/** Words: shorter sentences say little of what they name. */
const FULL_LENGTH = 8;

export interface SpokenSentence extends Sentence {
  readonly episode: EpisodeRef;
  readonly turn: Turn;
}

/** Where a passage stands. */
export interface Place {
  readonly episode: EpisodeRef;
  readonly startTurn: number;
  readonly startOffset: number;
  readonly endTurn: number;
  readonly endOffset: number;
}

export function placeOf({ episode, start, end }: Pick<StoredPassage, 'episode' | 'start' | 'end'>): Place {
  return { episode, startTurn: start.turn, startOffset: start.offset, endTurn: end.turn, endOffset: end.offset };
}

/** `speakers` `null`: anybody. */
export function isSaidBy(speakers: readonly string[] | null, speaker: string | null): boolean {
  if (speakers === null) return true;
  return speaker !== null && speakers.some((name) => name.toLowerCase() === speaker.toLowerCase());
}

/** Whether it is long enough to say something of what it names, and no question. */
export function isTelling(sentence: Pick<Sentence, 'text'>): boolean {
  return !isQuestion(sentence) && sentence.text.split(/\s+/u).length >= FULL_LENGTH;
}

/** The sentences that touch the place, as spoken; none where its turns are gone meanwhile. */
export async function sentencesAt(place: Place, reader: Pick<EpisodeReader, 'findTurns'>): Promise<SpokenSentence[]> {
  const { episode, startTurn, endTurn } = place;
  const indexes = Array.from({ length: endTurn - startTurn + 1 }, (_, i) => startTurn + i);
  const turns = await reader.findTurns(episode.id, indexes);
  return turns.flatMap((turn) => {
    const from = turn.index === startTurn ? place.startOffset : 0;
    const to = turn.index === endTurn ? place.endOffset : turn.text.length;
    return citableSentences(turn.text)
      .filter(({ start, end }) => end > from && start < to)
      .map((sentence) => ({ ...sentence, episode, turn }));
  });
}
