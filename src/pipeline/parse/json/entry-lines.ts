// At which line of a JSON text does each entry of one of its lists begin? JSON.parse does not say.

/** Keys and indexes from the document's root to a list: `['results', 'items']`. */
export type ListPath = readonly (string | number)[];

interface Container {
  readonly isArray: boolean;
  /** How many steps of the path lead here; -1 off the path. */
  readonly steps: number;
  key: string | null;
  index: number;
}

/**
 * Lines, from 1, of the entries of the list at `path`, in order; empty where there is no such list. The text must be
 * valid JSON. Linear, and without recursion.
 */
export function entryLines(text: string, path: ListPath): number[] {
  const lines: number[] = [];
  const open: Container[] = [];
  let line = 1;
  let startsValue = true;
  const begin = () => {
    const around = open.at(-1);
    if (startsValue && around?.isArray && around.steps === path.length) lines.push(line);
    startsValue = false;
  };
  for (let at = 0; at < text.length; at++) {
    const around = open.at(-1);
    switch (text[at]) {
      case '\n':
        line++;
        break;
      case ' ':
      case '\t':
      case '\r':
        break;
      case ',':
        startsValue = true;
        if (around) Object.assign(around, { key: null, index: around.index + 1 });
        break;
      case ':':
        startsValue = true;
        break;
      case '{':
      case '[':
        begin();
        open.push({ isArray: text[at] === '[', steps: stepsInto(around, path), key: null, index: 0 });
        startsValue = true;
        break;
      case '}':
      case ']':
        open.pop();
        startsValue = false;
        break;
      case '"': {
        begin();
        const end = stringEnd(text, at);
        if (around && !around.isArray && around.key === null) around.key = text.slice(at + 1, Math.min(end, at + 100));
        at = end;
        break;
      }
      default:
        begin();
    }
  }
  return lines;
}

function stepsInto(around: Container | undefined, path: ListPath): number {
  if (!around) return 0;
  const step = around.isArray ? around.index : around.key;
  return around.steps >= 0 && around.steps < path.length && path[around.steps] === step ? around.steps + 1 : -1;
}

/** The closing quote of the string that opens at `start`: the next one after an even number of backslashes; else the end. */
export function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
