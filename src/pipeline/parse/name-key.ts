// When are two spellings the same label?

/** What makes two spellings the same name: case, width and spacing do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
