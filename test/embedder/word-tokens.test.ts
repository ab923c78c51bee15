import { AutoTokenizer } from '@huggingface/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenize, type TokenizerConfig, takesWordsAlone } from '../../src/embedder/word-tokens.js';
import { dataPath } from '../../src/package-files.js';

const folder = dataPath('models/hindcast-static');

describe('createTokenize', () => {
  let tokenizer: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;
  beforeAll(async () => {
    tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  });

  it.each([
    ['words that come back', 'The backup. The backup, and "the Backup"!'],
    ['accents, apostrophes and other scripts', 'naïve cafés — don’t они 日本語 ΣΊΣΥΦΟΣ e\u0301 \u0301x'],
    ['all kinds of white space', '  a\u00a0b\u2003c\ufeffd\u0085e\tf\r\ng\u2028h\v\fi '],
    ['special tokens that are said', 'it writes[UNK]here and [SEP] there[CLS][MASK]'],
    ['nothing', ''],
    ['nothing but signs', ' ... — !'],
    ['words beyond all length', `${'x'.repeat(101)} ${'ab'.repeat(60)}`],
  ])('gives what the tokenizer gives: %s', (_, text) => {
    const tokenize = createTokenize(tokenizer, folder);
    const expected = tokenizer.encode(text);
    expect(tokenize(text)).toEqual(expected);
    expect(tokenize(text)).toEqual(expected);
  });

  it('asks the tokenizer once for a word', () => {
    const asked: string[] = [];
    const counting = {
      encode: (text: string, options?: { add_special_tokens?: boolean }) => {
        asked.push(text);
        return tokenizer.encode(text, options);
      },
    };
    const tokenize = createTokenize(counting, folder);
    asked.length = 0;
    tokenize('tapes and tapes and tapes');
    expect(asked).toEqual(['tapes', 'and']);
  });
});

describe('takesWordsAlone', () => {
  const bert: TokenizerConfig = {
    model: { type: 'WordPiece' },
    normalizer: { type: 'BertNormalizer' },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing' },
    added_tokens: [{ content: '[SEP]' }],
  };
  const split = { type: 'Split', behavior: 'Removed', pattern: { Regex: '[^\\p{L}]+' } };

  it('holds for BERT and for cuts that remove what stands between words', () => {
    expect(takesWordsAlone(bert)).toBe(true);
    expect(takesWordsAlone({ ...bert, pre_tokenizer: split })).toBe(true);
  });

  it.each<[string, Partial<TokenizerConfig>]>([
    ['byte pairs', { model: { type: 'BPE' } }],
    ['a normalizer that may look around', { normalizer: { type: 'Replace' } }],
    ['no cut', { pre_tokenizer: null }],
    ['a space that becomes part of a word', { pre_tokenizer: { type: 'Metaspace' } }],
    ['a cut that keeps what it cuts at', { pre_tokenizer: { ...split, behavior: 'Isolated' } }],
    ['a cut that is no white space', { pre_tokenizer: { ...split, pattern: { Regex: '[.,]+' } } }],
    ['a cut that looks around', { pre_tokenizer: { ...split, pattern: { Regex: '(?<=a)[^\\p{L}]+' } } }],
    ['tokens of several words', { added_tokens: [{ content: 'New York' }] }],
  ])('does not hold for %s', (_, other) => {
    expect(takesWordsAlone({ ...bert, ...other })).toBe(false);
  });
});
