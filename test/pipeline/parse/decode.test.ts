import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { decodeText } from '../../../src/pipeline/parse/decode.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';

const captions = (text: string) => `1\r\n00:00:01,000 --> 00:00:04,000\r\n${text}\r\n`;
const chinese = captions('我们每天晚上都会检查所有烤箱的清单');
const persian = captions('ما هر شب همه چیز را بررسی می‌کنیم');
const english = captions('We check every oven, each night.');

describe('text of two or four bytes a character is read without a mark', () => {
  it.each(
    ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'].flatMap((encoding) =>
      [english, chinese, persian].map((text) => [encoding, text] as const),
    ),
  )('%s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding, { addBOM: false }));
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(text.split('\r\n')[2]!.replace(/\u200b/g, ''));
  });

  it('with its last byte cut off', () => {
    const bytes = iconv.encode(english, 'utf-16le', { addBOM: false });
    expect(decodeText(bytes.subarray(0, bytes.length - 1)).text).toContain('every oven');
  });
});

describe('text that is not UTF-8 is read by its letters', () => {
  it.each([
    ['windows-1252', 'L’été dernier, nous étions à la fenêtre, où l’on voyait tout.'],
    ['windows-1250', 'Dziś mówimy o tym, dlaczego trzeba sprawdzać kopie zapasowe. Łódź i źdźbło.'],
    ['windows-1251', 'Сегодня мы говорим о том, почему важно проверять резервные копии.'],
    ['shift_jis', '今日はバックアップを確認することがなぜ大切なのかについて話します。'],
    ['euc-kr', '오늘은 백업을 확인하는 것이 왜 중요한지 이야기합니다.'],
    ['big5', '今天我們來談談為什麼要檢查備份。從來沒有人讀過的備份只是一個願望。'],
    ['gb18030', '今天我们来谈谈为什么要检查备份。'],
  ])('%s', (encoding, words) => {
    const { text, findings } = decodeText(iconv.encode(captions(words), encoding));
    expect(text).toContain(words);
    expect(findings).toEqual([{ line: null, message: expect.stringContaining('read as'), severity: 'note' }]);
  });

  it.each([
    [
      'XML',
      '<?xml version="1.0" encoding="ISO-8859-7"?>\n<tt><body><div><p begin="1s" end="2s">Ναι.</p></div></body></tt>',
    ],
    [
      'HTML',
      '<html><head><meta charset="windows-1253"></head><body><cite>Άννα:</cite><time>0:01</time><p>Ναι.</p></body></html>',
    ],
  ])('and first of all by what %s declares', (_, text) => {
    const { turns } = parseTranscript(iconv.encode(text, 'windows-1253'));
    expect(turns.map((turn) => turn.text)).toEqual(['Ναι.']);
  });
});

describe('text of old Macintoshes', () => {
  it.each([
    'We don’t know what it’s like, she said: “It isn’t ours”. That’s all — isn’t it?',
    'L’été dernier, nous étions à la fenêtre, où l’on voyait tout. Ça va très bien.',
    'Wir prüfen jede Sicherung, auch über Nacht. Die Öfen sind heiß, und zwar größer.',
    'Mañana revisamos los hornos; ¿quién lo sabía? La canción está aquí.',
  ])('is read where its letters are in place only so: %s', (words) => {
    const decoded = decodeText(iconv.encode(captions(words), 'macroman'));
    expect(decoded.text).toContain(words);
    expect(decoded.findings).toEqual([{ line: null, message: 'Not UTF-8: read as macroman', severity: 'note' }]);
  });

  it.each([
    ['windows-1252', 'We don’t know what it’s like, she said: “It isn’t ours” – he’s told us.'],
    ['windows-1252', 'Wir prüfen jede Sicherung. Die Öfen sind heiß, und zwar größer.'],
    ['windows-1252', 'CAFÉ, ÉTÉ, FENÊTRE, NOËL, GARÇON'],
    ['windows-1250', 'Příliš žluťoučký kůň úpěl ďábelské ódy, řekl nám Tomáš včera večer.'],
    ['windows-1254', 'Bugün yedeklerin neden denetlenmesi gerektiğini konuşuyoruz, değil mi? Şimdi başlıyoruz.'],
  ])('is not seen in %s: %s', (encoding, words) => {
    expect(decodeText(iconv.encode(captions(words), encoding)).encoding).not.toBe('macroman');
  });
});

describe('a line in Latin-1 among lines in UTF-8', () => {
  const utf8 = Buffer.from('Ada: L’été dernier.\n\nGrace: Où est le café?\n\nAda: À la fenêtre.\n');
  const latin = (words: string) => iconv.encode(words, 'windows-1252');

  it('is read as what it is, with a note at the line', () => {
    const { text, encoding, findings } = decodeText(Buffer.concat([utf8, latin('\nGrace: Un café déjà froid.\n')]));
    expect(text).toContain('À la fenêtre.\n\nGrace: Un café déjà froid.');
    expect(encoding).toBe('utf-8');
    const message = 'The line is not UTF-8 as the others: read as windows-1252';
    expect(findings).toEqual([{ line: 7, message, severity: 'note' }]);
  });

  it('stands several times', () => {
    const bytes = Buffer.concat([latin('Grace: Un café.\n\nAda: Déjà.\n'), utf8]);
    expect(decodeText(bytes).text).toContain('Grace: Un café.\n\nAda: Déjà.\nAda: L’été');
    expect(decodeText(bytes).findings[0]).toMatchObject({ line: 1, message: expect.stringContaining('2 lines') });
  });

  it.each([
    ['half a character', Buffer.from([0x63, 0x61, 0x66, 0xc3])],
    ['a line that holds both', Buffer.concat([Buffer.from('café '), latin('déjà')])],
    ['letters of another alphabet', iconv.encode('Сегодня мы говорим о копиях', 'windows-1251')],
  ])('is not taken for one where it is %s', (_, bytes) => {
    let findings: unknown = [];
    try {
      findings = decodeText(Buffer.concat([utf8, bytes, Buffer.from('\n')])).findings;
    } catch (error) {
      expect(error).toMatchObject({ code: 'unreadable-encoding' });
    }
    expect(JSON.stringify(findings)).not.toContain('windows-1252');
  });
});

describe('blemishes', () => {
  it('a NUL in the middle is left out and reported at its line', () => {
    const { text, findings } = decodeText(Buffer.from('Ada: Hi.\n\nGrace: H\0i.', 'utf8'));
    expect(text).toBe('Ada: Hi.\n\nGrace: Hi.');
    expect(findings).toEqual([{ line: 3, message: '1 NUL characters were left out' }]);
  });

  it('many NULs are no text', () => {
    expect(() => decodeText(Buffer.from('Ada: Hi.\0\0\0\0'))).toThrow(HindcastError);
  });

  it('text that was encoded twice is decoded once more, and says so', () => {
    const words = 'We’re in the café – déjà vu, “naïve” façade.';
    const twice = iconv.decode(Buffer.from(words, 'utf8'), 'windows-1252');
    const { text, findings } = decodeText(Buffer.from(twice, 'utf8'));
    expect(text).toBe(words);
    expect(findings[0]!.message).toContain('encoded twice');
  });

  it.each(['The sign read Ã© and Â© at once: “odd”.', 'Ça, où? À São Paulo, Â la carte.', 'ÀÉ Öß'])(
    'text that only looks so is left as it is: %s',
    (words) => {
      expect(decodeText(Buffer.from(words, 'utf8')).text).toBe(words);
    },
  );

  it('line ends of all kinds in one file count as one each', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\nd\u2028e')).text).toBe('a\nb\nc\nd\ne');
  });
});
