// What an episode's item is to have, as tags of the podcast namespace, of Podlove's and of the content module; and what it
// is not to have, and why.

import type { Chapter } from '../../domain/chapter.js';
import { timedChapters } from '../chapters/timed-chapters.js';
import { stamp } from '../clock.js';
import type { TitledSoundbite } from '../soundbites/soundbites.js';
import { hasUnknownRoles, type PersonSource, personTags } from './item-persons.js';
import type { Omission, PatchKind, WantedTag, WantedTags } from './wanted-tag.js';

/** Where the files of an episode are served. */
export interface EpisodeFiles {
  readonly transcript: (ending: 'vtt' | 'srt' | 'podcast.json' | 'html') => string;
  readonly chapters: string;
  /** Of the page, at a chapter's first words. */
  readonly chapter: (chapter: Chapter) => string;
}

export interface ItemSource extends PersonSource {
  /** `exact` where each turn is stamped in the source; `null` where none is. */
  readonly timing: 'exact' | 'interpolated' | null;
  readonly chapters: readonly Chapter[];
  readonly soundbites: readonly TitledSoundbite[];
  /** HTML; `null` where none are wanted. */
  readonly notes: string | null;
  readonly files: EpisodeFiles;
}

export interface TagsWanted {
  readonly include: readonly PatchKind[];
  /** False leaves out everything that has times between two stamps: captions, chapters and soundbites alike. */
  readonly interpolated: boolean;
}

export function wantedTags(source: ItemSource, { include, interpolated }: TagsWanted): WantedTags {
  const made = include.map((kind) => makers[kind](source));
  const isTold = (each: Made): boolean => each.isExact || interpolated;
  return {
    tags: made.flatMap((each) => (isTold(each) ? each.tags : (each.exact ?? []))),
    leftOut: made.flatMap((each, i): Omission[] => {
      const reason = isTold(each) ? each.reason : 'interpolated-times';
      return reason === undefined ? [] : [{ kind: include[i]!, reason }];
    }),
    interpolated: made.flatMap((each, i) => (interpolated && !each.isExact ? [include[i]!] : [])),
  };
}

interface Made {
  readonly tags: readonly WantedTag[];
  /** False where times of them lie between two stamps. */
  readonly isExact: boolean;
  /** Those whose times do not. */
  readonly exact?: readonly WantedTag[];
  /** Why there are none, or not all. */
  readonly reason?: Omission['reason'];
}

const makers: Readonly<Record<PatchKind, (source: ItemSource) => Made>> = {
  transcripts: transcriptTags,
  chapters: chapterTags,
  soundbites: soundbiteTags,
  persons: personsOf,
  'simple-chapters': simpleChapterTags,
  notes: ({ notes }) => ({ tags: notes === null ? [] : [notesTag(notes)], isExact: true }),
};

/** Captions need times. WebVTT first, as the namespace advises. */
function transcriptTags({ timing, files }: ItemSource): Made {
  const tag = (type: string, url: string, rel?: string): WantedTag => {
    return { kind: 'transcripts', name: 'transcript', attributes: { url, type, ...(rel && { rel }) }, text: '' };
  };
  const html = tag('text/html', files.transcript('html'));
  if (timing === null) return { tags: [html], isExact: true, reason: 'no-times' };
  const captions = [
    tag('text/vtt', files.transcript('vtt'), 'captions'),
    tag('application/x-subrip', files.transcript('srt'), 'captions'),
    tag('application/json', files.transcript('podcast.json'), 'captions'),
  ];
  return { tags: [...captions, html], isExact: timing === 'exact', exact: [html] };
}

function chapterTags({ chapters, timing, files }: ItemSource): Made {
  const attributes = { url: files.chapters, type: 'application/json+chapters' };
  return madeOfChapters(chapters, timing, { kind: 'chapters', name: 'chapters', attributes, text: '' });
}

function simpleChapterTags({ chapters, timing, files }: ItemSource): Made {
  const children = timedChapters(chapters).map((chapter) => ({
    name: 'chapter',
    attributes: { start: stamp(chapter.startTime, '.'), title: chapter.title, href: files.chapter(chapter) },
  }));
  const head = { kind: 'simple-chapters', name: 'chapters', attributes: { version: '1.2' }, text: '' } as const;
  return madeOfChapters(chapters, timing, { ...head, children });
}

function madeOfChapters(chapters: readonly Chapter[], timing: ItemSource['timing'], tag: WantedTag): Made {
  const timed = timedChapters(chapters);
  if (timed.length > 0) return { tags: [tag], isExact: timed.every((chapter) => chapter.timing === 'exact') };
  return { tags: [], isExact: true, reason: timing === null ? 'no-times' : 'nothing-found' };
}

function soundbiteTags({ soundbites, timing }: ItemSource): Made {
  const exact = soundbites.filter((soundbite) => soundbite.timing === 'exact');
  return {
    tags: soundbites.map(soundbiteTag),
    isExact: exact.length === soundbites.length,
    exact: exact.map(soundbiteTag),
    ...(soundbites.length === 0 && { reason: timing === null ? 'no-times' : 'nothing-found' }),
  };
}

function soundbiteTag({ startTime, duration, title }: TitledSoundbite): WantedTag {
  const attributes = { startTime: String(startTime), duration: String(duration) };
  return { kind: 'soundbites', name: 'soundbite', attributes, text: title };
}

function personsOf(source: ItemSource): Made {
  const tags = personTags(source);
  const reason = hasUnknownRoles(source) ? 'unknown-role' : tags.length === 0 ? 'nothing-found' : undefined;
  return { tags, isExact: true, ...(reason && { reason }) };
}

function notesTag(notes: string): WantedTag {
  return { kind: 'notes', name: 'encoded', attributes: {}, text: notes.trim(), isCdata: true };
}
