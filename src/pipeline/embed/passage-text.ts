// A passage's words as people read them, with names.
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
