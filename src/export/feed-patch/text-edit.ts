// Changes of a text at places of it; everything between stays as it is.

export interface TextEdit {
  /** `text.slice(start, end)` gives way to `text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits must not overlap; those at one place stand in their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of inOrder(edits)) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
