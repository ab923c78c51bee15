// Which files of an episode can be had, and where?
import type { EpisodeSummary } from '../domain/episode.js';
import type { DownloadGroup, DownloadView } from '../site/episode/views.js';

/** `isTimed`: whether formats that need times can be made. */
export function downloadsOf({ id, slug }: Pick<EpisodeSummary, 'id' | 'slug'>, isTimed: boolean): DownloadGroup[] {
  const path = `/v1/episodes/${encodeURIComponent(id)}`;
  const file = (label: string, place: string, ending: string): DownloadView => {
    return { label, url: `${path}/${place}`, fileName: `${slug}${ending}` };
  };
  const transcript = (label: string, format: string, ending: string): DownloadView =>
    file(label, `transcript?format=${format}`, ending);
  return [
    {
      title: 'Show notes',
      files: [
        file('Markdown', 'show-notes?format=markdown', '-show-notes.md'),
        file('HTML', 'show-notes?format=html', '-show-notes.html'),
        file('JSON', 'show-notes?format=json', '-show-notes.json'),
      ],
    },
    ...(isTimed
      ? [{ title: 'Chapters', files: [file('Podcasting 2.0 JSON', 'chapters.json', '-chapters.json')] }]
      : []),
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
