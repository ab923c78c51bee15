// What can happen to a file? Bytes change, pieces are cut out, doubled, moved or taken from another file, marks of any
// format get in, the encoding changes, and in JSON values go missing or become another type.
import iconv from 'iconv-lite';
import { mulberry32 } from '../random.js';

/** Marks that mean something in some format. */
const MARKS = [
  ...[
    '\n',
    '\n\n',
    '\r',
    '\t',
    '\u0000',
    '\ufeff',
    '\u2028',
    '\ud800',
    ' ',
    ':',
    '：',
    '<',
    '>',
    '&',
    '&amp;',
    '&#0;',
    '\\',
    '"',
  ],
  ...[
    'WEBVTT\n\n',
    'NOTE ',
    'STYLE\n',
    '00:01.000 --> 00:02.000\n',
    '1\n00:00:01,000 --> 00:00:02,000\n',
    '-->',
    '99:99:99',
  ],
  ...[
    '<v Ada>',
    '</v>',
    '<c.red>',
    '<00:00:01.000>',
    '{\\an8}',
    '>> ',
    '[Music]',
    '♪',
    'SPEAKER_00: ',
    'Ada Byron: ',
    'Q: ',
    'A: ',
  ],
  ...[
    '---\n',
    'title: x\n',
    '# ',
    '**Ada:** ',
    '\\[12:34\\]',
    '(0:10)',
    '```\n',
    '![a](b)',
    '[^1]',
    '| a | b |\n',
    '- ',
    '*'.repeat(40),
  ],
  ...[
    '<cite>',
    '<time>',
    '<p>',
    '<div><div>',
    '</div>',
    '<script>',
    '<!--',
    '<![CDATA[',
    '<?xml version="1.0"?>',
    '<tt>',
    '<p begin="1s">',
  ],
  ...['{', '}', '[', ']', '"segments":', 'null', '1e999', '-1', '"start":', ',', '[[[[', '{"a":'.repeat(30)],
];
const ENCODINGS = ['utf-16le', 'utf-16be', 'utf-32le', 'latin1', 'windows-1252', 'gb18030', 'shift_jis', 'utf-8'];
/** What takes the place of a value in JSON. */
const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  0.1,
  '',
  'x',
  '12.5',
  'Infinity',
  [],
  {},
  [[]],
  'WEBVTT\n\n',
];
/** Share of documents with other values that stay documents. */
const STILL_JSON = 0.8;
const MOST_EDITS = 8;
const LONGEST_PIECE = 2_000;

export interface Mutation {
  readonly seed: number;
  /** Bytes to change; nothing is changed in place. */
  readonly bytes: Uint8Array;
  /** Where pieces come from. */
  readonly other: Uint8Array;
}

/** The same for the same seed and bytes. */
export function mutate({ seed, bytes, other }: Mutation): Buffer {
  const random = mulberry32(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const revalued = mutateJson(Buffer.from(bytes), random);
  if (revalued && random() < STILL_JSON) return revalued;
  let mutated: Buffer = revalued ?? Buffer.from(bytes);
  for (let edits = below(MOST_EDITS); edits > 0; edits--) {
    const at = below(mutated.length + 1);
    const length = below(Math.min(LONGEST_PIECE, mutated.length - at) + 1);
    const from = below(other.length + 1);
    const put: readonly Uint8Array[] = [
      Buffer.of(below(256)),
      Buffer.from(MARKS[below(MARKS.length)]!),
      Buffer.from(MARKS[below(MARKS.length)]!.repeat(below(200))),
      mutated.subarray(at, at + length),
      other.subarray(from, from + below(LONGEST_PIECE)),
      Buffer.alloc(0),
    ];
    const kept = random() < 0.5 ? at : at + length;
    mutated = Buffer.concat([mutated.subarray(0, at), put[below(put.length)]!, mutated.subarray(kept)]);
  }
  if (random() < 0.1) mutated = mutated.subarray(0, below(mutated.length + 1));
  if (random() < 0.1) mutated = iconv.encode(mutated.toString('utf8'), ENCODINGS[below(ENCODINGS.length)]!);
  return mutated;
}

/** Half of all JSON documents stay JSON with other values; `null`: it is none, or stays as it is. */
function mutateJson(bytes: Buffer, random: () => number): Buffer | null {
  if (!/^\s*[[{]/.test(bytes.toString('latin1', 0, 100)) || random() < 0.5) return null;
  try {
    const rate = random() * 0.05;
    return Buffer.from(JSON.stringify(otherValues(JSON.parse(bytes.toString('utf8')), rate, random)) ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function otherValues(value: unknown, rate: number, random: () => number): unknown {
  if (random() < rate) return VALUES[Math.floor(random() * VALUES.length)];
  if (Array.isArray(value)) {
    const kept = value.filter(() => random() >= rate);
    return kept.map((each) => otherValues(each, rate, random));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(() => random() >= rate);
  return Object.fromEntries(fields.map(([name, each]) => [name, otherValues(each, rate, random)]));
}
