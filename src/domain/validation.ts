// What would be understood of a transcript, before it is taken in.
import type { PersonRole } from './episode.js';
import type { ErrorCode, ErrorDetail } from './errors.js';
import type { Loss } from './loss.js';
import type { Severity, TranscriptFormat, TranscriptMetadata } from './transcript.js';

/** How much one speaker says. */
export interface SpeakerShare {
  /** `null`: turns that the source gives to nobody. */
  readonly name: string | null;
  /** `null` where the source does not say it. */
  readonly role: PersonRole | null;
  readonly turns: number;
  readonly words: number;
  /** Share of all words, 0 to 1. */
  readonly share: number;
}

/** Shares of turns by how their start is known; together 1. */
export interface TimingShares {
  readonly exact: number;
  readonly interpolated: number;
  readonly unknown: number;
}

export interface Understood {
  readonly format: TranscriptFormat;
  readonly turns: number;
  readonly words: number;
  /** Most words first. */
  readonly speakers: readonly SpeakerShare[];
  /** First and last known time, in seconds; `null` in untimed transcripts. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly timing: TimingShares;
  /** Times that stand in the source. */
  readonly stamps: number;
  readonly headings: number;
  readonly breaks: number;
  readonly metadata: TranscriptMetadata;
}

/** `error`: the reason why it is refused. */
export interface GradedFinding {
  readonly severity: Severity | 'error';
  readonly line: number | null;
  readonly message: string;
}

/** Why taking it in would be refused. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
}

export interface Validation {
  /** `null`: it can be taken in. */
  readonly refusal: Refusal | null;
  /** "utf-8", "utf-16le", "windows-1252"; `null` where it could not be told. */
  readonly encoding: string | null;
  /** `null` where it is refused. */
  readonly understood: Understood | null;
  /** Errors first, then by line. */
  readonly findings: readonly GradedFinding[];
  readonly losses: readonly Loss[];
}
