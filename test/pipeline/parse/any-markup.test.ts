import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { expectSane } from './invariants.js';
import { parseText } from './read-fixture.js';

const flat =
  '<cite>Ada:</cite>\n<time>0:00</time>\n<p>It broke &amp; stayed cold.</p>\n<cite>Grace (guest):</cite>\n<time>1:02</time>\n<p>Again? [1:05] <b>Yes</b>.</p>\n';
const page = `<!DOCTYPE html><html><head><title>Ovens</title><meta charset="utf-8"></head><body><nav><a href="/">Home</a></nav>
<main><h1>Ovens</h1><div class="episode-transcript"><h2>Transcript</h2>
<p><strong>Ada Byron:</strong> It broke again last night, and nobody saw it before the morning came.</p>
<p><strong>Grace:</strong> [00:12] Did it?<br>I thought that we had a check.<br/><br/>For exactly that.</p>
<table><tr><td>0:20</td><td>Ada Byron</td><td>So did I, but who would have read it at night?</td></tr></table></div></main><footer>© 2026</footer></body></html>`;
const ttml = `<?xml version="1.0"?><tt xmlns:ttm="m" ttp:frameRate="25"><head><metadata><ttm:agent xml:id="a"><ttm:name type="full">Ada</ttm:name></ttm:agent></metadata></head>
<body><div begin="1s"><p begin="0.5s" end="2s" ttm:agent="a">It <span begin="10f">broke</span>.<br/>MAN: When?</p><p begin="00:00:03:12" dur="2s">Last night.</p></div></body></tt>`;
const youtube =
  '<transcript><text start="0" dur="1.5">It&amp;#39;s broken</text><text start="1.5" dur="2">&gt;&gt; again</text></transcript>';
const captions =
  'WEBVTT - x\nKind: captions\n\nNOTE a\n\nSTYLE\n::cue {}\n\n1 "Ada" (12)\n59:58.000 --> 00:01.000 line:0\n<v.loud Ada>It<59:58.500> <ruby>漢<rt>kan</rt></ruby> broke.\n\n2\n00:01.000 --> 00:03.000\n- Again?\n- Yes.\n';
const fixtures = [flat, page, ttml, youtube, captions].map((text) => Buffer.from(text));

const pieces = [
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<div class="transcript">',
    '<h2>Transcript</h2>',
    '<cite>',
    '</cite>',
    '<time>',
    '</time>',
  ],
  ...[
    '<b>Ada</b> ',
    '<b>Ada:</b> ',
    '<br>',
    '<pre>\n',
    '<table><tr><td>',
    '<a href="x">',
    '</a>',
    '<nav>',
    '<script>',
    '<!--',
    '-->',
  ],
  ...[
    '<html><body>',
    '<tt><body><div>',
    '<p begin="1s" end="2s">',
    '<span begin="1s" ttm:agent="a">',
    '</span>',
    '<transcript>',
  ],
  ...[
    '<text start="1" dur="2">',
    '</text>',
    '<![CDATA[',
    ']]>',
    '&#39;',
    '&amp;',
    '0:12',
    '[00:10]',
    'Ada: ',
    'Ada Byron',
    ' words of it. ',
  ],
  ...[
    'WEBVTT\n\n',
    '00:01.000 --> 00:02.000\n',
    '59:59.000 --> 00:61.000\n',
    '- ',
    '[Ada] ',
    'Ada | ',
    '<rt>',
    '<v "Ada">',
    '\n',
    '\n\n',
    '\ue000',
    '\ud800',
  ],
];

function parsesOrRefuses(bytes: Uint8Array): void {
  try {
    expectSane(parseTranscript(bytes));
  } catch (error) {
    if (!(error instanceof HindcastError)) throw error;
    if (!error.details.every((detail) => (detail.line ?? 0) > 0 && detail.message)) throw error;
  }
}

describe('any markup gives a sane transcript or a clear refusal', () => {
  it('pieces of it in any order', () => {
    const text = fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 12 })),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('', '<html>', '<cite>A:</cite>', '<tt>', '<transcript>', 'WEBVTT\n\n'),
        text,
        (start, parts) => parsesOrRefuses(Buffer.from(start + parts.join(''))),
      ),
      { numRuns: 1_000 },
    );
  });

  it('small files with bytes changed, cut out and doubled', () => {
    const put = fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom(...pieces.map((piece) => Buffer.from(piece))),
    );
    const edit = fc.record({ at: fc.nat(), length: fc.nat(60), put });
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.array(edit, { maxLength: 10 }), (fixture, edits) => {
        let bytes = fixture;
        for (const { at, length, put: inserted } of edits) {
          const start = at % (bytes.length + 1);
          bytes = Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + length)]);
        }
        parsesOrRefuses(bytes);
      }),
      { numRuns: 700 },
    );
  });

  it('small files in every encoding give the same words', () => {
    const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];
    for (const text of [flat, page, ttml, youtube, captions]) {
      const { turns } = parseText(text);
      for (const encoding of encodings) {
        for (const addBOM of [true, false]) {
          expect(parseTranscript(iconv.encode(text, encoding, { addBOM })).turns, encoding).toEqual(turns);
        }
      }
    }
  });
});

describe('time is linear in the size of markup', () => {
  const units = [
    ...[
      '<p>',
      '<div>',
      '</p>',
      '<cite>A:</cite>',
      '<cite>',
      '<b>Ada</b> x ',
      '<a href=x>',
      '<br>\n',
      '&amp',
      '<!--',
      '<time>0:01</time>',
    ],
    ...[
      '<h2>Transcript</h2>',
      '<p class="transcript">',
      '<p>Ada</p><p>0:01</p>',
      '<p b="',
      '</',
      '<p>[',
      '<td>',
      '<span begin="1s">a</span>',
    ],
    ...['<text start="1">a</text>', '<rt>', '<?', '<svg>', '[A] b ', 'Ã©'],
  ];
  const prefixes = [
    '',
    '<html><body>',
    '<cite>A:</cite><p>a</p>',
    '<tt><body><div>',
    '<transcript><text start="1">',
    'WEBVTT\n\n00:00.000 --> 00:01.000\n',
  ];

  it.each(units)('150 kB of %j take seconds at most', { timeout: 60_000 }, (unit) => {
    for (const prefix of prefixes) {
      const started = process.cpuUsage();
      parsesOrRefuses(Buffer.from(prefix + unit.repeat(150_000 / unit.length)));
      const { user } = process.cpuUsage(started);
      if (user > 6_000_000) throw new Error(`${user / 1e6} s of CPU after ${JSON.stringify(prefix)}`);
    }
  });
});

it.each(['**', '__', '*', '_', '***'])('marks before many backslashes cost no time: %s', (marks) => {
  const text = `${marks}Ada ${'\\'.repeat(150)}: Hello.\n\n`.repeat(50);
  const started = performance.now();
  expect(() => parseTranscript(Buffer.from(text))).not.toThrow(RangeError);
  expect(performance.now() - started).toBeLessThan(5_000);
});
