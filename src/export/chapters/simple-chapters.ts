// Chapters -> Podlove Simple Chapters 1.2, as a document of its own. https://podlove.org/simple-chapters
import type { Chapter } from '../../domain/chapter.js';
import { stamp } from '../clock.js';
import { escapeXml } from '../xml.js';
import { timedChapters } from './timed-chapters.js';

/** Empty but for its root where no chapter has a time. Links stand only where they are absolute. */
export function renderSimpleChapters(chapters: readonly Chapter[], urlOfTurn: (turn: number) => string): string {
  const lines = timedChapters(chapters).map(({ startTime, title, start }) => {
    const url = urlOfTurn(start.turn);
    const href = URL.canParse(url) ? ` href="${escapeXml(url)}"` : '';
    return `  <psc:chapter start="${stamp(startTime, '.')}" title="${escapeXml(title)}"${href} />\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
${lines.join('')}</psc:chapters>
`;
}
