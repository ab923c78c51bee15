// Which formats can a transcript come in, what are they called, and by which media types are they sent?

export interface FormatDescription {
  /** For people: "WebVTT". */
  readonly title: string;
  /** Media types that say so, lower case, without parameters. None where only the content tells. */
  readonly mediaTypes: readonly string[];
}

/** One line a format. The name is part of the API; the readers are in pipeline/parse. */
export const formatDescriptions = {
  text: { title: 'Written text with "Name:" labels', mediaTypes: ['text/plain'] },
  markdown: { title: 'Markdown', mediaTypes: ['text/markdown'] },
  vtt: { title: 'WebVTT', mediaTypes: ['text/vtt', 'application/vtt'] },
  srt: { title: 'SRT', mediaTypes: ['application/x-subrip', 'application/srt', 'text/srt', 'text/x-srt'] },
  ssa: { title: 'SubStation Alpha (SSA, ASS)', mediaTypes: [] },
  lrc: { title: 'LRC', mediaTypes: [] },
  microdvd: { title: 'MicroDVD subtitles', mediaTypes: [] },
  mpl2: { title: 'MPL2 subtitles', mediaTypes: [] },
  table: { title: 'Table of words and times (Whisper TSV, CSV of editors, Audacity labels)', mediaTypes: [] },
  html: { title: 'HTML: Podcasting 2.0 transcripts and web pages', mediaTypes: ['text/html', 'application/xhtml+xml'] },
  ttml: { title: 'TTML (DFXP, EBU-TT, IMSC)', mediaTypes: ['application/ttml+xml', 'application/ttaf+xml'] },
  'youtube-xml': { title: 'YouTube caption XML (srv1, srv2, srv3)', mediaTypes: [] },
  'podcast-json': { title: 'Podcasting 2.0 JSON', mediaTypes: ['application/json+podcast'] },
  'whisper-json': { title: 'Whisper JSON (openai/whisper, faster-whisper, WhisperX, OpenAI API)', mediaTypes: [] },
  'whisper-cpp-json': { title: 'whisper.cpp JSON', mediaTypes: [] },
  'assemblyai-json': { title: 'AssemblyAI JSON', mediaTypes: [] },
  'deepgram-json': { title: 'Deepgram JSON', mediaTypes: [] },
  'aws-transcribe-json': { title: 'Amazon Transcribe JSON', mediaTypes: [] },
  'aws-call-analytics-json': { title: 'Amazon Transcribe Call Analytics JSON', mediaTypes: [] },
  'google-json': { title: 'Google Cloud Speech-to-Text JSON', mediaTypes: [] },
  'rev-ai-json': { title: 'Rev AI JSON', mediaTypes: ['application/vnd.rev.transcript.v1.0+json'] },
  'speechmatics-json': { title: 'Speechmatics JSON (v2)', mediaTypes: [] },
  'azure-speech-json': { title: 'Azure Speech JSON', mediaTypes: [] },
  'watson-json': { title: 'IBM Watson Speech to Text JSON', mediaTypes: [] },
  'podlove-json': { title: 'Podlove Publisher JSON', mediaTypes: [] },
  'youtube-json': { title: 'YouTube caption JSON (json3)', mediaTypes: [] },
  json: { title: 'Any other JSON that clearly is a list of speech', mediaTypes: [] },
} as const satisfies Record<string, FormatDescription>;

export type TranscriptFormat = keyof typeof formatDescriptions;

export const transcriptFormats = Object.keys(formatDescriptions) as [TranscriptFormat, ...TranscriptFormat[]];

/** A transcript as we write it -> how its address ends, on the service and in a folder of files alike. */
export const writtenEndings = {
  vtt: 'vtt',
  srt: 'srt',
  'podcast-json': 'podcast.json',
  html: 'html',
  markdown: 'md',
  text: 'txt',
  json: 'json',
} as const;
