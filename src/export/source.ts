// What everything that is published of an episode is made from.
import type { Chapter } from '../domain/chapter.js';
import type { EpisodeSummary, PersonRole } from '../domain/episode.js';
import type { Lesson } from '../domain/lesson.js';
import type { Turn } from '../domain/transcript.js';

export interface EpisodeSource {
  readonly episode: EpisodeSummary;
  readonly showTitle: string;
  /** Named with the episode, or else the speakers of the transcript. */
  readonly people: readonly SourcePerson[];
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  /** Best first. */
  readonly lessons: readonly Lesson[];
  readonly urls: EpisodeUrls;
}

export interface SourcePerson {
  readonly name: string;
  /** As the episode says, or else on the show. */
  readonly role: PersonRole | null;
  /** Of the person's page; `null` where there is none. */
  readonly url: string | null;
}

/** Addresses for readers: absolute ones where the service knows its own, else paths. */
export interface EpisodeUrls {
  readonly show: string;
  readonly episode: string;
  /** Of the moment that a turn, or the sentence at this character of it, starts with. */
  readonly turn: (turn: number, offset?: number) => string;
  readonly lesson: (id: string) => string;
}
