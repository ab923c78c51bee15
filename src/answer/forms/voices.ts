// Whose words are listed? Those of as many different people as there are, and of different episodes.
import type { Citation } from '../../domain/citation.js';
import { bareWords } from '../../domain/lesson.js';
import type { Hit } from '../../search/search.js';
import type { EpisodeReader } from '../../store/store.js';
import { makeCitation } from '../make-citation.js';
import { MAX_LISTED } from './form-evidence.js';
import type { Voice } from './roles.js';
import { isTelling, type SpokenSentence } from './spoken-sentences.js';

/** Words and where they stand. */
export interface Saying extends Voice {
  readonly text: string;
  readonly turn: number;
  readonly startOffset: number;
}

/** Where there are fewer voices, some speak twice. */
export const FEW = 3;

/**
 * The first of each speaker, new episodes before ones that have a place already; up to three also where fewer people speak.
 * Of one named speaker: the first of each episode, then the others. What reads or stands within another is taken once.
 */
export function chooseVoices(sayings: readonly Saying[], { oneSpeaker }: { oneSpeaker: boolean }): Saying[] {
  const chosen: Saying[] = [];
  const isNewVoice = (saying: Saying) => !chosen.some((other) => voiceOf(other) === voiceOf(saying));
  const isNewEpisode = ({ episode }: Saying) => !chosen.some((other) => other.episode.id === episode.id);
  const take = (atMost: number, fits: (saying: Saying) => boolean) => {
    for (const saying of sayings) {
      if (chosen.length === atMost) return;
      if (fits(saying) && !chosen.some((other) => isSame(other, saying))) chosen.push(saying);
    }
  };
  if (!oneSpeaker) {
    take(MAX_LISTED, (saying) => isNewVoice(saying) && isNewEpisode(saying));
    take(MAX_LISTED, isNewVoice);
  }
  const atMost = oneSpeaker ? MAX_LISTED : Math.max(FEW, chosen.length);
  take(atMost, isNewEpisode);
  take(atMost, () => true);
  return chosen;
}

/** Who is not named is another person in each episode. */
export function voiceOf({ episode, speaker }: Voice): string {
  return speaker === null ? episode.id : bareWords(speaker);
}

export function sayingOfLesson({ episode, text, speakers, startTurn, startOffset }: Hit): Saying {
  return { episode, text, speaker: speakers[0] ?? null, turn: startTurn, startOffset };
}

export function sayingOfSentence({ episode, text, turn, start }: SpokenSentence): Saying {
  return { episode, text, speaker: turn.speaker, turn: turn.index, startOffset: start };
}

/** Of each speaker the first sentence that is long enough and no question, else the first. */
export function oneEach<Row extends Voice & { readonly text: string }>(sentences: readonly Row[]): Row[] {
  const byVoice = new Map<string, Row>();
  for (const sentence of sentences) {
    const first = byVoice.get(voiceOf(sentence));
    if (!first || (!isTelling(first) && isTelling(sentence))) byVoice.set(voiceOf(sentence), sentence);
  }
  return [...byVoice.values()];
}

/** Without those whose turn is gone meanwhile. */
export async function citeSayings(
  sayings: readonly Saying[],
  reader: Pick<EpisodeReader, 'findTurns'>,
): Promise<Citation[]> {
  const cited = sayings.map(async ({ episode, text, turn: index, startOffset }) => {
    const [turn] = await reader.findTurns(episode.id, [index]);
    return (turn && makeCitation({ episode, quote: text, startOffset }, turn)) ?? [];
  });
  return (await Promise.all(cited)).flat();
}

function isSame(a: Saying, b: Saying): boolean {
  if (bareWords(a.text) === bareWords(b.text)) return true;
  if (a.episode.id !== b.episode.id || a.turn !== b.turn) return false;
  return a.startOffset < b.startOffset + b.text.length && b.startOffset < a.startOffset + a.text.length;
}
