// On which line does a place in a text stand?

/** Tells the line, from 1, of positions that never go back, in one pass over the text. */
export function lineFinder(text: string): (position: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (position) => {
    while (next >= 0 && next < position) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
