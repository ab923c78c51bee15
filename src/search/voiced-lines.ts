// Whose words stand where in a passage's text? It has a line a turn, each led by "Name: " where there are several voices.

export interface VoicedText {
  readonly text: string;
  /** Who speaks in it. */
  readonly speakers: readonly string[];
}

export interface VoicedLine {
  readonly start: number;
  /** Whom the line names before its words; `null` where it names nobody. */
  readonly speaker: string | null;
  /** Where its words begin, behind the name. */
  readonly words: number;
}

/** The line that a place (a character of the text) stands in. */
export function lineAt({ text, speakers }: VoicedText, at: number): VoicedLine {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const speaker = speakers.find((name) => text.startsWith(`${name}: `, start));
  return { start, speaker: speaker ?? null, words: start + (speaker === undefined ? 0 : speaker.length + 2) };
}
