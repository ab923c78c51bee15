// Every format of a transcript, and that ours can be read back by our own parser.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clock, stamp } from '../../../src/export/clock.js';
import { renderHtmlTranscript } from '../../../src/export/transcript/html-transcript.js';
import { renderMarkdownTranscript } from '../../../src/export/transcript/markdown-transcript.js';
import { renderPodcastTranscript } from '../../../src/export/transcript/podcast-transcript.js';
import { renderSubRip } from '../../../src/export/transcript/sub-rip.js';
import { renderTextTranscript } from '../../../src/export/transcript/text-transcript.js';
import { renderWebVtt } from '../../../src/export/transcript/web-vtt.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { nasty, turn } from '../turns.js';

const turns = [
  turn({
    index: 0,
    speaker: 'Ada Marsh',
    text: 'Welcome back to the show. How do you check?',
    startTime: 0,
    endTime: 6,
  }),
  turn({
    index: 1,
    speaker: 'Rui Okafor',
    text: 'I check a restore by its content. Not by its count, because ten rows prove nothing at all.\n\nNever again.',
    startTime: 6,
    endTime: 25.5,
  }),
  turn({
    index: 2,
    speaker: 'Ada Marsh',
    text: 'And who keeps the backup of the backup?',
    startTime: 3725.25,
    endTime: 3730,
  }),
];

describe('clock and stamp', () => {
  it.each([
    [0, '0:00', '00:00:00.000'],
    [59.9996, '0:59', '00:01:00.000'],
    [61.5, '1:01', '00:01:01.500'],
    [3725.25, '1:02:05', '01:02:05.250'],
    [360_000, '100:00:00', '100:00:00.000'],
  ])('%d is %s and %s', (seconds, short, long) => {
    expect(clock(seconds)).toBe(short);
    expect(stamp(seconds, '.')).toBe(long);
  });
});

describe('WebVTT', () => {
  it('has a voice on every cue and lines of 65 characters at most', () => {
    const vtt = renderWebVtt(turns);
    expect(vtt).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:06\.000\n<v Ada Marsh>Welcome/u);
    expect(vtt).toContain('01:02:05.250 --> 01:02:10.000\n<v Ada Marsh>And who');
    for (const line of vtt.split('\n')) expect(line.replace(/^<v [^>]+>/u, '').length).toBeLessThanOrEqual(65);
  });

  it('escapes what would be markup or a time line', () => {
    const vtt = renderWebVtt([turn({ speaker: 'A <b>\n& B', text: nasty, startTime: 0, endTime: 9 })]);
    expect(vtt).toContain('<v A &lt;b&gt; &amp; B>');
    expect(vtt).not.toContain('<script>');
    expect(vtt.match(/-->/gu)).toHaveLength(vtt.split('\n\n').length - 1);
  });
});

describe('SRT', () => {
  it('names a speaker where the speaker changes, on lines of 32 characters', () => {
    const srt = renderSubRip(turns);
    expect(srt).toMatch(/^1\n00:00:00,000 --> [\d:,]+\nAda Marsh: Welcome/u);
    expect(srt.match(/Ada Marsh: /gu)).toHaveLength(2);
    const numbers = [...srt.matchAll(/^(\d+)\n\d\d:/gmu)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    for (const line of srt.split('\n')) if (!line.includes('-->')) expect(line.length).toBeLessThanOrEqual(32);
  });
});

describe('a speaker in SRT', () => {
  const long =
    'We read it aloud and write down what was found, so that whoever comes next can start from there. '.repeat(9);
  const talk = ['Ada', 'Rui', 'Ada', 'Rui', 'Ada', 'Rui', 'Zoë'].map((speaker, index) =>
    turn({ index, speaker, text: long.trim(), startTime: index * 60, endTime: index * 60 + 59 }),
  );

  it('is named once a turn, and one who hardly comes in once more, so that "Name:" is no remark to readers', () => {
    const srt = renderSubRip(talk);
    expect(srt.match(/^Zoë: /gmu)).toHaveLength(3);
    expect(srt.match(/^(?:Ada|Rui): /gmu)!.length).toBeLessThan(20);
  });

  it('is never broken over two lines', () => {
    const name = 'Maximilian Featherstonehaugh of Nowhere';
    expect(renderSubRip([turn({ speaker: name, text: 'Yes, I was there.', startTime: 0, endTime: 9 })])).toContain(
      `\n${name}: Yes,\nI was there.`,
    );
  });
});

describe('Podcasting 2.0 JSON', () => {
  it('has both times on every segment, and says where nobody is named among others', () => {
    const { version, segments } = renderPodcastTranscript([
      ...turns,
      turn({ index: 3, text: 'Bye.', startTime: 4000 }),
    ]);
    expect(version).toBe('1.0.0');
    expect(segments[0]).toEqual({
      ...{ speaker: 'Ada Marsh', startTime: 0, endTime: 6 },
      body: 'Welcome back to the show. How do you check?',
    });
    expect(segments.every(({ startTime, endTime }) => endTime > startTime)).toBe(true);
    // Without it the name before would go on, as players read it.
    expect(segments.at(-1)).toHaveProperty('speaker', 'Unknown Speaker');
    const unnamed = renderPodcastTranscript([turn({ text: 'Bye.', startTime: 0 })]);
    expect(unnamed.segments[0]).not.toHaveProperty('speaker');
  });
});

describe('HTML', () => {
  it('is the flat run of cite, time and p, with everything escaped', () => {
    const page = renderHtmlTranscript([turn({ speaker: '<Ada>', text: `${nasty}\n\nTwo`, startTime: 65 })], nasty);
    expect(page).toContain('<cite>&lt;Ada&gt;:</cite>\n<time>1:05</time>\n<p>A &amp; B &lt;script&gt;');
    expect(page).toContain('<p>Two</p>');
    expect(page).not.toMatch(/<script|<link|<style/u);
  });

  it('leaves cite and time out where they are not known', () => {
    expect(renderHtmlTranscript([turn({ text: 'Hello' })], 'x')).toContain(
      '<article class="transcript">\n<p>Hello</p>\n</article>',
    );
  });
});

describe('Markdown', () => {
  const head = { title: 'Backups: a "story"', publishedAt: '2024-05-14', speakers: ['Ada', 'Rui'] };

  it('has front matter that a YAML reader understands, and bold names', () => {
    const markdown = renderMarkdownTranscript([turn({ speaker: 'Ada', text: 'Hello.' })], head);
    const [, frontMatter = '', body] = /^---\n(.*?)---\n\n(.*)$/su.exec(markdown) ?? [];
    expect(parse(frontMatter)).toEqual({ title: head.title, date: '2024-05-14', speakers: ['Ada', 'Rui'] });
    expect(body).toBe('**Ada:** Hello.\n');
  });

  it('puts the stamps of the source where they stood, and no others', () => {
    const anchors = [{ offset: 7, time: 61 }];
    const text = 'Before after the stamp.';
    const turns = [turn({ speaker: 'Ada', text, anchors, timing: 'interpolated', startTime: 58 })];
    expect(renderMarkdownTranscript(turns, head)).toContain('** Before \\[1:01\\] after the stamp.\n');
  });

  it('has the fraction of a second, and no stamp where the words before it would read as a name', () => {
    const anchors = [
      { offset: 0, time: 61.25 },
      { offset: 4, time: 62 },
    ];
    expect(renderMarkdownTranscript([turn({ text: 'So… we went on.', anchors, startTime: 61.25 })], head)).toContain(
      '\n\\[1:01.25\\] So… we went on.\n',
    );
  });

  it('escapes what would be markup', () => {
    const markdown = renderMarkdownTranscript([turn({ text: `# Not a heading\n${nasty}\n- no list\n2. none` })], head);
    expect(markdown).toContain('\\# Not a heading');
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).toContain('\\*\\*bold\\*\\* \\[link\\](x) \\_so\\_ \\`it\\`');
    expect(markdown).toContain('\\- no list\n2\\. none');
    expect(markdown).toContain('\\&amp;');
  });
});

describe('plain text', () => {
  it('is "Name: words" with an empty line between turns', () => {
    const text = renderTextTranscript([turn({ speaker: 'Ada', text: 'One.\n\nTwo.' }), turn({ text: 'Three.' })]);
    expect(text).toBe('Ada: One.\n\nTwo.\n\nUnknown Speaker: Three.\n');
  });
});

describe('what is written is read back', () => {
  const written = {
    vtt: renderWebVtt(turns),
    srt: renderSubRip(turns),
    'podcast-json': JSON.stringify(renderPodcastTranscript(turns)),
    markdown: renderMarkdownTranscript(turns, { title: 'Backups', publishedAt: null, speakers: [] }),
    text: renderTextTranscript(turns),
  } as const;

  it.each(Object.keys(written) as (keyof typeof written)[])('as %s: the same speakers and words', (format) => {
    const transcript = parseTranscript(Buffer.from(written[format]), { format });
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(turns.map(({ speaker }) => speaker));
    const words = (all: readonly { text: string }[]) => all.map(({ text }) => text.replace(/\s+/gu, ' '));
    expect(words(transcript.turns)).toEqual(words(turns));
  });

  it.each(['vtt', 'srt', 'podcast-json'] as const)('as %s: the same starts of turns', (format) => {
    const transcript = parseTranscript(Buffer.from(written[format]), { format });
    expect(transcript.turns.map(({ startTime }) => startTime)).toEqual([0, 6, 3725.25]);
  });
});
