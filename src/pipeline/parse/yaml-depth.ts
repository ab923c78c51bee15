// How deep could YAML nest, at most? Told from its marks alone, before a reader that recurses sees it.

const LEAD = /^[\s?:-]*/;

/** An upper bound in one linear pass: brackets, indentation and marks in quoted text count as if they nested. */
export function yamlDepth(yaml: string): number {
  let brackets = 0;
  let deepest = 0;
  let columns: number[] = [];
  for (const line of yaml.split('\n')) {
    if (line.trim()) columns = openColumns(columns, line);
    const pairs = Math.max(...line.split(',').map((part) => part.match(/[:?](?=\s|$)/g)?.length ?? 0));
    let most = brackets;
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
      brackets = bracket === '[' || bracket === '{' ? brackets + 1 : Math.max(0, brackets - 1);
      most = Math.max(most, brackets);
    }
    deepest = Math.max(deepest, most + columns.length + pairs);
  }
  return deepest;
}

/** The columns at which blocks are open in a line: those left of it, its own marks ("- - ? -") and its first word. */
function openColumns(above: readonly number[], line: string): number[] {
  const lead = LEAD.exec(line)![0];
  const own = [...lead.matchAll(/\S/g)].map((mark) => mark.index).concat(lead.length);
  return [...above.filter((column) => column < own[0]!), ...own];
}
