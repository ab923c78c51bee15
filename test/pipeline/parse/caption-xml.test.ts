import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { ttmlSeconds } from '../../../src/pipeline/parse/ttml-time.js';
import { parseText, spoken } from './read-fixture.js';

const tt = (body: string, { head = '', root = '' } = {}) =>
  `<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" ${root}>\n<head>${head}</head>\n<body><div>\n${body}\n</div></body></tt>`;

function times(text: string): (number | null)[][] {
  return parseText(text).turns.map((turn) => [turn.startTime, turn.endTime]);
}

describe('TTML', () => {
  it('names the speakers after the agents of its head', () => {
    const head =
      '<metadata><ttm:agent xml:id="a"><ttm:name type="alias">A</ttm:name><ttm:name type="full">Ada Byron</ttm:name></ttm:agent>' +
      '<ttm:agent xml:id="g"><ttm:name>Grace</ttm:name></ttm:agent><ttm:title>The oven</ttm:title></metadata>';
    const transcript = parseText(
      tt(
        '<p begin="1s" end="2s" ttm:agent="a">It broke.</p><p begin="2s" end="3s"><span ttm:agent="g">Again?</span> <span ttm:agent="a">Again.</span></p>',
        { head },
      ),
    );
    expect(transcript.format).toBe('ttml');
    expect(transcript.metadata).toEqual({ title: 'The oven' });
    expect(spoken(transcript)).toEqual([
      ['Ada Byron', 'It broke.'],
      ['Grace', 'Again?'],
      ['Ada Byron', 'Again.'],
    ]);
  });

  it("counts times inside a paragraph from its start, or from the document's where they fit in no other way", () => {
    const words = (begin: string, end: string) => `<span begin="${begin}" end="${end}">Hello there.</span>`;
    const inside = `<p begin="10s" end="14s">${words('1s', '2s')}</p><p begin="20s" end="24s">${words('0s', '4s')}</p>`;
    expect(times(tt(inside))).toEqual([[11, 24]]);
    const whole = `<p begin="10s" end="14s">${words('10s', '14s')}</p><p begin="20s" end="44s">${words('21s', '22s')}</p>`;
    expect(times(tt(whole))).toEqual([[10, 22]]);
  });

  it('takes a label on a line of its own, and lines broken by <br/>', () => {
    const text = tt(
      '<p begin="00:00:01.000" end="00:00:02.500">\n  MAN:<tt:br/>\n  How did we <span>end up</span>\n  here?\n</p>',
    );
    expect(spoken(parseText(text))).toEqual([['MAN', 'How did we end up here?']]);
    expect(times(text)).toEqual([[1, 2.5]]);
  });

  it('adds the times of elements inside one another, and runs a sequence one after the other', () => {
    const body = '<p begin="10s" dur="5s">One.</p><div begin="20s"><p begin="1s" end="4s">Two.</p></div>';
    expect(times(tt(body))[0]).toEqual([10, 24]);
    const { turns } = parseText(
      tt('<p begin="1s" dur="2s" timeContainer="seq"><span dur="1s">One</span><span dur="1s">two</span></p>'),
    );
    expect(turns[0]!.anchors).toEqual([
      { offset: 0, time: 1 },
      { offset: 4, time: 2 },
    ]);
  });

  it('leaves ruby, metadata and pictures out, and says what it left out', () => {
    const transcript = parseText(
      tt(
        '<p xml:id="c1" region="r1" style="s1" begin="1s" end="2s"><metadata>by hand</metadata><span tts:ruby="base">漢</span><span tts:ruby="text">かん</span></p>' +
          '<p begin="2s" end="3s" smpte:backgroundImage="#i1"/><p begin="3s" end="4s"> </p>',
      ),
    );
    expect(transcript.turns[0]!.text).toBe('漢');
    expect(transcript.losses.map(({ what, count }) => [what, count])).toEqual([
      ['empty', 1],
      ['image', 1],
      ['position', 1],
      ['style', 1],
    ]);
  });

  it('reports captions without a readable time, each at its line', () => {
    const transcript = parseText(
      tt('<p begin="1s" end="2s">One.</p>\n<p>Two.</p>\n<p begin="x:y">Three.</p>\n<p begin="9s" end="3s">Four.</p>'),
    );
    expect(transcript.turns[0]!.text).toBe('One. Four.');
    expect(transcript.findings.map((finding) => finding.line)).toEqual([6, 7, 7, 8]);
    expect(transcript.turns[0]!.anchors.at(-1)).toEqual({ offset: 5, time: 9 });
  });

  it('expands no entity of a DTD', () => {
    const bomb = `<!DOCTYPE tt [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>`;
    const text = `<?xml version="1.0"?>\n${bomb}\n<tt><body><div><p begin="1s" end="2s">Ada &amp; &b;</p></div></body></tt>`;
    expect(parseText(text).turns[0]!.text).toBe('Ada & &b;');
  });

  it.each([
    ['nesting without end', `<tt><body>${'<span>'.repeat(50_000)}`, 'malformed-transcript'],
    ['no time anywhere', tt('<p>One.</p>'), 'malformed-transcript'],
    ['no captions', tt(''), 'no-speech'],
  ])('is refused with %s', (_, text, code) => {
    expect(() => parseText(text)).toThrow(expect.objectContaining({ code }) as HindcastError);
  });
});

describe('a time in TTML', () => {
  const film = { framesPerSecond: 25, ticksPerSecond: 10_000_000 };

  it.each([
    ['00:02:33:11', 153.44],
    ['01:00:00.5', 3600.5],
    ['100:00:00', 360_000],
    ['02:03.25', 123.25],
    ['1.5h', 5400],
    ['2m', 120],
    ['90.25s', 90.25],
    ['1500ms', 1.5],
    ['50f', 2],
    ['25000000t', 2.5],
    ['7', 7],
    ['00:61:00', null],
    ['1:75', null],
    ['soon', null],
    ['', null],
  ])('%j is %j seconds', (text, seconds) => {
    expect(ttmlSeconds(text, film)).toBe(seconds);
  });

  it('counts frames as the root says', () => {
    const root = 'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"';
    expect(times(tt('<p begin="30f" end="00:00:02:15">One.</p>', { root }))).toEqual([[1.001, 2.501]]);
  });
});

describe('YouTube caption XML', () => {
  it.each([
    [
      'srv1',
      '<transcript><text start="0.5" dur="1.25">It&amp;#39;s &lt;i&gt;here&lt;/i&gt;</text><text start="1.75">now.</text></transcript>',
    ],
    ['srv2', '<timedtext><text t="500" d="1250">It&#39;s here</text><text t="1750">now.</text></timedtext>'],
    [
      'srv3',
      '<timedtext format="3"><head><pen id="1"/></head><body><p t="500" d="1250"><s>It\'s</s><s t="300"> here</s></p><p t="900" d="1" a="1">\n</p><p t="1750">now.</p></body></timedtext>',
    ],
  ])('is read in the shape of %s', (_, xml) => {
    const transcript = parseText(`<?xml version="1.0" encoding="utf-8" ?>\n${xml}`);
    expect(transcript.format).toBe('youtube-xml');
    expect(transcript.turns.map(({ text, startTime }) => [text, startTime])).toEqual([["It's here now.", 0.5]]);
    expect(transcript.turns[0]!.anchors).toEqual([
      { offset: 0, time: 0.5 },
      { offset: 10, time: 1.75 },
    ]);
  });

  it('reports a caption whose time is no number, at its line', () => {
    const transcript = parseText(
      '<transcript>\n<text start="0" dur="1">One.</text>\n<text start="NaN">Two.</text>\n</transcript>',
    );
    expect(transcript.findings).toEqual([{ line: 3, message: expect.stringContaining('without a readable time') }]);
  });

  it('is refused where no caption has a time', () => {
    expect(() => parseText('<transcript><text start="x">One.</text></transcript>')).toThrow(HindcastError);
  });
});
