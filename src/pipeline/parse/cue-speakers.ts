// Who speaks in a cue? The format's voice, a label in the text ("Name: ", "[Name]: ", ">> Name: "), else who spoke before.
import type { Person } from '../../domain/episode.js';
import type { Finding } from '../../domain/transcript.js';
import { breakName, hasWords } from './break-words.js';
import type { Cue } from './cue.js';
import { type CueLine, colonlessLabels } from './cue-labels.js';
import { withoutDescription } from './described-name.js';
import { type LabelCandidate, labelCandidate, nameKey } from './label.js';
import { couldBeName, isCode, labelKind } from './label-words.js';
import { type NamedSpeakers, nameSpeakers } from './speaker-names.js';
import { chooseLabels } from './speakers.js';

/** A cue's words in one voice. */
export interface SpokenCue {
  readonly speaker: string | null;
  /** The break ("Music", "Sponsor") that stands where a speaker should; the words under it are nobody's. */
  readonly mark: string | null;
  /** The source says that somebody else goes on here, even where it does not say who. */
  readonly changes: boolean;
  readonly text: string;
  /** No space stands before it: it goes on in a script that does not space its words. */
  readonly glued?: boolean;
  readonly start: number | null;
  readonly end: number | null;
  readonly line: number;
}

const GLUED = /^([\p{Lu}][\p{Lu}\d .'-]{1,30}):(?=\p{L})/u;
/** Somebody else goes on here. */
const CHEVRONS = /^>>+\s*/;
/** Film subtitles put a dash before each of two who speak in one cue; elsewhere a dash is only a dash. */
const DASH = /^[-–—‐](?![-–—])\s?(?=\S)/;

type Voice = Pick<SpokenCue, 'speaker' | 'mark'>;

const NOBODY: Voice = { speaker: null, mark: null };

export interface SpokenCues {
  readonly spoken: readonly SpokenCue[];
  /** As `NamedSpeakers` has them. */
  readonly people: readonly Person[];
  readonly findings: readonly Finding[];
}

/** Cues -> words with speakers. A name stays valid until the next one. */
export function spokenCues(cues: readonly Cue[]): SpokenCues {
  const lines = cues.flatMap(({ lines: texts, line }) =>
    texts.map((text, nth) => ({ text, nth, of: texts.length, line })),
  );
  const voiced = cues.some((cue) => cue.voice !== null);
  const labels = voiced ? new Map<number, LabelCandidate>() : findLabels(lines, cues.length);
  const voices = nameVoices(cues.flatMap(({ voice, line }) => (voice === null ? [] : [{ voice, line }])));
  const named = nameSpeakers(
    [...labels.values()].map((label) => ({ ...label, at: lines[label.at]!.line - 1 })),
    [],
  );
  const turnMark = !voiced && labels.size === 0 && cues.some(isDialogue) ? DASH : CHEVRONS;
  const cutter = new CueCutter(turnMark);
  let at = 0;
  for (const cue of cues) {
    if (cue.voice !== null) cutter.speaks({ speaker: voices.nameOf(cue.voice), mark: breakName(cue.voice) });
    for (const raw of cue.lines) {
      const label = labels.get(at++);
      if (label) cutter.labelled({ speaker: named.nameOf(label), mark: breakName(label.name) }, label.rest);
      else cutter.line(raw);
    }
    cutter.end(cue);
  }
  const { people, findings } = voiced ? voices : named;
  return { spoken: cutter.spoken, people, findings };
}

/** Cuts cues where another voice begins. */
class CueCutter {
  readonly spoken: SpokenCue[] = [];
  readonly #turnMark: RegExp;
  #voice = NOBODY;
  /** Who spoke before the last change. */
  #before = NOBODY;
  #pieces: { readonly voice: Voice; readonly changes: boolean; readonly words: string[] }[] = [];

  constructor(turnMark: RegExp) {
    this.#turnMark = turnMark;
  }

  /** The format names the voice of what follows. */
  speaks(voice: Voice): void {
    this.#before = this.#voice;
    this.#voice = voice;
  }

  labelled(voice: Voice, rest: string): void {
    this.#resume();
    this.speaks(voice);
    this.#pieces.push({ voice, changes: true, words: [rest] });
  }

  line(raw: string): void {
    const bare = raw.replace(this.#turnMark, '');
    if (bare !== raw) this.labelled(NOBODY, bare);
    else if (this.#pieces.length > 0) this.#pieces.at(-1)!.words.push(raw);
    else this.#pieces.push({ voice: this.#voice, changes: false, words: [raw] });
  }

  end({ start, end, line }: Cue): void {
    for (const { voice, changes, words } of this.#pieces) {
      const text = words.join(' ').trim();
      if (text || voice.mark !== null) this.spoken.push({ ...voice, changes, text, start, end, line });
    }
    this.#resume();
    this.#pieces = [];
  }

  /** A break without words interrupts nobody: who spoke before it goes on. */
  #resume(): void {
    const last = this.#pieces.at(-1);
    if (last && last.voice.mark !== null && !hasWords(last.words.join(' '))) this.#voice = this.#before;
  }
}

function isDialogue({ lines }: Cue): boolean {
  return lines.filter((line) => DASH.test(line)).length > 1;
}

function findLabels(lines: readonly CueLine[], cueCount: number): Map<number, LabelCandidate> {
  const candidates = lines.flatMap(({ text }, at) => {
    const candidate = labelCandidate(text, at);
    return candidate && candidate.form !== 'stamped' ? candidate : [];
  });
  const known = new Set(candidates.map((candidate) => candidate.key));
  const glued = lines.flatMap(({ text }, at) => {
    const name = GLUED.exec(text)?.[1];
    if (!name || !known.has(nameKey(name)) || !couldBeName(name)) return [];
    return { ...asLabel(name), at, rest: text.slice(name.length + 1) };
  });
  const evidence = {
    known: [],
    captions: true,
    lineCount: cueCount,
    mutedCount: 0,
    startsParagraph: (at: number) => lines[at]!.nth === 0,
  };
  const chosen = chooseLabels([...candidates, ...glued], evidence);
  return chosen.size > 0 ? chosen : colonlessLabels(lines);
}

export interface NamedVoices extends Omit<NamedSpeakers, 'nameOf'> {
  /** The reader's name of a voice, `null` for nobody. */
  readonly nameOf: (voice: string) => string | null;
}

/** Who are the voices that a format names in a field of its own, `line` by line? There "A" is a person. */
export function nameVoices(voices: readonly { readonly voice: string; readonly line: number }[]): NamedVoices {
  const labels = voices.flatMap(({ voice, line }) => (isSettled(voice) ? [] : [{ ...asLabel(voice), at: line - 1 }]));
  const { nameOf, people, findings } = nameSpeakers(labels, []);
  return { nameOf: (voice) => (isSettled(voice) ? voice : nameOf(asLabel(voice))), people, findings };
}

/** A code is somebody of their own, also among people with names. */
function isSettled(voice: string): boolean {
  return isCode(voice) || /^(?:question|answer)$/.test(labelKind(voice));
}

function asLabel(name: string): LabelCandidate {
  return withoutDescription({ at: 0, name, key: nameKey(name), form: 'colon', stamps: [], rest: '' });
}
