import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, HindcastError } from '../../../src/domain/errors.js';
import type { TranscriptFormat } from '../../../src/domain/transcript.js';
import { detectFormat, type ParseOptions, parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';

function refusal(bytes: Uint8Array | string, options?: ParseOptions): HindcastError {
  try {
    parseTranscript(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, options);
  } catch (error) {
    if (error instanceof HindcastError) return error;
    throw error;
  }
  throw new Error('It was accepted');
}

const cases: readonly (readonly [string, Uint8Array | string, ErrorCode, ParseOptions?])[] = [
  ['no bytes', '', 'empty-transcript'],
  ['white space', ' \n\t\r\n', 'empty-transcript'],
  ['a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf]), 'empty-transcript'],
  ['an archive', Buffer.from('PK\x03\x04\x14\x00\x08\x00', 'latin1'), 'binary-transcript'],
  ['a PDF', '%PDF-1.7\n1 0 obj', 'binary-transcript'],
  ['NUL bytes', Buffer.from('Ada: hi\0\0\0\0\0', 'latin1'), 'binary-transcript'],
  ['control characters', Buffer.alloc(500, 7), 'binary-transcript'],
  [
    'bytes of no encoding',
    Buffer.from(Array.from({ length: 60 }, (_, i) => 0x80 + ((i * 37) % 0x20))),
    'unreadable-encoding',
  ],
  ['UTF-16 that is none', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(400, 0xdc)]), 'unreadable-encoding'],
  ['a note', 'Buy milk.', 'no-speech'],
  ['links alone', 'https://example.org/a\n\nhttps://example.org/b', 'no-speech'],
  ['headings alone', '# One\n\n## Two', 'no-speech'],
  ['captions without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'no-speech'],
  ['WebVTT with a header alone', 'WEBVTT\n', 'no-speech'],
  ['a typed chat', '00:01:02\tAda:\tHi\n00:01:05\tGrace:\tHi!\n00:01:09\tAda:\t:)\n', 'no-speech'],
  ['a web page', '<!DOCTYPE html><html><body><p>Hello</p></body></html>', 'no-speech'],
  ['XML', '<?xml version="1.0"?><rss></rss>', 'unknown-format'],
  ['other JSON', '{"results": {"channels": []}}', 'unknown-format'],
  ['a list of numbers', '[1, 2, 3]', 'no-speech'],
  ['a table', 'id,name,age\n1,Ada,36\n2,Grace,85\n3,Ines,41\n', 'unknown-format'],
  ['a name of no format', 'Ada: Hi.', 'unknown-format', { format: 'docx' as TranscriptFormat }],
  ['broken JSON', '{"version": "1.0.0",\n "segments": [\n  {"body": }]}', 'malformed-transcript'],
  ['WebVTT of unreadable timings', 'WEBVTT\n\n00:xx --> 00:yy\nHello\n', 'malformed-transcript'],
  ['text declared as WebVTT', 'Ada: Hi.\n\nGrace: Hi.', 'malformed-transcript', { format: 'vtt' }],
  ['text declared as SRT', 'Ada: Hi.\n\nGrace: Hi.', 'malformed-transcript', { format: 'srt' }],
  ['WebVTT declared as SRT', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi.', 'malformed-transcript', { format: 'srt' }],
  ['text declared as JSON', 'Ada: Hi.', 'malformed-transcript', { format: 'podcast-json' }],
  ['JSON of another kind declared', '{"a": 1}', 'malformed-transcript', { format: 'podcast-json' }],
  ['WebVTT declared as text', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi.', 'malformed-transcript', { format: 'text' }],
  [
    'a web page declared as Markdown',
    '<html><body>Hello</body></html>',
    'malformed-transcript',
    { format: 'markdown' },
  ],
  ['more than the limit', 'Ada: Hi.\n\nGrace: Hi.', 'payload-too-large', { maxBytes: 10 }],
];

describe('parseTranscript refuses', () => {
  it.each(cases.map(([name, bytes, code, options]) => ({ name, bytes, code, options })))(
    '$name',
    ({ bytes, code, options }) => {
      const error = refusal(bytes, options);
      expect(error.code).toBe(code);
      expect(error.details[0]).toEqual({ line: expect.any(Number), message: expect.stringMatching(/\S/) });
    },
  );

  it('broken JSON at its line', () => {
    expect(refusal('{"version": "1.0.0",\n "segments": [\n  {"body": }]}').details[0]!.line).toBe(3);
  });

  it('with the name of the file in the message', () => {
    expect(refusal('', { origin: 'episode-7.txt' }).message).toContain('episode-7.txt');
  });
});

describe('parseTranscript reads the encoding', () => {
  const text = 'Jérôme: Déjà vu, naïve façade.\n\nZoë: Señor, mañana será otro día.\n\nJérôme: Ça va.\n\nZoë: Olé.';

  it.each([
    ['utf8', { addBOM: false }],
    ['utf8', { addBOM: true }],
    ['utf-16le', { addBOM: true }],
    ['utf-16be', { addBOM: true }],
    ['utf-16le', { addBOM: false }],
    ['utf-32le', { addBOM: true }],
    ['latin1', {}],
    ['windows-1252', {}],
  ])('%s %o', (encoding, options) => {
    const { turns } = parseTranscript(iconv.encode(text, encoding, options));
    expect(turns.map((turn) => [turn.speaker, turn.text])).toEqual([
      ['Jérôme', 'Déjà vu, naïve façade.'],
      ['Zoë', 'Señor, mañana será otro día.'],
      ['Jérôme', 'Ça va.'],
      ['Zoë', 'Olé.'],
    ]);
  });

  it('GB18030 without a mark', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:04,000\n我们每天晚上都会检查所有烤箱的清单\n\n2\n00:00:04,000 --> 00:00:08,000\n没有人读过的备份只是一个愿望';
    const transcript = parseTranscript(iconv.encode(srt, 'gb18030'));
    expect(transcript.turns[0]!.text).toContain('我们每天晚上');
    expect(transcript.findings[0]!.message).toContain('GB');
  });

  it('UTF-8 with a broken character, and says where', () => {
    const good = Buffer.from(`${text}\n\n`.repeat(3));
    const transcript = parseTranscript(
      Buffer.concat([good, Buffer.from('Zoë: A', 'utf8'), Buffer.from([0xc3]), Buffer.from(' b.')]),
    );
    expect(transcript.findings[0]).toEqual({ line: 25, message: expect.stringContaining('1 characters') });
  });
});

describe('detectFormat', () => {
  it.each([
    ['vtt', '\n\nWEBVTT - a title\n\n00:01.000 --> 00:02.000\nHi.'],
    ['srt', '00:00:01,5 --> 00:00:02\nHi.'],
    ['podcast-json', '[{"startTime": 0, "body": "Hi"}]'],
    ['markdown', '**Ada:** Hi.'],
    ['markdown', '---\ntitle: Hi\n---\nAda: Hi.'],
    ['text', 'Ada: Hi.\nGrace: [laughter] Hi.'],
  ])('calls it %s', (format, text) => {
    expect(detectFormat(text)).toBe(format);
  });
});
