// What the ribbon of an episode shows. Places on it are shares of its length, from 0 to 1.
import type { TimeView } from '../episode/views.js';
import type { Language } from '../language.js';
import type { TopicLink } from '../views.js';

export interface RibbonView {
  readonly scale: RibbonScale;
  /** Of the show. */
  readonly language?: Language;
  readonly chapters: readonly RibbonChapter[];
  /** How many people speak. */
  readonly voices: number;
  /** Most talk first; where there are many, the last one stands for the rest. */
  readonly speakers: readonly RibbonSpeaker[];
  /** In the order of the episode, which the Tab key follows. */
  readonly lessons: readonly RibbonLesson[];
  /** Sentences all along it, for a click anywhere; by rising start. */
  readonly places: readonly RibbonPlace[];
  /** Topics that chapters are coloured by; the first has hue 1. */
  readonly topics: readonly RibbonTopic[];
}

/**
 * What it is measured by: the source's times, in seconds, between two places on it (before and after them no time is known),
 * or how many words were said.
 */
export type RibbonScale =
  | {
      readonly kind: 'time';
      readonly from: number;
      readonly to: number;
      readonly startTime: number;
      readonly endTime: number;
    }
  | { readonly kind: 'words'; readonly words: number };

export interface RibbonChapter extends TimeView {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly from: number;
  readonly to: number;
  /** Number of the topic in `topics`, from 1; `null`: another topic, or none. */
  readonly hue: number | null;
  readonly topic: string | null;
  /** Who speaks in it, most talk first: shares of the chapter, in whole percents. */
  readonly speakers: readonly { readonly name: string; readonly share: number }[];
  readonly lessonCount: number;
}

export interface RibbonSpeaker {
  readonly name: string;
  /** Of the whole, in whole percents. */
  readonly share: number;
  readonly runs: readonly (readonly [from: number, to: number])[];
}

export interface RibbonLesson extends TimeView {
  readonly statement: string;
  readonly url: string;
  readonly at: number;
  /** 0 to 1. */
  readonly strength: number;
}

export interface RibbonPlace {
  readonly url: string;
  readonly from: number;
  readonly to: number;
}

export interface RibbonTopic extends TopicLink {
  /** Numbers of the chapters that are coloured by it. */
  readonly chapters: readonly number[];
}
