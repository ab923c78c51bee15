// What stands where a speaker should and is none: music, sponsors, breaks. The same in every format.
import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../../src/domain/transcript.js';
import { marked, parseText, spoken } from './read-fixture.js';

type Line = readonly [voice: string, words: string];

const CAPTIONS: readonly Line[] = [
  ['Ada', 'Hello there.'],
  ['Grace', 'Good morning.'],
  ['Ada', 'Ovens, then.'],
];

const clock = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`;
const cues = (lines: readonly string[], separator = '.') =>
  lines
    .map((text, i) => `${i + 1}\n${clock(i * 5)} --> ${clock(i * 5 + 4)}\n${text}\n`)
    .join('\n')
    .replaceAll('.000', `${separator}000`);

/** How each format writes who says what; every line begins five seconds after the one before. */
const FORMATS: Readonly<Record<string, (lines: readonly Line[]) => string>> = {
  'WebVTT voices': (lines) => `WEBVTT\n\n${cues(lines.map(([voice, words]) => `<v ${voice}>${words}`))}`,
  'SRT labels': (lines) =>
    cues(
      lines.map(([voice, words]) => `${voice}: ${words}`),
      ',',
    ),
  'Podcasting 2.0 JSON': (lines) =>
    JSON.stringify({
      version: '1.0.0',
      segments: lines.map(([speaker, body], i) => ({ speaker, body, startTime: i * 5, endTime: i * 5 + 4 })),
    }),
  'Whisper JSON': (lines) =>
    JSON.stringify({ segments: lines.map(([speaker, text], i) => ({ speaker, text, start: i * 5, end: i * 5 + 4 })) }),
  'AssemblyAI JSON': (lines) =>
    JSON.stringify({
      utterances: lines.map(([speaker, text], i) => ({ speaker, text, start: i * 5000, end: i * 5000 + 4000 })),
    }),
  'HTML, name before time': (lines) =>
    lines
      .map(
        ([voice, words], i) => `<cite>${voice}:</cite><time>0:${String(i * 5).padStart(2, '0')}</time><p>${words}</p>`,
      )
      .join('\n'),
  'HTML, time before name': (lines) =>
    lines
      .map(
        ([voice, words], i) => `<time>0:${String(i * 5).padStart(2, '0')}</time><cite>${voice}:</cite><p>${words}</p>`,
      )
      .join('\n'),
  Markdown: (lines) =>
    lines.map(([voice, words], i) => `**${voice}:** [0:${String(i * 5).padStart(2, '0')}] ${words}`).join('\n\n'),
  text: (lines) =>
    lines.map(([voice, words], i) => `${voice} (0:${String(i * 5).padStart(2, '0')}): ${words}`).join('\n\n'),
};
const formats = Object.entries(FORMATS);

const speakersOf = ({ turns }: Transcript) => turns.map(({ speaker }) => speaker);

describe.each(formats)('a break in %s', (_, write) => {
  it.each(['Music', 'Intro music', 'MUSIC', 'Sponsor', 'Ad', 'Ad 2', 'Break', 'Theme song', 'Sound effect', '[Music]'])(
    'is a mark with its time, and its words are nobody’s: %s',
    (name) => {
      const transcript = parseText(write([...CAPTIONS, [name, 'Flour is for everybody.'], ['Grace', 'So.']]));
      expect(spoken(transcript).slice(2)).toEqual([
        ['Ada', 'Ovens, then.'],
        [null, 'Flour is for everybody.'],
        ['Grace', 'So.'],
      ]);
      expect(marked(transcript)).toEqual([`break "${name.replace(/[[\]]/g, '')}" at 3:0`]);
      expect(transcript.marks[0]!.time).toBe(15);
      expect(transcript.turns[4]!.startTime).toBe(20);
    },
  );

  it('without words is a mark alone, and who speaks next has a time of their own', () => {
    const transcript = parseText(write([...CAPTIONS, ['Music', '♪'], ['Ada', 'So.']]));
    expect(spoken(transcript).slice(2)).toEqual([
      ['Ada', 'Ovens, then.'],
      ['Ada', 'So.'],
    ]);
    expect(marked(transcript)).toEqual(['break "Music" at 3:0']);
    expect(transcript.marks[0]!.time).toBe(15);
    expect(transcript.turns[3]!.startTime).toBe(20);
  });

  it('opens the talk', () => {
    const transcript = parseText(write([['Intro music', '♪'], ...CAPTIONS]));
    expect(speakersOf(transcript)).toEqual(['Ada', 'Grace', 'Ada']);
    expect(marked(transcript)).toEqual(['break "Intro music" at 0:0']);
    expect(transcript.turns[0]!.startTime).toBe(5);
  });

  it('does not take a person whose name holds such a word', () => {
    const transcript = parseText(write([...CAPTIONS, ['Jim Music', 'Hello.'], ['Ad Rock', 'Hello.'], ['Ada', 'Hi.']]));
    expect(speakersOf(transcript)).toEqual(['Ada', 'Grace', 'Ada', 'Jim Music', 'Ad Rock', 'Ada']);
    expect(transcript.marks).toEqual([]);
  });
});

/** Lines that nobody is named for, the first and the last of Ada. */
const UNNAMED: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  WebVTT: (lines) => `WEBVTT\n\n${cues(lines)}`,
  SRT: (lines) => cues(lines, ','),
  LRC: (lines) =>
    `[by:somebody]\n${lines.map((text, i) => `[00:${String(i * 5).padStart(2, '0')}.00]${text}`).join('\n')}`,
  'SubStation Alpha': (lines) =>
    `[Events]\nFormat: Start, End, Text\n${lines.map((text, i) => `Dialogue: 0:00:${i * 5 + 1}.00,0:00:${i * 5 + 3}.00,${text}`).join('\n')}`,
  'Podcasting 2.0 JSON': (lines) =>
    JSON.stringify({
      version: '1.0.0',
      segments: lines.map((body, i) => ({ speaker: 'Ada', body, startTime: i * 5, endTime: i * 5 + 4 })),
    }),
  'Whisper TSV': (lines) =>
    `start\tend\ttext\n${lines.map((text, i) => `${i * 5000}\t${i * 5000 + 4000}\t${text}`).join('\n')}`,
  HTML: (lines) =>
    `<cite>Ada:</cite>${lines.map((text, i) => `<time>0:${String(i * 5).padStart(2, '0')}</time><p>${text}</p>`).join('')}`,
  Markdown: (lines) => `**Grace:** Good morning.\n\n**Ada:** ${lines.join('\n\n')}\n\n**Grace:** Yes.\n`,
  text: (lines) => `Grace: Good morning.\n\nAda: ${lines.join('\n\n')}\n\nGrace: Yes.\n\nAda: So.\n`,
};

describe.each(Object.entries(UNNAMED))('what is heard in %s', (_, write) => {
  const wordsOf = (...lines: string[]) => parseText(write(['Hello there.', ...lines, 'Ovens, then.']));

  it.each([
    ['Intro music', 'Intro music'],
    ['Upbeat theme music plays.', 'Upbeat theme music plays'],
    ['[Intro music]', 'Intro music'],
    ['♪ soft music ♪', 'soft music'],
    ['♪ ... ♪', 'Music'],
    ['♫♫', 'Music'],
  ])('is a mark where it is all that stands there: %s', (line, label) => {
    const transcript = wordsOf(line);
    expect(transcript.marks.map((mark) => mark.label)).toEqual([label]);
    const said = transcript.turns.map(({ text }) => text).join(' ');
    expect(said).toContain('Hello there. Ovens, then.');
  });

  it.each(['Intro music was by Bob.', 'Music.', '♪ we knead all night ♪', 'I like intro music', 'music by day'])(
    'is no mark where somebody says it: %s',
    (line) => {
      const transcript = wordsOf(line);
      expect(transcript.marks).toEqual([]);
      expect(transcript.turns.map(({ text }) => text).join(' ')).toContain(line);
    },
  );
});

describe('breaks in captions', () => {
  it('are not the end of a sentence that began in the cue before', () => {
    const transcript = parseText(cues(['We put in some', 'Background music', 'and went home.'], ','));
    expect(transcript.marks).toEqual([]);
  });

  const srt = (...lines: string[]) => parseText(cues(lines, ','));

  it('stand in a cue of their own, and who spoke goes on after them', () => {
    const transcript = srt('Ada: Hello there.', 'Grace: Good morning.', 'MUSIC:', 'And so on.', 'Ada: Yes.');
    expect(spoken(transcript)).toEqual([
      ['Ada', 'Hello there.'],
      ['Grace', 'Good morning.'],
      ['Grace', 'And so on.'],
      ['Ada', 'Yes.'],
    ]);
    expect(marked(transcript)).toEqual(['break "MUSIC" at 2:0']);
    expect(transcript.marks[0]!.time).toBe(10);
  });

  it('go on in the cues after their label', () => {
    const transcript = srt('Ada: Hello.', 'Grace: Morning.', 'Sponsor: Buy flour.', 'It is good.', 'Ada: Yes.');
    expect(spoken(transcript)[2]).toEqual([null, 'Buy flour. It is good.']);
    expect(transcript.marks).toHaveLength(1);
  });

  it('stand in brackets among names in brackets', () => {
    const transcript = srt('[ADA] Hello.', '[GRACE] Morning.', '[SPONSOR] Buy flour.', '[ADA] Yes.', '[GRACE] No.');
    expect(speakersOf(transcript)).toEqual(['ADA', 'GRACE', null, 'ADA', 'GRACE']);
    expect(marked(transcript)).toEqual(['break "SPONSOR" at 2:0']);
  });

  it('are not folded into one another', () => {
    const transcript = parseText(
      FORMATS['WebVTT voices']!([['Music', 'La la.'], ...CAPTIONS, ['Intro music', 'La la la.']]),
    );
    expect(marked(transcript)).toEqual(['break "Music" at 0:0', 'break "Intro music" at 4:0']);
    expect(transcript.findings).toEqual([]);
  });

  it('that are sung keep the name of the jingle, where the format has a field for who speaks', () => {
    const transcript = parseText(FORMATS['Podcasting 2.0 JSON']!([...CAPTIONS, ['Jingle', 'Ovens!'], ['Ada', 'So.']]));
    expect(speakersOf(transcript)).toEqual(['Ada', 'Grace', 'Ada', 'Jingle', 'Ada']);
    expect(marked(transcript)).toEqual(['break "Jingle" at 3:0']);
  });

  it('of a recogniser that then knows nobody end with their words', () => {
    const segments = [
      { speaker: 'Ad', text: 'Buy it.', start: 0, end: 2 },
      { text: 'Who am I?', start: 2, end: 4 },
      { speaker: 'Ada', text: 'Hello.', start: 4, end: 6 },
    ];
    expect(spoken(parseText(JSON.stringify({ text: 'Buy it.', segments })))).toEqual([
      [null, 'Buy it.'],
      [null, 'Who am I?'],
      ['Ada', 'Hello.'],
    ]);
  });

  it('count what stood in them and holds no words as lost', () => {
    const transcript = parseText(FORMATS['WebVTT voices']!([...CAPTIONS, ['Music', '♪ ♪']]));
    expect(transcript.losses).toContainEqual(expect.objectContaining({ what: 'empty', count: 1 }));
  });
});

describe('breaks in written text', () => {
  const dialogue = 'Ada: Hello.\n\nGrace: Hi.\n\nAda: So?\n\nGrace: So.';

  it('are marks where a paragraph of a dialogue starts with one', () => {
    const transcript = parseText(`${dialogue}\n\nSponsor: This show is made by Flour.\n\nAda: And on.`);
    expect(spoken(transcript).slice(4)).toEqual([
      [null, 'This show is made by Flour.'],
      ['Ada', 'And on.'],
    ]);
    expect(marked(transcript)).toEqual(['break "Sponsor" at 4:0']);
  });

  it.each(['I love two things.\nMusic: it is all I have.', 'There is one. Music: It is all I have.'])(
    'are words elsewhere: %j',
    (words) => {
      const transcript = parseText(`${dialogue}\n\nAda: ${words}\n\nGrace: Yes.`);
      expect(transcript.marks).toEqual([]);
      expect(transcript.turns[4]!.text).toContain('Music: ');
    },
  );
});
