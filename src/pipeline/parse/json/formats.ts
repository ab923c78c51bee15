// Every format of JSON documents: how it is told from its fields, and who reads it. One entry a format, the particular
// before the general: the first that fits reads the document.
import type { Transcript, TranscriptFormat } from '../../../domain/transcript.js';
import { isPodcastJson, readPodcastJson } from '../podcast-json.js';

export interface JsonFormat {
  readonly name: TranscriptFormat;
  /** Whether the parsed document has the fields by which this format is known. Looks at a few entries only. */
  readonly fits: (document: unknown) => boolean;
  /** `text` is the document's source, for line numbers. Throws `malformed-transcript` or `no-speech`. */
  readonly read: (document: unknown, text: string) => Transcript;
}

export const jsonFormats: readonly JsonFormat[] = [
  { name: 'podcast-json', fits: isPodcastJson, read: readPodcastJson },
];
