// Transcripts of any make: speech in several scripts, emoji and marks, headings and stamps inside turns, long turns.
import fc from 'fast-check';
import type { Mark, TimeAnchor, Transcript, Turn } from '../../../src/domain/transcript.js';

const plain = fc.constantFrom(
  ...`you should never trust a backup because the team learned that it was worth more than any plan instead of people I
  we think always know restore database cluster queue failure engineers customers so and but if when what how is was in
  Kubernetes Riak Larkfield don't that's well, um uh like, right`.split(/\s+/),
);
/** Surrogate pairs, joined emoji, combining marks, other scripts, brackets, abbreviations, numbers, punctuation alone. */
const odd = fc.constantFrom(
  ...'🐳 👩‍💻 🏳️‍🌈 𝒳𝒴 e\u0301te\u0301 n\u0303 ﷺ \u200b — … " “ ” ( ) [laughter] (inaudible) -- e.g. Dr. 3.5 42% http://x.io/a?b=c'.split(
    ' ',
  ),
  'Datensicherung',
  'バックアップは毎晩動いていた',
  'резервная',
  'النسخ',
  '[Music]',
  '',
);
const word = fc.oneof(
  { weight: 20, arbitrary: plain },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const ending = fc.constantFrom('.', '.', '.', '?', '!', '…', '。', '', '."', '?!', ' --');
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 30 }), ending)
  .map(([words, end]) => capitalise(words.join(' ')) + end);
const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\u00a0', '\n\n', '\n\n');
const speech = (maxLength: number) =>
  fc
    .array(fc.tuple(sentence, gap), { minLength: 1, maxLength })
    .map((said) => said.map(([text, after]) => text + after).join(''));
/** Captions: no capitals, no stops. */
const unbroken = fc.array(plain, { minLength: 80, maxLength: 900 }).map((words) => words.join(' ').toLowerCase());

const turn = fc.record({
  speaker: fc.constantFrom('Ada', 'Bo', 'Zoë Ångström', null),
  text: fc.oneof(
    { weight: 6, arbitrary: speech(10) },
    { weight: 2, arbitrary: speech(80) },
    { weight: 1, arbitrary: unbroken },
  ),
});
const mark = fc.record({
  kind: fc.constantFrom('heading' as const, 'break' as const),
  label: fc.constantFrom('Backups', 'Why it broke', 'Part 2', 'Transcript', 'Break', 'The restore'),
  /** Shares of all turns, and of the turn's text. */
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  inside: fc.constantFrom(0, 0, 0, 0.5),
});

/** Any transcript that a parser could hand on. */
export const anySpeech: fc.Arbitrary<Transcript> = fc
  .record({
    turns: fc.array(turn, { minLength: 1, maxLength: 60, size: 'max' }),
    marks: fc.array(mark, { maxLength: 5 }),
    timed: fc.boolean(),
  })
  .map(({ turns, marks, timed }) => {
    const spoken = turns.map((one) => ({ ...one, text: one.text.trim() })).filter(({ text }) => text !== '');
    const kept = spoken.length > 0 ? spoken : [{ speaker: null, text: '…' }];
    const all = kept.map((one, index): Turn => ({ ...one, index, ...timesOf(index, one.text, timed) }));
    return { format: 'text', turns: all, marks: placeMarks(marks, all), metadata: {}, findings: [], losses: [] };
  });

const SECONDS = 20;

function timesOf(index: number, text: string, timed: boolean): Omit<Turn, 'index' | 'speaker' | 'text'> {
  if (!timed) return { startTime: null, endTime: null, timing: null, anchors: [] };
  const time = index * SECONDS;
  const middle = text.indexOf(' ', text.length / 2) + 1;
  const anchors: TimeAnchor[] = [{ offset: 0, time }];
  if (middle > 0) anchors.push({ offset: middle, time: time + SECONDS / 2 });
  return { startTime: time, endTime: time + SECONDS, timing: 'exact', anchors };
}

interface PlacedMark {
  readonly kind: Mark['kind'];
  readonly label: string;
  readonly place: number;
  readonly inside: number;
}

/** In spoken order; inside a turn a mark stands before a word. */
function placeMarks(marks: readonly PlacedMark[], turns: readonly Turn[]): Mark[] {
  return marks
    .map(({ kind, label, place, inside }): Mark => {
      const index = Math.round(place * turns.length);
      const text = turns[index]?.text ?? '';
      const offset = inside === 0 ? 0 : text.indexOf(' ', text.length * inside) + 1;
      return { kind, label, at: { turn: index, offset }, time: null };
    })
    .sort((a, b) => a.at.turn - b.at.turn || a.at.offset - b.at.offset);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
