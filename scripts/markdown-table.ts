// How is a table written in Markdown?

/** A row for the heads, one that parts, and the rows; no line end after the last. Cells are written as they are. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.toSpliced(1, 0, `|${'---|'.repeat(heads.length)}`).join('\n');
}
