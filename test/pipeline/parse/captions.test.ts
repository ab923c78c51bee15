import { describe, expect, it } from 'vitest';
import { marked, parseFixture, parseText, spoken } from './read-fixture.js';

describe('WebVTT', () => {
  const voices = parseFixture('voices.vtt');

  it('makes one turn of consecutive cues of one voice, carried forward where a cue names none', () => {
    expect(voices.format).toBe('vtt');
    expect(spoken(voices)).toEqual([
      ['Ines Okafor', 'Tom & Jerry of the ovens, are here.'],
      ['Tomas Lindqvist', 'Hello.'],
      ['Ines Okafor', 'Hello! Still me.'],
    ]);
  });

  it('times turns and anchors by the cues, hours of three digits among them', () => {
    expect(voices.turns.map(({ startTime, endTime, timing }) => [startTime, endTime, timing])).toEqual([
      [1, 6, 'exact'],
      [6, 8, 'exact'],
      [6, 360_012, 'exact'],
    ]);
    expect(voices.turns[0]!.anchors).toEqual([
      { offset: 0, time: 1 },
      { offset: 26, time: 3.5 },
    ]);
  });

  it('reports a timing that cannot be read, with its line', () => {
    expect(voices.findings).toEqual([{ line: 20, message: expect.stringContaining('timing') }]);
  });

  it('takes bare seconds, missing fractions and spaceless arrows', () => {
    const transcript = parseText(
      'WEBVTT\n\n0.860 --> 7.380\nOne.\n\n3:33 --> 3:34.5\nTwo.\n\n00:04:00,000-->00:04:02,000\nThree.',
    );
    expect(transcript.turns.flatMap((turn) => turn.anchors.map((anchor) => anchor.time))).toEqual([0.86, 213, 240]);
  });

  it('folds rolling captions', () => {
    const cues = ['one two', 'one two\nthree four', 'three four', 'three four\nfive six', 'five six'];
    const text = cues.map((cue, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n \n${cue}`).join('\n\n');
    expect(parseText(`WEBVTT\n\n${text}`).turns.map((turn) => turn.text)).toEqual(['one two three four five six']);
  });

  it('keeps what people say twice', () => {
    const cue = (at: number, text: string) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`;
    const text = [cue(0, 'Yeah.'), cue(1, 'Yeah.'), cue(2, 'I know.'), cue(3, 'Right.'), cue(4, 'So we did.')].join(
      '\n\n',
    );
    expect(parseText(`WEBVTT\n\n${text}`).turns[0]!.text).toBe('Yeah. Yeah. I know. Right. So we did.');
  });

  it('starts a turn at ">>" without calling it anyone', () => {
    const transcript = parseText(
      'WEBVTT\n\n00:00.000 --> 00:01.000\n>> Hello\n\n00:01.000 --> 00:02.000\nthere.\n\n00:02.000 --> 00:03.000\n>> Hi.',
    );
    expect(spoken(transcript)).toEqual([
      [null, 'Hello there.'],
      [null, 'Hi.'],
    ]);
  });

  it('takes capitals on a line of their own for a speaker', () => {
    const transcript = parseText('WEBVTT\n\n00:00.000 --> 00:01.000\nMAN ( gasping ):\nWho is there?');
    expect(spoken(transcript)).toEqual([['MAN', 'Who is there?']]);
  });

  it('parts captions that name nobody at pauses and after some hundred words, only between sentences', () => {
    const cues = Array.from({ length: 200 }, (_, i) => {
      const start = i * 4 + (i >= 100 ? 30 : 0);
      const stamp = (s: number) =>
        `${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
      return `${stamp(start)} --> ${stamp(start + 4)}\n${i % 2 ? 'and it goes on until it ends.' : 'This is a sentence of the talk'}`;
    });
    const { turns } = parseText(`WEBVTT\n\n${cues.join('\n\n')}`);
    expect(turns.length).toBeGreaterThanOrEqual(4);
    expect(turns.every((turn) => turn.text.endsWith('ends.'))).toBe(true);
    expect(turns.some((turn) => turn.startTime === 430)).toBe(true);
    expect(turns[0]!.text).toContain('\n\n');
    expect(turns.every((turn) => turn.text.split('\n\n').every((paragraph) => paragraph.endsWith('ends.')))).toBe(true);
  });
});

describe('SRT', () => {
  const labels = parseFixture('labels.srt');

  it('keeps a name valid for the cues after it, and a blank line inside a cue', () => {
    expect(labels.format).toBe('srt');
    expect(spoken(labels)).toEqual([
      ['Ines', 'What did you lose?'],
      ['Tomas', 'All of it, and then the copy. Yes.'],
      ['Ines', 'Oh no: all of it?'],
      ['Tomas', 'All.'],
    ]);
    expect(labels.turns[1]!.endTime).toBe(6);
  });

  it.each([
    ['no numbers', '00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:03,000 --> 00:00:04,000\nTwo.'],
    ['dots', '1\n00:00:01.000 --> 00:00:02.000\nOne.\n\n2\n00:00:03.000 --> 00:00:04.000\nTwo.'],
    ['carriage returns alone', '1\r00:00:01,000 --> 00:00:02,000\rOne.\r\r2\r00:00:03,000 --> 00:00:04,000\rTwo.'],
    ['no blank lines', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.'],
    [
      'coordinates and style codes',
      '1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\n{\\an8}One.\n\n2\n00:00:03,000 --> 00:00:04,000\n<font color="red">Two.</font>',
    ],
  ])('reads the dialect with %s', (_, text) => {
    const transcript = parseText(text);
    expect(transcript.format).toBe('srt');
    expect(transcript.turns.map((turn) => [turn.text, turn.startTime, turn.endTime])).toEqual([['One. Two.', 1, 4]]);
  });

  it('reads names in brackets and with roles', () => {
    const lines = ['[Ines Okafor]: One.', '[Unknown]: Two.', '[Ines Okafor]: Three.', '[Unknown]: Four.'];
    const text = lines.map((line, i) => `00:00:0${i},000 --> 00:00:0${i + 1},000\n${line}`).join('\n\n');
    expect(parseText(text).turns.map((turn) => turn.speaker)).toEqual(['Ines Okafor', null, 'Ines Okafor', null]);
  });
});

/** Cues of one second each, from 0 on. */
function cues(...texts: readonly string[]): string {
  const stamp = (i: number) => `00:00:${String(i).padStart(2, '0')},000`;
  return texts.map((text, i) => `${i + 1}\n${stamp(i)} --> ${stamp(i + 1)}\n${text}`).join('\n\n');
}

describe('who speaks in captions', () => {
  it.each([
    ['a pipe', ['Ada | One.', 'Grace | Two.', 'Ada | Three.', 'Grace | Four.']],
    ['brackets alone', ['[Ada] One.', '[Grace] Two.', '[Ada] Three.', '[Grace] Four.']],
    ['parentheses', ['(Ada) One.', '(Grace) Two.', '(Ada) Three.', '(Grace) Four.']],
    [
      'quotation marks and a number',
      ['"Ada" (12): One.', '"Grace" (34): Two.', '"Ada" (12): Three.', '"Grace" (34): Four.'],
    ],
    [
      'tags',
      ['<b>Ada</b>: One.', '<i>Grace:</i> Two.', '<font color="#fff">Ada:</font> Three.', '{\\an8}Grace: Four.'],
    ],
    ['roles', ['Ada (host): One.', 'Grace (guest): Two.', 'Ada (host): Three.', 'Grace (guest): Four.']],
    ['chevrons', ['>> Ada: One.', '>> Grace: Two.', '>> Ada: Three.', '>> Grace: Four.']],
  ])('is named with %s', (_, texts) => {
    expect(spoken(parseText(cues(...texts)))).toEqual([
      ['Ada', 'One.'],
      ['Grace', 'Two.'],
      ['Ada', 'Three.'],
      ['Grace', 'Four.'],
    ]);
  });

  it('is no sound that comes again, and no remark', () => {
    const sounds = ['[Music] One.', '[Applause] Two.', '[Music] Three.', '(quietly) Four.', '[Music] Five.'];
    expect(parseText(cues(...sounds)).turns.map((turn) => turn.speaker)).toEqual([null]);
  });

  it('keeps diarised labels in brackets without a colon', () => {
    const labels = ['[SPEAKER_00] One.', '[SPEAKER_01] Two.', '[SPEAKER_00] Three.'];
    expect(parseText(cues(...labels)).turns.map((turn) => turn.speaker)).toEqual([
      'SPEAKER_00',
      'SPEAKER_01',
      'SPEAKER_00',
    ]);
  });

  it('changes at each dash where two speak in one cue', () => {
    expect(spoken(parseText(cues('- Hello.\n- Hi, how are you?', 'Well.', '–Good.')))).toEqual([
      [null, 'Hello.'],
      [null, 'Hi, how are you? Well.'],
      [null, 'Good.'],
    ]);
  });

  it('does not change at a dash that stands alone', () => {
    expect(spoken(parseText(cues('- Hello.', '- Still me.')))).toEqual([[null, '- Hello. - Still me.']]);
  });

  it('stands in the id of a cue from Webex', () => {
    const text =
      'WEBVTT\n\n1 "Ada Byron" (123)\n00:01.000 --> 00:02.000\nOne.\n\n2 "Grace" (45)\n00:02.000 --> 00:03.000\nTwo.';
    expect(spoken(parseText(text))).toEqual([
      ['Ada Byron', 'One.'],
      ['Grace', 'Two.'],
    ]);
  });

  it('is told by voices that are never closed, several in one cue, in quotation marks', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>One. <v.loud "Grace">Two.\n\n00:02.000 --> 00:03.000\n<v ->Three.';
    expect(spoken(parseText(text))).toEqual([
      ['Ada', 'One.'],
      ['Grace', 'Two. Three.'],
    ]);
  });
});

describe('blocks and tags of WebVTT', () => {
  it('that are no speech are left out and counted', () => {
    const transcript = parseText(
      'WEBVTT - The title\nKind: captions\nLanguage: en\n\nNOTE\nseveral\nlines\n\nSTYLE\n::cue {\n\n color: red }\n\nREGION\nid:left\n\n' +
        'first\n00:01.000 --> 00:02.000 align:start line:0\n<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> <lang ja>です</lang> <c.yellow>yes</c>\n\n' +
        'NOTE between\n\n00:02.000 --> 00:03.000\n<00:02.500><c>Tom</c> &amp; Ann\n\nNOTE the end',
    );
    expect(transcript.turns[0]!.text).toBe('漢字 です yes Tom & Ann');
    expect(transcript.losses.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['identifier', 'metadata', 'note', 'position', 'style', 'word-time']),
    );
  });

  it.each([
    ['chapters', 'Kind: chapters', 'The first part', 'chapters'],
    ['data', '', '{"key": [1, 2]}', 'data'],
    ['pictures', '', 'sprite.jpg#xywh=0,0,160,90', 'pictures'],
    ['sounds alone', '', '[Music]', 'sounds'],
  ])('a track of %s is refused with the reason', (_, kind, text, reason) => {
    const track = `WEBVTT\n${kind}\n\n00:00.000 --> 05:00.000\n${text}\n\n05:00.000 --> 09:00.000\n${text}`;
    expect(() => parseText(track)).toThrow(
      expect.objectContaining({
        code: 'no-speech',
        details: [{ line: expect.any(Number), message: expect.stringContaining(reason) }],
      }),
    );
  });

  it('titles of minutes each are kept with the remark that they read as chapters', () => {
    const titles = ['The first part', 'Why ovens fail', 'Questions'];
    const track = titles.map((title, i) => `0${i}:00.000 --> 0${i + 1}:00.000\n${title}`).join('\n\n');
    expect(parseText(`WEBVTT\n\n${track}`).findings).toEqual([
      { line: 3, message: expect.stringContaining('chapters') },
    ]);
  });
});

describe('times of captions', () => {
  const timed = (...lines: readonly string[]) => parseText(lines.map((line, i) => `${line}\nCue ${i}.`).join('\n\n'));
  const starts = (...lines: readonly string[]) => timed(...lines).turns[0]!.anchors.map(({ time }) => time);

  it.each([
    ['frames', '00:00:01:12 --> 00:00:02:00', 1],
    ['milliseconds after a colon', '00:00:01:250 --> 00:00:02:000', 1.25],
    ['one hyphen', '00:01.000 -> 00:02.000', 1],
    ['an arrow', '00:00:01,000 → 00:00:02,000', 1],
    ['an escaped arrow', '00:00:01,000 --&gt; 00:00:02,000', 1],
    ['a comma between, as in SBV', '0:00:01.000,0:00:02.000', 1],
    ['hours of four digits', '1000:00:00.000 --> 1000:00:01.000', 3_600_000],
  ])('with %s are read', (_, line, start) => {
    expect(starts(line)).toEqual([start]);
  });

  it('over 59 seconds are carried over, and it says so', () => {
    const { turns, findings } = timed('00:00:58,000 --> 00:00:60,000', '00:00:60,000 --> 00:01:62,500');
    expect(turns[0]!.anchors.map(({ time }) => time)).toEqual([58, 60]);
    expect(turns[0]!.endTime).toBe(122.5);
    expect(findings.map(({ line, message }) => [line, message])).toEqual([
      [1, expect.stringContaining('carried')],
      [4, expect.stringContaining('carried')],
    ]);
  });

  it('that lose the hour get it back where the cues then follow each other', () => {
    const lines = [
      '59:50.000 --> 59:55.000',
      '59:55.000 --> 00:00.000',
      '00:00.000 --> 00:05.000',
      '00:05.000 --> 00:10.000',
    ];
    expect(starts(...lines)).toEqual([3590, 3595, 3600, 3605]);
    expect(timed(...lines).findings).toEqual([{ line: 7, message: expect.stringContaining('hour') }]);
    expect(timed(...lines).turns[0]!.endTime).toBe(3610);
  });

  it('that lose and find the hour are right again from there', () => {
    const lines = ['00:59:58,000 --> 00:59:59,000', '00:00:01,000 --> 00:00:03,000', '01:00:04,000 --> 01:00:06,000'];
    expect(starts(...lines)).toEqual([3598, 3601, 3604]);
  });

  it('that fall without a fitting hour are not guessed', () => {
    const { turns, findings } = timed(
      '00:40:00,000 --> 00:40:05,000',
      '00:00:10,000 --> 00:00:12,000',
      '00:00:20,000 --> 00:00:22,000',
    );
    expect(turns[0]!.anchors.map(({ time }) => time)).toEqual([10, 20]);
    expect(findings).toContainEqual({ line: 1, message: expect.stringContaining('backwards') });
  });

  it('an end far behind the next start is left out', () => {
    const { turns, findings } = timed('00:59:59,000 --> 01:60:02,000', '01:00:02,000 --> 01:00:05,000');
    expect(turns[0]!.endTime).toBe(3605);
    expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('its end was left out'));
  });
});

describe('live captions', () => {
  it('whose line grows word by word are folded', () => {
    const grown = ['so we', 'so we went', 'so we went home', 'and slept', 'and slept well', 'and slept well then'];
    expect(parseText(cues(...grown)).turns[0]!.text).toBe('so we went home and slept well then');
  });

  it('that say the same again in cues of one line are not', () => {
    expect(parseText(cues('Thank you.', 'Thank you.', 'Thank you.', 'Bye.')).turns[0]!.text).toBe(
      'Thank you. Thank you. Thank you. Bye.',
    );
  });
});

describe('Podcasting 2.0 JSON', () => {
  const words = parseFixture('words.json');

  it('joins single words, carries the speaker and takes times as numbers or text', () => {
    expect(words.format).toBe('podcast-json');
    expect(words.turns.map(({ speaker, text, startTime, endTime }) => [speaker, text, startTime, endTime])).toEqual([
      ['Ines', 'Hello there.', 0.5, 1.5],
      ['Tomas', 'Hi Ines. no time', 2.25, 3],
    ]);
  });

  it('keeps the words of a segment without a time, and says so', () => {
    expect(words.findings).toEqual([{ line: 9, message: expect.stringContaining('segment 5') }]);
  });

  it('takes characters that nobody sees out of words and names', () => {
    const segments = ['\u0000Ada\u200b', 'Grace\ue000'].map((speaker, i) => ({
      speaker,
      startTime: i,
      body: 'a\ud800\u0007 b &#xe000;',
    }));
    expect(spoken(parseText(JSON.stringify({ segments })))).toEqual([
      ['Ada', 'a\ufffd b &#xe000;'],
      ['Grace', 'a\ufffd b &#xe000;'],
    ]);
  });

  it('keeps a jingle that has words, with a mark before it', () => {
    const segments = ['Ines', 'Jingle', 'Ines'].map((speaker, i) => ({
      speaker,
      startTime: i,
      endTime: i + 1,
      body: `Words ${i}.`,
    }));
    const transcript = parseText(JSON.stringify({ version: '1.0.0', segments }));
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['Ines', 'Jingle', 'Ines']);
    expect(marked(transcript)).toEqual(['break "Jingle" at 1:0']);
  });
});
