import { describe, expect, it } from 'vitest';
import { marked, parseFixture, parseText, spoken } from './read-fixture.js';

describe('a transcript copied from a web page', () => {
  const page = parseFixture('page.txt');

  it('is plain text with a turn for each label', () => {
    expect(page.format).toBe('text');
    expect(page.turns.map((turn) => turn.speaker)).toEqual([
      'Ines Okafor',
      'Tomas Lindqvist',
      'Ines Okafor',
      'Tomas Lindqvist',
      'Ines Okafor',
      'Tomas Lindqvist',
      'Ines Okafor',
    ]);
  });

  it('keeps paragraphs without a label in the turn before them', () => {
    expect(page.turns[3]!.text.split('\n\n')).toEqual([
      'We lost the schedule of every oven in four cities. The disks were fine, the list was empty.',
      'It took us a day to see that the copy was empty too. A copy of nothing is nothing.',
      'So now we count what is inside, not how many files there are.',
    ]);
  });

  it('takes bare lines between turns for headings', () => {
    expect(marked(page)).toEqual(['heading "How the ovens went cold" at 2:0', 'heading "Copies that are read" at 4:0']);
  });

  it('leaves out the page around the talk, and says so', () => {
    const words = page.turns.map((turn) => turn.text).join(' ');
    expect(words).not.toMatch(/every episode below|In this episode|Leave a comment|newsletter/);
    expect(page.turns.at(-1)!.text).toBe('Thank you for coming.');
    expect(page.findings.map((finding) => finding.line)).toEqual([1, 29]);
  });

  it('takes neither clock times nor "Note:" for more than words', () => {
    expect(page.turns[1]!.text).toBe('Hello. Happy to be here at 3:30 in the morning.');
    expect(page.turns.every((turn) => turn.startTime === null && turn.anchors.length === 0)).toBe(true);
    expect(page.turns[2]!.text).toContain('Note: he still looks tired.');
  });
});

describe('Markdown with bold names and escaped stamps', () => {
  const stamped = parseFixture('stamped.md');

  it('takes marks out of the text and leaves sound notes in', () => {
    expect(stamped.format).toBe('markdown');
    expect(stamped.turns[1]!.text).toBe('Glad to be here, at the bakery. [laughter]');
    expect(stamped.turns[2]!.text).toBe(
      "Let's talk about ovens & disks.\n\nWe have a list of them. It is a long list, with oven_id in it.",
    );
    expect(stamped.turns[5]!.text).toBe('Good. Let us go on with [unintelligible 00:02:03.15] then.');
  });

  it('turns stamps into anchors where they stood', () => {
    expect(stamped.turns[1]!.anchors).toEqual([{ offset: 0, time: 10 }]);
    const { text, anchors } = stamped.turns[2]!;
    expect(anchors).toEqual([{ offset: text.indexOf('It is a long'), time: 40 }]);
  });

  it('knows times exactly at stamps, by words between them, and nowhere else', () => {
    expect(stamped.turns.map(({ startTime, timing }) => [startTime, timing])).toEqual([
      [null, null],
      [10, 'exact'],
      [22, 'interpolated'],
      [91, 'exact'],
      [expect.any(Number), 'interpolated'],
      [expect.any(Number), 'interpolated'],
      [120, 'exact'],
    ]);
    expect(stamped.turns[2]!.endTime).toBe(60);
    expect(stamped.turns.at(-1)!.endTime).toBeNull();
  });

  it('drops a stamp that runs backwards, with its line', () => {
    expect(stamped.findings).toEqual([{ line: 13, message: expect.stringContaining('0:20 runs backwards') }]);
    expect(stamped.turns[4]!.anchors).toEqual([]);
  });

  it('makes a break a mark between two turns of one speaker', () => {
    expect(marked(stamped)).toEqual(['break "Break" at 3:0']);
    expect(stamped.marks[0]!.time).toBe(60);
    expect(stamped.turns.slice(2, 4).map((turn) => turn.speaker)).toEqual(['Ines Okafor', 'Ines Okafor']);
  });

  it('drops the one stamp that is far too late rather than all after it', () => {
    const transcript = parseText('**A B:** \\[00:10\\] one\n\n**C D:** \\[50:00\\] two\n\n**A B:** \\[00:20\\] three');
    expect(transcript.turns.map((turn) => turn.anchors[0]?.time)).toEqual([10, undefined, 20]);
  });

  it('keeps the words of a break that has some, as nobody’s', () => {
    const transcript = parseText(
      '**Ada Byron:** Hello.\n\n**Jingle:** La la la, ovens.\n\n**Ada Byron:** Hello again.',
    );
    expect(spoken(transcript)[1]).toEqual([null, 'La la la, ovens.']);
    expect(marked(transcript)).toEqual(['break "Jingle" at 1:0']);
  });

  it('takes an entity of a private character for nothing', () => {
    const transcript = parseText('**Ada Byron:** One&#xE000; two&nbsp;three.\n\n**Grace H:** &lt;Yes&gt;.');
    expect(transcript.turns.map((turn) => turn.text)).toEqual(['One two three.', '<Yes>.']);
  });

  it('keeps stars that stand for letters', () => {
    const transcript = parseText('**Ada Byron:** Oh s**t, that *was* **bold** of f***ing you.\n\n**Grace H:** Yes.');
    expect(transcript.turns[0]!.text).toBe('Oh s**t, that was bold of f***ing you.');
  });
});

describe('a talk with front matter', () => {
  const talk = parseFixture('talk.md');

  it('has its metadata from there', () => {
    expect(talk.metadata).toEqual({
      title: 'Restores: the forgotten half',
      publishedAt: '2023-05-04',
      speakers: ['Marguerite Adeyemi'],
      pageUrl: 'https://example.org/talks/restores',
    });
  });

  it('is spoken by its one speaker, a turn for each section; who asks is not named', () => {
    expect(talk.turns.map((turn) => turn.speaker)).toEqual([
      'Marguerite Adeyemi',
      'Marguerite Adeyemi',
      null,
      'Marguerite Adeyemi',
    ]);
    expect(talk.turns[2]!.text).toBe('Did you ever restore the wrong day?');
    expect(marked(talk)).toEqual(['heading "Why copies are not enough" at 0:0', 'heading "What we measured" at 1:0']);
  });

  it('leaves out links and code with a finding each', () => {
    expect(talk.findings.map((finding) => finding.line)).toEqual([9, 17]);
    expect(talk.turns.map((turn) => turn.text).join()).not.toMatch(/slides|verify/);
  });

  it('is read also where its front matter is not YAML', () => {
    const transcript = parseText('---\ntitle: [unclosed\n---\n**Ada Byron:** Hello.\n\n**Grace H:** Hi.');
    expect(transcript.turns).toHaveLength(2);
    expect(transcript.findings[0]!.message).toMatch(/front matter/);
  });

  it('survives aliases that would grow without end', () => {
    const bomb = `---\na: &a [x, x]\n${'bcdefghij'
      .split('')
      .map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`)
      .join('\n')}\n---\n**Ada B:** Hi.\n\n**Grace H:** Hi.`;
    expect(parseText(bomb).turns).toHaveLength(2);
  });
});

describe('labels', () => {
  it('gives initials their names, and a greeting without a label to nobody', () => {
    const transcript = parseFixture('interview.md');
    expect(spoken(transcript).slice(0, 4)).toEqual([
      [null, 'Tomas, welcome to the show.'],
      ['Tomas Lindqvist', 'Thanks for having me.'],
      ['Ines Okafor', 'How many ovens are there?'],
      ['Tomas Lindqvist', 'Four hundred, at the last count.'],
    ]);
    expect(transcript.turns).toHaveLength(7);
  });

  it('reads names with stamps in every order', () => {
    const transcript = parseFixture('stamp-lines.md');
    expect(transcript.turns.map(({ speaker, startTime, timing }) => [speaker, startTime, timing])).toEqual([
      [null, 15, 'exact'],
      ['Ines Okafor', 30, 'exact'],
      ['Tomas', 60, 'exact'],
      ['Ines Okafor', 90, 'exact'],
      ['Tomas', 120, 'exact'],
      ['Ines Okafor', 150, 'exact'],
    ]);
    expect(transcript.turns[0]!.text).toBe('Welcome to the show. We talk about ovens.');
  });

  it.each([
    ['Otter', 'Ada  0:00  \nHello there.\n\nGrace  0:07  \nHi.\n\nAda  0:09  \nBye.'],
    ['Rev', 'Ada (00:00):\nHello there.\n\nGrace (00:07):\nHi.\n\nAda (00:09):\nBye.'],
    ['bold and brackets', '**Ada** [0:00] Hello there.\n\n**Grace** [0:07] Hi.\n\n**Ada** [0:09] Bye.'],
    ['stamp first', '[00:00:00] Ada: Hello there.\n[00:00:07] Grace: Hi.\n[00:00:09] Ada: Bye.'],
  ])('reads the dialect of %s', (_, text) => {
    const transcript = parseText(text);
    expect(spoken(transcript)).toEqual([
      ['Ada', 'Hello there.'],
      ['Grace', 'Hi.'],
      ['Ada', 'Bye.'],
    ]);
    expect(transcript.turns.map((turn) => turn.startTime)).toEqual([0, 7, 9]);
  });

  it('strips roles, keeps companies, and calls an unknown speaker nobody', () => {
    const transcript = parseText(
      'Ada (host): One.\n\nGrace (Besu): Two.\n\nUnknown Speaker: Three.\n\nAda (host): Four.\n\nGrace (Besu): Five.',
    );
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['Ada', 'Grace (Besu)', null, 'Ada', 'Grace (Besu)']);
  });

  it('gives each label a turn, also of the speaker before', () => {
    expect(parseText('Ada: One.\n\nAda: Two.\n\nGrace: Three.\n\nGrace: Four.').turns).toHaveLength(4);
  });

  it('takes no remark for a label', () => {
    const lines = [
      'Ada: Start time: 6:09:50 it says.',
      'Grace: Hm.',
      'Reliability: that is the word.',
      'Ada: Yes.',
      'Grace: So: what now?',
    ];
    expect(parseText(lines.join('\n\n')).turns.map((turn) => turn.speaker)).toEqual(['Ada', 'Grace', 'Ada', 'Grace']);
  });

  it.each([
    ['Ann: Hi there.\nBob: yes it is all about the coffee', ['Ann', 'Bob']],
    ['Ann: hi there all.\n\nBob: yes, hi.', ['Ann', 'Bob']],
    ['Zoë Quinn: First.\nBob: yes it is.\nZoë Quinn: Second.', ['Zoë Quinn', 'Bob', 'Zoë Quinn']],
    ['Ann: Hi.\nBob: Hello.\nCal: and me.', ['Ann', 'Bob', 'Cal']],
    ['Ann: hi.\nBob: oh.\nAnn: so.\nBob: yes.\nCal: and me.', ['Ann', 'Bob', 'Ann', 'Bob', 'Cal']],
    ['Ann: Hi.\nBob: Oh.\nAnn: So.\nBob: Yes.\nCal Reed: and me.', ['Ann', 'Bob', 'Ann', 'Bob', 'Cal Reed']],
    ['# Coffee\n\nAnn: Hi there.\n\nBob: yes, hi.', ['Ann', 'Bob']],
  ])('of a small dialogue may be followed by lower case: %j', (text, speakers) => {
    expect(parseText(text).turns.map((turn) => turn.speaker)).toEqual(speakers);
  });

  it('are no "Word:" in prose and no "Note:" in a dialogue', () => {
    const prose = 'I keep a list of every oven that we have, and each night a small program reads it back. '.repeat(4);
    const written = parseText(`${prose}\n\nReliability: that is the word.\n\n${prose}`);
    expect(written.turns.map((turn) => turn.speaker)).toEqual([null]);
    const noted = parseText('Ann: Hi there.\n\nNote: this was on air.\n\nBob: yes, hi.\n\nAnn: so.\n\nBob: bye.');
    expect(noted.turns.map((turn) => turn.speaker)).toEqual(['Ann', 'Bob', 'Ann', 'Bob']);
    expect(noted.turns[0]!.text).toBe('Hi there.\n\nNote: this was on air.');
  });

  it('reads full-width colons', () => {
    expect(spoken(parseText('田中：こんにちは。\n\n佐藤：はい。\n\n田中：では。\n\n佐藤：どうぞ。'))[0]).toEqual([
      '田中',
      'こんにちは。',
    ]);
  });
});

describe('findings', () => {
  const lines = ['**Ada B:** \\[20:00\\] One.', '**Grace H:** \\[0:10\\] Two.', '```\nx\n```', '**Ada B:** Three.'];

  it('are sorted by line, whichever step found them', () => {
    const text = `---\ntitle: [unclosed\n---\n${lines.join('\n\n')}\n\nhttps://example.org/a\n\n**Grace H:** \\[0:20\\] Four.`;
    expect(parseText(text).findings.map((finding) => finding.line)).toEqual([1, 4, 8, 14]);
  });

  it('are the first hundred by line, and how many more', () => {
    const links = Array.from({ length: 120 }, (_, i) => `https://example.org/${i}`).join('\n\n');
    const { findings } = parseText(`${lines.join('\n\n')}\n\n${links}`);
    expect(findings).toHaveLength(101);
    expect(findings.slice(0, 2).map((finding) => finding.line)).toEqual([1, 5]);
    expect(findings[100]).toEqual({ line: null, message: expect.stringMatching(/^22 more/) });
  });
});

describe('prose without labels', () => {
  const paragraph =
    'I keep a list of every oven that we have, and each night a small program reads the list back and compares it. ';

  it('is one unbroken turn of nobody in particular', () => {
    const transcript = parseText(`${paragraph}\n\n${paragraph}\n\n${paragraph}`);
    expect(transcript.turns).toHaveLength(1);
    expect(transcript.turns[0]!.speaker).toBeNull();
    expect(transcript.turns[0]!.text.split('\n\n')).toHaveLength(3);
  });

  it('has a turn for each section', () => {
    const transcript = parseText(`# One\n\n${paragraph}\n\n## Two\n\n${paragraph}\n\n## Three\n\n${paragraph}`);
    expect(transcript.turns).toHaveLength(3);
    expect(transcript.metadata.title).toBe('One');
    expect(marked(transcript)).toEqual(['heading "Two" at 1:0', 'heading "Three" at 2:0']);
  });

  it('takes stamps under headings for the time of the words after them', () => {
    const transcript = parseText(`## One\n(00:00)\n\n${paragraph}\n\n## Two\n(01:16)\n\n${paragraph}`);
    expect(transcript.turns.map((turn) => [turn.startTime, turn.timing])).toEqual([
      [0, 'exact'],
      [76, 'exact'],
    ]);
    expect(transcript.marks.map((mark) => mark.time)).toEqual([0, 76]);
  });
});
