// Edits of a text -> a unified diff, as `patch` and `git apply` take it. Made from the edits themselves: to find them again
// by comparing takes time that grows with their number times the length of the feed.
import { applyEdits, inOrder, type TextEdit } from './text-edit.js';

const CONTEXT = 3;

/** Empty where nothing changes. Linear in the length of the text. */
export function unifiedDiff(text: string, edits: readonly TextEdit[], name: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const blocks = changedBlocks(text, lines, edits);
  if (blocks.length === 0) return '';
  let shift = 0;
  const hunks = hunksOf(blocks).map((hunk) => {
    const written = writeHunk(lines, hunk, shift);
    shift += hunk.reduce((sum, { from, to, after }) => sum + after.length - (to - from), 0);
    return written;
  });
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

/** Lines `from` up to `to`, not including it, give way to `after`. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly after: readonly string[];
}

function changedBlocks(text: string, lines: readonly string[], edits: readonly TextEdit[]): Block[] {
  const starts = lineStarts(lines);
  const groups: { from: number; to: number; edits: TextEdit[] }[] = [];
  let line = 0;
  for (const edit of inOrder(edits)) {
    while (line + 1 < lines.length && starts[line + 1]! <= edit.start) line++;
    let to = line + 1;
    while (to < lines.length && starts[to]! < edit.end) to++;
    const last = groups.at(-1);
    if (last && line < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else groups.push({ from: line, to, edits: [edit] });
  }
  return groups.flatMap(({ from, to, edits: own }) => {
    const start = starts[from]!;
    const before = text.slice(start, starts[to] ?? text.length);
    const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const after = applyEdits(before, moved).match(/[^\n]*\n|[^\n]+$/gu) ?? [];
    return trimmed(lines, { from, to, after });
  });
}

function lineStarts(lines: readonly string[]): number[] {
  let at = 0;
  return lines.map((line) => {
    at += line.length;
    return at - line.length;
  });
}

/** Without the lines at both ends that stay as they are. */
function trimmed(lines: readonly string[], { from, to, after }: Block): Block[] {
  let [first, last, end] = [from, to, after.length];
  let begin = 0;
  while (first < last && begin < end && lines[first] === after[begin]) {
    first++;
    begin++;
  }
  while (first < last && begin < end && lines[last - 1] === after[end - 1]) {
    last--;
    end--;
  }
  return first === last && begin === end ? [] : [{ from: first, to: last, after: after.slice(begin, end) }];
}

/** Blocks whose context would touch stand in one hunk. */
function hunksOf(blocks: readonly Block[]): Block[][] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    if (last && block.from - last.at(-1)!.to <= 2 * CONTEXT) last.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

function writeHunk(lines: readonly string[], blocks: readonly Block[], shift: number): string {
  const from = Math.max(0, blocks[0]!.from - CONTEXT);
  const to = Math.min(lines.length, blocks.at(-1)!.to + CONTEXT);
  const rows: string[] = [];
  let at = from;
  let added = 0;
  for (const block of blocks) {
    rows.push(...mark(' ', lines.slice(at, block.from)), ...mark('-', lines.slice(block.from, block.to)));
    rows.push(...mark('+', block.after));
    added += block.after.length - (block.to - block.from);
    at = block.to;
  }
  rows.push(...mark(' ', lines.slice(at, to)));
  const range = (start: number, count: number): string => `${count === 0 ? start : start + 1},${count}`;
  return `@@ -${range(from, to - from)} +${range(from + shift, to - from + added)} @@\n${rows.join('')}`;
}

function mark(sign: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`);
}
