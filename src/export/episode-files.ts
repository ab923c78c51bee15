// The files that can be made of an episode without asking anybody: what each is called, its type, and how it is written.
// Show notes are not among them, because a show has its own templates for those.
import { renderPodcastChapters } from './chapters/podcast-chapters.js';
import { renderSimpleChapters } from './chapters/simple-chapters.js';
import { timedChapters } from './chapters/timed-chapters.js';
import { renderVideoChapters } from './chapters/video-chapters.js';
import { renderAnkiNotes } from './lessons/anki-notes.js';
import { recordsOfEpisode } from './lessons/episode-records.js';
import { renderLessonsCsv } from './lessons/lessons-csv.js';
import { ANNOTATION_TYPE, annotationsOf } from './lessons/web-annotations.js';
import { soundbitesOf } from './soundbites/soundbites.js';
import type { EpisodeSource } from './source.js';
import { isTimed } from './transcript/cues.js';
import { renderHtmlTranscript } from './transcript/html-transcript.js';
import { renderMarkdownTranscript } from './transcript/markdown-transcript.js';
import { renderPodcastTranscript } from './transcript/podcast-transcript.js';
import { renderSubRip } from './transcript/sub-rip.js';
import { renderTextTranscript } from './transcript/text-transcript.js';
import { renderWebVtt } from './transcript/web-vtt.js';

export interface EpisodeFile {
  /** Behind the episode's slug in the name of the file. */
  readonly ending: string;
  readonly mediaType: string;
  /** `null` where it cannot be made: times are missing, or the rules of the format cannot be met. */
  readonly render: (source: EpisodeSource) => string | null;
}

const file = (ending: string, mediaType: string, render: EpisodeFile['render']): EpisodeFile => {
  return { ending, mediaType, render };
};
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const timed =
  (render: EpisodeFile['render']): EpisodeFile['render'] =>
  (source) =>
    isTimed(source.turns) ? render(source) : null;
const withChapters =
  (render: EpisodeFile['render']): EpisodeFile['render'] =>
  (source) =>
    timedChapters(source.chapters).length > 0 ? render(source) : null;

export const episodeFiles = {
  vtt: file(
    '.vtt',
    'text/vtt',
    timed(({ turns, episode }) => renderWebVtt(turns, episode.length)),
  ),
  srt: file(
    '.srt',
    'application/x-subrip',
    timed(({ turns, episode }) => renderSubRip(turns, episode.length)),
  ),
  'podcast-json': file(
    '.transcript.json',
    'application/json+podcast',
    timed(({ turns, episode }) => json(renderPodcastTranscript(turns, episode.length))),
  ),
  'transcript-html': file('.transcript.html', 'text/html', ({ turns, episode }) =>
    renderHtmlTranscript(turns, episode.title),
  ),
  'transcript-markdown': file('.transcript.md', 'text/markdown', ({ turns, episode }) =>
    renderMarkdownTranscript(turns, episode),
  ),
  'transcript-text': file('.transcript.txt', 'text/plain', ({ turns }) => renderTextTranscript(turns)),
  chapters: file(
    '.chapters.json',
    'application/json+chapters',
    withChapters(({ episode, showTitle, chapters, urls }) =>
      json(renderPodcastChapters(chapters, { title: episode.title, podcastName: showTitle, urlOfTurn: urls.turn })),
    ),
  ),
  psc: file(
    '.psc.xml',
    'application/xml',
    withChapters(({ chapters, urls }) => renderSimpleChapters(chapters, urls.turn)),
  ),
  youtube: file('.chapters.txt', 'text/plain', ({ chapters, episode }) =>
    renderVideoChapters(chapters, episode.length),
  ),
  soundbites: file('.soundbites.json', 'application/json', (source) =>
    json({ soundbites: soundbitesOf(source).map((each) => ({ ...each, url: source.urls.turn(each.turn) })) }),
  ),
  csv: file('.lessons.csv', 'text/csv', (source) => renderLessonsCsv(recordsOfEpisode(source))),
  anki: file('.anki.txt', 'text/plain', (source) => renderAnkiNotes(recordsOfEpisode(source))),
  annotations: file('.annotations.jsonld', ANNOTATION_TYPE, (source) =>
    json(
      annotationsOf(recordsOfEpisode(source), {
        id: `${source.urls.episode}#annotations`,
        label: source.episode.title,
      }),
    ),
  ),
} as const satisfies Record<string, EpisodeFile>;

export type EpisodeFileName = keyof typeof episodeFiles;
