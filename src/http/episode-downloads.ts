// Which files of an episode can be had, and where?
import type { EpisodeSummary } from '../domain/episode.js';
import type { DownloadGroup, DownloadView } from '../site/episode/views.js';

/** What can be made of it: captions and chapters need times, the list below a video at least three chapters. */
export interface MakeableFiles {
  readonly isTimed: boolean;
  readonly hasTimedChapters: boolean;
  readonly hasVideoChapters: boolean;
}

export function downloadsOf(
  { id, slug }: Pick<EpisodeSummary, 'id' | 'slug'>,
  { isTimed, hasTimedChapters, hasVideoChapters }: MakeableFiles,
): DownloadGroup[] {
  const path = `/v1/episodes/${encodeURIComponent(id)}`;
  const file = (label: string, place: string, ending: string): DownloadView => {
    return { label, url: `${path}/${place}`, fileName: `${slug}${ending}` };
  };
  const transcript = (label: string, format: string, ending: string): DownloadView =>
    file(label, `transcript?format=${format}`, ending);
  const lessons = (label: string, format: string, ending: string): DownloadView => {
    return { label, url: `/v1/lessons/export?format=${format}&episode=${id}`, fileName: `${slug}${ending}` };
  };
  return [
    {
      title: 'Show notes',
      files: [
        file('Markdown', 'show-notes?format=markdown', '-show-notes.md'),
        file('HTML', 'show-notes?format=html', '-show-notes.html'),
        file('Plain text', 'show-notes?format=text', '-show-notes.txt'),
        file('JSON', 'show-notes?format=json', '-show-notes.json'),
        file('For a newsletter', 'show-notes?format=html&length=newsletter', '-newsletter.html'),
        file('For a feed', 'show-notes?format=html&length=feed', '-feed.html'),
        file('JSON-LD for a page', 'json-ld', '.jsonld'),
      ],
    },
    ...(hasTimedChapters
      ? [
          {
            title: 'Chapters',
            files: [
              file('Podcasting 2.0 JSON', 'chapters.json', '-chapters.json'),
              file('Podlove Simple Chapters', 'chapters.xml', '.psc.xml'),
              ...(hasVideoChapters ? [file('For YouTube', 'chapters.txt', '-chapters.txt')] : []),
            ],
          },
        ]
      : []),
    {
      title: 'Lessons',
      files: [
        lessons('CSV', 'csv', '-lessons.csv'),
        lessons('Anki', 'anki', '-anki.txt'),
        lessons('Web Annotations', 'annotations', '-annotations.jsonld'),
        ...(isTimed ? [file('Soundbites', 'soundbites', '-soundbites.json')] : []),
      ],
    },
    {
      title: 'Transcript',
      files: [
        ...(isTimed
          ? [
              transcript('WebVTT', 'vtt', '.vtt'),
              transcript('SRT', 'srt', '.srt'),
              transcript('Podcasting 2.0 JSON', 'podcast-json', '-podcast.json'),
            ]
          : []),
        transcript('HTML', 'html', '.html'),
        transcript('Markdown', 'markdown', '.md'),
        transcript('Plain text', 'text', '.txt'),
        transcript('JSON', 'json', '.json'),
      ],
    },
  ];
}
