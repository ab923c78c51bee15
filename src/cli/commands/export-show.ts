// What is made of a whole show: its lessons in one file, and its feed with what is known of its episodes.
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import type { ShowSummary } from '../../domain/show.js';
import type { PatchedFeed, PatchedItem } from '../../export/feed-patch/patch-feed.js';
import type { Omission, PatchKind } from '../../export/feed-patch/wanted-tag.js';
import { renderAnkiNotes } from '../../export/lessons/anki-notes.js';
import { renderLessonsCsv } from '../../export/lessons/lessons-csv.js';
import { annotationsOf } from '../../export/lessons/web-annotations.js';
import { feedsOf, patchShowFeed } from '../../http/feed-patching.js';
import { findLessonRecords } from '../../http/lesson-records.js';
import { count, printable } from '../output.js';

export const lessonFormats = ['csv', 'anki', 'annotations'] as const;

const MOST_LESSONS = 10_000;

export interface LessonsWanted {
  readonly format: (typeof lessonFormats)[number];
  readonly topic?: string | undefined;
  readonly base: string | null;
}

export async function exportLessons(
  { reader }: Services,
  show: ShowSummary,
  { format, topic, base }: LessonsWanted,
): Promise<string> {
  const filter = { show: show.slug, topic };
  const records = await findLessonRecords(reader, {
    ...{ filter, most: MOST_LESSONS, base },
    withTurns: format === 'annotations',
  });
  if (format === 'csv') return renderLessonsCsv(records);
  if (format === 'anki') return renderAnkiNotes(records);
  const id = `${base ?? ''}/${show.slug}#annotations`;
  return `${JSON.stringify(annotationsOf(records, { id, label: show.title }), null, 2)}\n`;
}

export interface FeedWanted {
  /** A file, "-" for standard input; missing: from where the show's feed is followed. */
  readonly feed?: string | undefined;
  readonly include: readonly PatchKind[];
  readonly replace: boolean;
  readonly interpolated: boolean;
  readonly base: string | null;
}

export async function exportFeed(services: Services, show: string, wanted: FeedWanted): Promise<PatchedFeed> {
  const { base, include, interpolated } = wanted;
  if (base === null) {
    const message = 'A feed names files by whole addresses: set HINDCAST_PUBLIC_URL or give --base-url';
    throw new HindcastError('invalid-request', message);
  }
  const feed = await feedBytes(services, show, wanted.feed);
  const existing = wanted.replace ? 'replace' : 'keep';
  return patchShowFeed(services, { show, feed, base, include, interpolated, existing });
}

async function feedBytes({ feeds }: Services, show: string, file: string | undefined): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin);
  if (file !== undefined) return readFile(file);
  const [followed] = await feedsOf(feeds, show);
  const bytes = followed ? await feeds.fetch(followed.id, AbortSignal.timeout(60_000)) : null;
  if (bytes) return Buffer.from(bytes);
  throw new HindcastError('unknown-feed', `No feed is followed for the show "${show}": give its RSS with --feed FILE`);
}

/** What was done, for people. */
export function describePatch({ items, episodesWithoutItem }: PatchedFeed): string[] {
  const matched = items.filter(({ episode }) => episode !== null);
  const added = matched.filter((item) => Object.values(item.added).some((number) => number > 0));
  const unmatched = items.filter(({ episode }) => episode === null);
  return [
    `${count(items.length, 'item')}, ${matched.length} matched, ${added.length} changed`,
    ...unmatched.map(({ line, title, isAmbiguous }) => {
      const why = isAmbiguous ? 'more than one episode could be meant by' : 'no episode for';
      return `line ${line}: ${why} "${printable(title ?? 'an item without a title')}"`;
    }),
    ...(episodesWithoutItem.length > 0 ? [`${count(episodesWithoutItem.length, 'episode')} not in the feed`] : []),
    ...describeOmissions(matched),
    ...describeInterpolated(matched),
  ];
}

const reasons: Readonly<Record<Omission['reason'], string>> = {
  'no-times': 'the source has no times',
  'interpolated-times': 'times between two stamps are not wanted',
  'unknown-role': 'nobody says in which role',
  'nothing-found': 'there is nothing to add',
};

/** "no soundbites in 2 items: the source has no times". */
function describeOmissions(items: readonly PatchedItem[]): string[] {
  const numbers = new Map<string, number>();
  for (const { kind, reason } of items.flatMap(({ leftOut }) => leftOut)) {
    const what = kind === 'transcripts' ? 'captions' : kind;
    const line = `${reason === 'unknown-role' ? 'not all' : 'no'} ${what}: ${reasons[reason]}`;
    numbers.set(line, (numbers.get(line) ?? 0) + 1);
  }
  return [...numbers].map(([line, number]) => `${count(number, 'item')} with ${line}`);
}

function describeInterpolated(items: readonly PatchedItem[]): string[] {
  const estimated = items.filter(({ interpolated }) => interpolated.length > 0);
  if (estimated.length === 0) return [];
  const kinds = [...new Set(estimated.flatMap(({ interpolated }) => interpolated))];
  return [
    `${count(estimated.length, 'item')}: times of ${kinds.join(', ')} lie between two stamps of the source; listen to ` +
      'soundbites before you publish, or leave all such times out with --no-interpolated',
  ];
}
