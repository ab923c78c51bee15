// Bytes of any known format -> a transcript. The one entry to this folder.
import type { Transcript, TranscriptFormat } from '../../domain/transcript.js';

export interface ParseOptions {
  /** What the sender calls it; a wrong name is an error, no name means detection from the content. */
  readonly format?: TranscriptFormat | undefined;
  /** File name or URL, for messages. */
  readonly origin?: string | undefined;
  readonly maxBytes?: number | undefined;
}

export declare function parseTranscript(bytes: Uint8Array, options?: ParseOptions): Transcript;
