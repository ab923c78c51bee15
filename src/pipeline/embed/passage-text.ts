// A passage's words as people read them, with names, and as models and word indexes want them, without.
import type { Passage } from '../../domain/passage.js';
import type { Piece } from '../../domain/transcript.js';

/** One line a turn, each led by "Name: " where more than one voice is heard. Paragraph breaks become spaces. */
export function labelledText(pieces: readonly Piece[]): string {
  const several = new Set(pieces.map(({ speaker }) => speaker)).size > 1;
  return pieces
    .map(({ speaker, text }) => {
      const line = text.trim().replace(/\s*\n\s*/gu, ' ');
      return several && speaker !== null ? `${speaker}: ${line}` : line;
    })
    .join('\n');
}

/** The words of a passage without the names that lead its lines. */
export function spokenText({ text, speakers }: Pick<Passage, 'text' | 'speakers'>): string {
  const labels = speakers.map((speaker) => `${speaker}: `);
  return text
    .split('\n')
    .map((line) => line.slice(labels.find((label) => line.startsWith(label))?.length ?? 0))
    .join(' ');
}
