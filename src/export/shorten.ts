// A text in less space, cut between words.

const ELLIPSIS = '…';

/** On one line, at most `max` characters (UTF-16), "…" where something was cut off. A single long word is cut inside. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= max) return line;
  const room = line.slice(0, max - ELLIPSIS.length + 1);
  const space = room.lastIndexOf(' ');
  const cut = space > max / 2 ? room.slice(0, space) : room.slice(0, max - ELLIPSIS.length);
  // Half of a surrogate pair is no character.
  return cut.replace(/[\ud800-\udbff]$/u, '').replace(/[\s,;:–—-]+$/u, '') + ELLIPSIS;
}
