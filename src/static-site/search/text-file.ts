// A file of texts: the passages of a stretch of an episode, each with its place, and its vector in full.
import type { EpisodeRef } from '../../domain/episode.js';
import type { Timing } from '../../domain/transcript.js';
import type { StoredPassage } from '../../store/store.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { codeLength } from './codes.js';
import { DIMENSIONS } from './format.js';

export interface ReadPassage {
  readonly passage: StoredPassage;
  /** Of its chapter and of the lessons that begin in it: places in `topics.bin`. */
  readonly topics: readonly number[];
  readonly code: Uint8Array;
}

/** As JSON: passages of one episode have speakers and titles in common. */
interface Texts {
  readonly titles: readonly string[];
  readonly speakers: readonly string[];
  readonly passages: readonly PassageRow[];
}

type PassageRow = readonly [
  text: string,
  speakers: readonly number[],
  index: number,
  chapter: number,
  title: number,
  start: readonly [turn: number, offset: number],
  end: readonly [turn: number, offset: number],
  times: readonly [start: number | null, end: number | null, timing: Timing],
  topics: readonly number[],
];

export function writeTextFile(block: readonly ReadPassage[]): Uint8Array {
  const passages = block.map(({ passage }) => passage);
  const titles = [...new Set(passages.map(({ chapterTitle }) => chapterTitle))];
  const speakers = [...new Set(passages.flatMap((passage) => passage.speakers))];
  const rows = block.map(({ passage, topics }): PassageRow => {
    const { text, index, chapter, start, end, startTime, endTime, timing } = passage;
    return [
      text,
      passage.speakers.map((speaker) => speakers.indexOf(speaker)),
      index,
      chapter,
      titles.indexOf(passage.chapterTitle),
      [start.turn, start.offset],
      [end.turn, end.offset],
      [startTime, endTime, timing],
      topics,
    ];
  });
  const writer = new ByteWriter();
  writer.text(JSON.stringify({ titles, speakers, passages: rows } satisfies Texts));
  for (const { code } of block) writer.bytes(code);
  return writer.done();
}

/** `firstId`: the number of its first passage. */
export function readTextFile(bytes: Uint8Array, firstId: number, episode: EpisodeRef): ReadPassage[] {
  const reader = new ByteReader(bytes);
  const { titles, speakers, passages } = JSON.parse(reader.text()) as Texts;
  return passages.map(([text, who, index, chapter, title, start, end, [startTime, endTime, timing], topics], i) => {
    const passage: StoredPassage = {
      ...{ id: firstId + i, episode, text, index, chapter, startTime, endTime, timing },
      speakers: who.map((each) => speakers[each]!),
      chapterTitle: titles[title]!,
      start: { turn: start[0], offset: start[1] },
      end: { turn: end[0], offset: end[1] },
    };
    return { passage, topics, code: reader.bytes(codeLength(DIMENSIONS)) };
  });
}
