import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const SPOKEN = [
  ['Ada Byron', 'Hello there.'],
  ['Grace', 'Hi.'],
  ['Ada Byron', 'Bye.'],
  ['Grace', 'Good.'],
];

/** Writes four turns as a program would: `line` gets a speaker, a time of day in seconds and the words. */
function written(line: (speaker: string, seconds: number, words: string) => string, joint = '\n\n'): string {
  return SPOKEN.map(([speaker, words], i) => line(speaker!, i * 7, words!)).join(joint);
}

const clock = (seconds: number) => `00:${String(seconds).padStart(2, '0')}`;
const long = (seconds: number) => `00:${clock(seconds)}`;

describe('labels with times', () => {
  it.each([
    ['Otter', written((name, at, words) => `${name}  ${at > 9 ? `0:${at}` : `0:0${at}`}  \n${words}`)],
    ['Rev', written((name, at, words) => `${name} (${clock(at)}):\r\n${words}`, '\r\n\r\n')],
    ['Descript', written((name, at, words) => `[${long(at)}] ${name}: ${words}`)],
    ['Descript in bold', written((name, at, words) => `**[${long(at)}] ${name}:** ${words}`)],
    ['Descript with the time in the words', written((name, at, words) => `**${name}:** [${long(at)}] ${words}`)],
    ['bold and brackets', written((name, at, words) => `**${name}** [${clock(at)}] ${words}`)],
    ['bold, the time alone after it', written((name, at, words) => `**${name}:** ${long(at)}\n\n${words}`)],
    ['headings with dashes', written((name, at, words) => `${name} – ${long(at)}:\n${words}`)],
    ['a colon and a time', written((name, at, words) => `${name}: ${long(at)}\n\n${words}`)],
    ['a time after each colon', written((name, at, words) => `${name}: ${clock(at)} ${words}`)],
    ['a time before the name', written((name, at, words) => `${long(at)} ${name}\n${words}`)],
    ['a time and a dash before the name', written((name, at, words) => `[${long(at)}.00] - ${name}\n${words}`)],
    ['a time below the name', written((name, at, words) => `${name}\n${clock(at)}\n${words}`)],
    ['a time above the name', written((name, at, words) => `[${long(at)}]\n\n**${name}:** ${words}`)],
    ['a range after the name', written((name, at, words) => `${name} ${clock(at)} - ${clock(at + 7)}\n${words}`)],
    ['a range before the name', written((name, at, words) => `[${long(at)} --> ${long(at + 7)}] ${name}: ${words}`)],
    ['a bar', written((name, at, words) => `${name} | ${clock(at)}\n${words}`)],
    ['names in brackets', written((name, at, words) => `[${name}] ${long(at)}\n${words}`)],
    ['headings', written((name, at, words) => `### ${name} [${clock(at)}]\n\n${words}`)],
  ])('are read as %s writes them', (_, text) => {
    const transcript = parseText(text);
    expect(spoken(transcript)).toEqual(SPOKEN);
    expect(transcript.turns.map(({ startTime, timing }) => [startTime, timing])).toEqual(
      [0, 7, 14, 21].map((time) => [time, 'exact']),
    );
  });

  it('go on under a time of their own', () => {
    const words = 'We keep a list of every oven that we have.';
    const { turns } = parseText(
      `Ada Byron (00:00):\n${words}\n\n(00:30):\n${words}\n\nGrace H (01:00):\n${words}\n\nAda Byron (02:00):\nBye.`,
    );
    expect(turns.map((turn) => turn.anchors.map((anchor) => anchor.time))).toEqual([[0, 30], [60], [120]]);
  });
});

describe('labels without times', () => {
  it.each([
    ['a name on a line of its own', written((name, _, words) => `${name}\n${words}`)],
    ['a bold name on a line of its own', written((name, _, words) => `**${name}**\n\n${words}`)],
    ['a heading', written((name, _, words) => `## ${name}\n\n${words}`)],
    ['a bold name before the words', written((name, _, words) => `**${name}** ${words}`)],
    ['a bold name and a dash', written((name, _, words) => `**${name}** – ${words}`)],
    ['a dash', written((name, _, words) => `${name} - ${words}`)],
    ['italics', written((name, _, words) => `*${name}:* ${words}`)],
    ['a colon glued to the words', written((name, _, words) => `${name}:${words}`)],
    ['bold glued to the words', written((name, _, words) => `**${name}:**${words}`)],
    ['one paragraph', written((name, _, words) => `${name}: ${words}`, ' ')],
    ['bold in one paragraph', written((name, _, words) => `**${name}:** ${words}`, ' ')],
    ['a stray star', written((name, at, words) => `${at === 7 ? '***' : '**'}${name}:** ${words}`)],
    ['a name said twice', written((name, at, words) => `**${at === 7 ? `${name}: ` : ''}${name}:** ${words}`)],
  ])('are read as %s', (_, text) => {
    expect(spoken(parseText(text))).toEqual(SPOKEN);
  });

  it('are no headings that stand once', () => {
    const words = 'I keep a list of every oven that we have, and each night a small program reads it back to us.';
    const text = ['Why Copies Rot', 'What Went Wrong', 'Better Lists', 'Last Words'].map(
      (title) => `## ${title}\n\n${words}`,
    );
    expect(parseText(text.join('\n\n')).turns.map((turn) => turn.speaker)).toEqual([null, null, null, null]);
  });

  it('may start like a remark, where they come again', () => {
    const lines = [
      'Ada: Hello.',
      'On Freund: Hi.',
      'Ada: So?',
      'On Freund: Yes.',
      'On Freund: Well.',
      'On Freund: No.',
    ];
    expect(parseText(lines.join('\n\n')).turns[1]!.speaker).toBe('On Freund');
    expect(parseText('Ada: Hello.\n\nOn Wednesday: we meet.\n\nAda: So.\n\nBea: Yes.').turns).toHaveLength(3);
  });

  it('are chevrons that name nobody', () => {
    const transcript = parseText('>> ADA: Hello there.\n>> GRACE: Hi.\n>> And me.\n>> ADA: Bye.\n>> GRACE: Bye.');
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['ADA', 'GRACE', null, 'ADA', 'GRACE']);
  });

  it('in mid-line stand after a sentence, and only names that are labels elsewhere', () => {
    const transcript = parseText(
      'Ada: I said: no. Grace: Hi. Note: this was on air.\n\nGrace: Well, Ada: yes.\n\nAda: Bye.',
    );
    expect(spoken(transcript)).toEqual([
      ['Ada', 'I said: no.'],
      ['Grace', 'Hi. Note: this was on air.'],
      ['Grace', 'Well, Ada: yes.'],
      ['Ada', 'Bye.'],
    ]);
  });

  it.each([
    ['主持人：大家好。\n\n嘉宾：你好。\n\n主持人：我们开始吧。\n\n嘉宾：好的。', ['主持人', '嘉宾']],
    ['Ведущий: Привет.\n\nИван Петров: Привет.\n\nВедущий: Так.\n\nИван Петров: Да.', ['Ведущий', 'Иван Петров']],
    ['أحمد: مرحبا بكم.\n\nسارة: أهلا.\n\nأحمد: كيف الحال؟\n\nسارة: بخير.', ['أحمد', 'سارة']],
  ])('are read in %j', (text, names) => {
    expect([...new Set(parseText(text).turns.map((turn) => turn.speaker))]).toEqual(names);
  });
});

describe('clock times that are no stamps', () => {
  it('stay in the words', () => {
    const lines = [
      'Ada: Start time: 6:09:50 it says.',
      'Grace: 3:30 in the morning is when we meet.',
      'Ada: Yes.',
      'Grace: So.',
    ];
    const { turns } = parseText(lines.join('\n\n'));
    expect(turns.map((turn) => turn.startTime)).toEqual([null, null, null, null]);
    expect(turns[1]!.text).toBe('3:30 in the morning is when we meet.');
  });
});

describe('text cut into subtitle lines', () => {
  const lines = [
    'There is a day.',
    'About ten years ago when I asked a',
    'friend to hold an oven',
    'upside down and to tell',
    'me what it weighed.',
    'He said that he could not and',
    'that nobody in the whole',
    'city would want to, and that it',
    'was the wrong thing to ask',
    'of a friend.',
  ];

  it('is parted where sentences end, in paragraphs', () => {
    const { text } = parseText(`${lines.join('\n\n')}\n\n${lines.join('\n\n')}`).turns[0]!;
    expect(text.split('\n\n')).toEqual([[...lines, ...lines.slice(0, 5)].join(' '), lines.slice(5).join(' ')]);
  });

  it('keeps its times', () => {
    const { turns } = parseText(lines.map((line, i) => `0:${10 + i}\n${line}`).join('\n'));
    expect(turns[0]!.anchors).toHaveLength(10);
    expect(turns[0]!.text).toBe(lines.join(' '));
  });
});
