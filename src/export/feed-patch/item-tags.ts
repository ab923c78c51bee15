// What an episode's item is to have, as tags of the podcast namespace and the content module.

import type { Chapter } from '../../domain/chapter.js';
import type { Person } from '../../domain/episode.js';
import { timedChapters } from '../chapters/timed-chapters.js';
import { shorten } from '../shorten.js';
import type { TitledSoundbite } from '../soundbites/soundbites.js';

export const patchKinds = ['transcripts', 'chapters', 'soundbites', 'persons', 'notes'] as const;
export type PatchKind = (typeof patchKinds)[number];

/** Vocabulary and name of the tags of each kind, as `qualify` writes them. */
export const tagOfKind: Readonly<Record<PatchKind, string>> = {
  transcripts: 'podcast:transcript',
  chapters: 'podcast:chapters',
  soundbites: 'podcast:soundbite',
  persons: 'podcast:person',
  notes: 'content:encoded',
};

/** A tag that is to be there. The names are without a prefix; `isCdata`: the text is markup of its own. */
export interface WantedTag {
  readonly kind: PatchKind;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isCdata?: true;
}

/** Where the files of an episode are served. */
export interface EpisodeFiles {
  readonly transcript: (format: 'vtt' | 'srt' | 'podcast-json' | 'html') => string;
  readonly chapters: string;
}

export interface ItemSource {
  readonly isTimed: boolean;
  readonly chapters: readonly Chapter[];
  readonly soundbites: readonly TitledSoundbite[];
  /** All of them: a list in an item takes the place of the show's. Those without a role are left out. */
  readonly people: readonly Person[];
  /** HTML; `null` where none are wanted. */
  readonly notes: string | null;
  readonly files: EpisodeFiles;
}

const LONGEST_NAME = 128;

export function wantedTags(source: ItemSource): WantedTag[] {
  return [
    ...transcriptTags(source),
    ...chapterTags(source),
    ...source.soundbites.map(soundbiteTag),
    ...personTags(source.people),
    ...(source.notes === null ? [] : [notesTag(source.notes)]),
  ];
}

/** Captions need times. WebVTT first, as the namespace advises. */
function transcriptTags({ isTimed, files }: ItemSource): WantedTag[] {
  const tag = (type: string, url: string, rel?: string): WantedTag => {
    return { kind: 'transcripts', name: 'transcript', attributes: { url, type, ...(rel && { rel }) }, text: '' };
  };
  const html = tag('text/html', files.transcript('html'));
  if (!isTimed) return [html];
  return [
    tag('text/vtt', files.transcript('vtt'), 'captions'),
    tag('application/x-subrip', files.transcript('srt'), 'captions'),
    tag('application/json', files.transcript('podcast-json'), 'captions'),
    html,
  ];
}

function chapterTags({ chapters, files }: ItemSource): WantedTag[] {
  if (timedChapters(chapters).length === 0) return [];
  const attributes = { url: files.chapters, type: 'application/json+chapters' };
  return [{ kind: 'chapters', name: 'chapters', attributes, text: '' }];
}

function soundbiteTag({ startTime, duration, title }: TitledSoundbite): WantedTag {
  const attributes = { startTime: String(startTime), duration: String(duration) };
  return { kind: 'soundbites', name: 'soundbite', attributes, text: title };
}

/** Without a role the namespace takes somebody for a host, which nobody said. */
function personTags(people: readonly Person[]): WantedTag[] {
  return people.flatMap(({ name, role }): WantedTag[] => {
    const text = shorten(name, LONGEST_NAME);
    return role === null || text === '' ? [] : [{ kind: 'persons', name: 'person', attributes: { role }, text }];
  });
}

function notesTag(notes: string): WantedTag {
  return { kind: 'notes', name: 'encoded', attributes: {}, text: notes.trim(), isCdata: true };
}
