// Is a text a table of what was said, and which of its columns are the words, the times, the speakers?

export interface TableColumns {
  readonly separator: string;
  /** The first row names the columns. */
  readonly header: boolean;
  /** Indexes of columns; `null` where there is none. */
  readonly text: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly speaker: number | null;
}

const TEXT =
  /^(?:text|transcripts?|transcription|words?|captions?|content|sentence|body|utterance|speech|dialogue|subtitles?)$/;
const START =
  /^(?:(?:start|begin)(?:ning)?(?: ?times?)?|in|from|(?:time|start) ?(?:code|stamp)s?(?: in)?|times?|start ?(?:ms|seconds|\(s\)))$/;
const END =
  /^(?:(?:end|stop)(?:ing)?(?: ?times?)?|out|to|(?:time|end) ?(?:code|stamp)s? ?(?:out)?|end ?(?:ms|seconds|\(s\)))$/;
const SURE_SPEAKER = /^speakers?(?: ?(?:name|label|id))?$/;
const SPEAKER = /^(?:speakers?(?: ?(?:name|label|id))?|names?|who|voice|participant|person)$/;

/** Audacity's labels, and tables without a header: two times in bare seconds or on a clock, and words. */
const TIME = String.raw`(?:\d{1,7}(?:\.\d{1,9})?|\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)`;
const LABELS = new RegExp(String.raw`^${TIME}\t${TIME}\t\S`);
/** Frames after a third colon or a semicolon. */
const CELL_TIME = new RegExp(String.raw`^${TIME}(?:[:;]\d{2,3})?$`);
/** Between the header and the rows of a Markdown table. */
const RULE = /^[\s|:-]+$/;
const SAMPLE_LINES = 8;

/** Told from the first lines. */
export function looksLikeTable(text: string): boolean {
  return columnsOf(text.slice(0, 20_000)) !== null;
}

/** `null` for a text that is no such table. */
export function columnsOf(text: string): TableColumns | null {
  const lines = text
    .split('\n', 200)
    .filter((line) => line.trim())
    .slice(0, SAMPLE_LINES);
  const [first, ...others] = lines;
  if (first === undefined || others.length === 0) return null;
  if (lines.every((line) => LABELS.test(line)))
    return { separator: '\t', header: false, text: 2, start: 0, end: 1, speaker: null };
  const row = others.find((line) => !RULE.test(line)) ?? '';
  const separator = ['\t', ',', ';', '|'].find((mark) => first.includes(mark) && row.includes(mark));
  return separator === undefined ? null : named(first, row, separator);
}

function named(header: string, row: string, separator: string): TableColumns | null {
  const cellsOf = (line: string) =>
    (separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line)
      .split(separator)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const names = cellsOf(header).map((name) => name.toLowerCase().replace(/_/g, ' '));
  const cells = cellsOf(row);
  const find = (form: RegExp, fits: (cell: string) => boolean = () => true) => {
    const at = names.findIndex((name, i) => form.test(name) && fits(cells[i] ?? ''));
    return at < 0 ? null : at;
  };
  const isTime = (cell: string) => CELL_TIME.test(cell);
  const [text, start, end] = [find(TEXT), find(START, isTime), find(END, isTime)];
  // A "name" without a time may be anything's.
  const speaker = find(start === null ? SURE_SPEAKER : SPEAKER);
  if (text === null || (start === null && speaker === null)) return null;
  return { separator, header: true, text, start, end, speaker };
}
