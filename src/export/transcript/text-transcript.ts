// Turns -> plain text: "Name: words", an empty line between turns. Times are left out.
import type { Turn } from '../../domain/transcript.js';
import { namedTurns } from './named-turns.js';

export function renderTextTranscript(turns: readonly Turn[]): string {
  const blocks = namedTurns(turns).map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`));
  return `${blocks.join('\n\n')}\n`;
}
