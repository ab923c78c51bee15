// Cues -> turns: one speaker's consecutive cues are one turn. Where no cue names a speaker, long pauses and length part
// the text, so that an hour of captions is not one turn.
import { type Loss, LossCount } from '../../domain/loss.js';
import type { Finding, Transcript, TranscriptFormat, TranscriptMetadata } from '../../domain/transcript.js';
import { countWords } from '../../domain/transcript.js';
import { hasWords, loneBreak, ownBreak } from './break-words.js';
import type { Cue } from './cue.js';
import { type SpokenCue, type SpokenCues, spokenCues } from './cue-speakers.js';
import { endsSentence } from './prose.js';
import { withoutRepeats } from './rolling.js';
import { type Joint, TranscriptBuilder } from './transcript-builder.js';
import { withTurnMarks } from './turn-marks.js';

interface Source {
  readonly format: TranscriptFormat;
  readonly findings: readonly Finding[];
  /** What of the file has no place in cues: `[{ what: 'confidence', count: 12, line: 3 }]`. */
  readonly losses?: readonly Loss[];
  readonly metadata?: TranscriptMetadata;
}

export interface CueSource extends Source {
  readonly cues: readonly Cue[];
}

export interface SpokenSource extends Source {
  readonly speech: SpokenCues;
}

/** A silence after which another thought, or in unnamed captions another person, may begin. */
const LONG_PAUSE_SECONDS = 3;
/** Words of an unnamed turn: a pause parts it from the first number on, a sentence's end from the second, anything from the third. */
const PAUSE_WORDS = 60;
const TURN_WORDS = 300;
const MOST_WORDS = 450;
/** Words of a paragraph: a pause ends it from the first number on, a sentence's end from the second. */
const SHORT_PARAGRAPH_WORDS = 40;
const PARAGRAPH_WORDS = 120;

/** Throws `no-speech` where no cue has words. */
export function cuesToTranscript({ cues, ...source }: CueSource): Transcript {
  const fresh = withoutRepeats(cues);
  const losses = new LossCount();
  losses.addAll(source.losses ?? []);
  losses.add('repeat', null, countLines(cues) - countLines(fresh));
  return spokenToTranscript({ ...source, speech: spokenCues(withTurnMarks(fresh)), losses: losses.list() });
}

function countLines(cues: readonly Cue[]): number {
  return cues.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** The same for cues whose speakers are known. */
export function spokenToTranscript({
  format,
  speech,
  losses = [],
  metadata = {},
  ...source
}: SpokenSource): Transcript {
  const builder = new TranscriptBuilder();
  for (const { line, message, severity } of [...source.findings, ...speech.findings])
    builder.addFinding(line, message, severity);
  builder.addLosses(losses);
  const writer = new CueWriter(builder);
  for (const cue of speech.spoken) writer.write(cue);
  return builder.build(format, { ...metadata, ...(speech.people.length > 0 && { people: speech.people }) });
}

/** What recognisers write where they hear nobody. */
const SILENCE = /^\[\s?(?:blank[_ ]audio|silence|no speech)\s?\]$/i;

class CueWriter {
  readonly #builder: TranscriptBuilder;
  #before: SpokenCue | undefined;
  /** What was heard since the last words. */
  #parted: string | null = null;
  #turnWords = 0;
  #paragraphWords = 0;

  constructor(builder: TranscriptBuilder) {
    this.#builder = builder;
  }

  write(cue: SpokenCue): void {
    if (SILENCE.test(cue.text)) {
      this.#builder.addLoss('empty', cue.line);
      return;
    }
    const heard = soundOf(cue, this.#before);
    if (heard === null) this.#words(cue);
    else if (this.#parted === null || (cue.mark !== null && cue.mark !== this.#parted))
      this.#builder.addBreak(heard, cue.start === null ? [] : [cue.start], cue.line);
    if (cue.mark !== null && heard === cue.mark && cue.text) this.#builder.addLoss('empty', cue.line);
    this.#parted = heard;
  }

  #words(cue: SpokenCue): void {
    const before = this.#before;
    const opens = !before || changesTurn(before, cue, this.#turnWords);
    if (opens) this.#open(cue);
    else if (this.#parted === null && losesEnd(before, cue)) this.#builder.addLoss('cue-end', before.line);
    const joint = jointOf(before, cue, this.#paragraphWords);
    if (opens || this.#parted !== null) this.#turnWords = 0;
    if (opens || this.#parted !== null || joint === '\n\n') this.#paragraphWords = 0;
    const words = countWords(cue.text);
    this.#turnWords += words;
    this.#paragraphWords += words;
    this.#builder.addText(cue.text, joint, cue.line, cue.start === null ? [] : [{ offset: 0, seconds: cue.start }]);
    if (cue.end !== null) this.#builder.endAt(cue.end);
    this.#before = cue;
  }

  /** Words under a break's label are nobody's, with a mark before them: nothing that is heard is lost. */
  #open({ mark, speaker, line }: SpokenCue): void {
    if (mark !== null && mark !== this.#parted) this.#builder.addBreak(mark, [], line);
    this.#builder.openTurn(speaker);
  }
}

/** What is heard in a cue without words of anybody; `null` where there are words, a sponsor's among them. */
function soundOf({ text, mark }: SpokenCue, before: SpokenCue | undefined): string | null {
  if (mark !== null && !hasWords(text)) return mark;
  return !before || endsSentence(before.text) ? ownBreak(text) : loneBreak(text);
}

function changesTurn(before: SpokenCue, cue: SpokenCue, words: number): boolean {
  if (cue.mark !== null || before.mark !== null) return cue.mark !== before.mark;
  return cue.speaker !== before.speaker || isChange(cue) || (cue.speaker === null && parts(before, cue, words));
}

/** The turn goes on, and the next start does not say when this cue ended. */
function losesEnd(before: SpokenCue, cue: SpokenCue): boolean {
  return before.end !== null && before.end !== cue.start && before.line !== cue.line;
}

/** A mark of a change without a name (">>") parts turns even of one unnamed speaker. */
function isChange(cue: SpokenCue): boolean {
  return cue.changes && cue.speaker === null;
}

function parts(before: SpokenCue, cue: SpokenCue, words: number): boolean {
  if (words >= MOST_WORDS) return true;
  if (!endsSentence(before.text)) return false;
  return words >= TURN_WORDS || (words >= PAUSE_WORDS && pauses(before, cue));
}

function pauses(before: SpokenCue, cue: SpokenCue): boolean {
  return before.end !== null && cue.start !== null && cue.start - before.end >= LONG_PAUSE_SECONDS;
}

/** Word-by-word captions put punctuation in pieces of its own. A paragraph never ends inside a sentence. */
function jointOf(before: SpokenCue | undefined, cue: SpokenCue, words: number): Joint {
  if (cue.glued || /^[.,;:!?…%)\]]+$/.test(cue.text)) return '';
  if (!before || !endsSentence(before.text)) return ' ';
  const ends = words >= PARAGRAPH_WORDS || (words >= SHORT_PARAGRAPH_WORDS && pauses(before, cue));
  return ends ? '\n\n' : ' ';
}
