// Token ids of a text, with words that came before read from memory: speech is made of few words, and tokenizing them
// again and again took as long as running the built-in model three times.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is needed of a tokenizer of transformers.js. */
export interface TokenizerCore {
  encode(text: string, options?: { add_special_tokens?: boolean }): number[];
}

export type Tokenize = (text: string) => readonly number[];

/** Some megabytes. The memory starts anew when it is full: what is said often is soon there again. */
const MAX_WORDS = 20_000;
/** No word of a language: keeping it would be of no use, and may take much room. */
const MAX_WORD_LENGTH = 40;
/** White space that every tokenizer below cuts at and none changes. */
const BETWEEN_WORDS = /[ \t\n\r]+/;

/**
 * The ids of a text with the special tokens around it, as `tokenizer.encode` gives them. Words are remembered where the
 * folder's tokenizer.json says that no word changes the tokens of another.
 */
export function createTokenize(tokenizer: TokenizerCore, folder: string): Tokenize {
  const config = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as TokenizerConfig;
  if (!takesWordsAlone(config)) return (text) => tokenizer.encode(text);
  const { before, after } = specialTokens(tokenizer);
  const idsOfWord = rememberWords((word) => tokenizer.encode(word, { add_special_tokens: false }));
  return (text) => {
    const ids = [...before];
    for (const word of text.split(BETWEEN_WORDS)) if (word) for (const id of idsOfWord(word)) ids.push(id);
    for (const id of after) ids.push(id);
    return ids;
  };
}

function rememberWords(encode: Tokenize): Tokenize {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const ids = encode(word);
    if (word.length > MAX_WORD_LENGTH) return ids;
    if (known.size >= MAX_WORDS) known.clear();
    known.set(word, ids);
    return ids;
  };
}

/** The parts of a tokenizer.json that say whether a word's tokens depend on its neighbours. */
export interface TokenizerConfig {
  readonly model?: { readonly type?: string };
  readonly normalizer?: { readonly type?: string } | null;
  readonly pre_tokenizer?: {
    readonly type?: string;
    readonly behavior?: string;
    readonly invert?: boolean;
    readonly pattern?: { readonly Regex?: string };
  } | null;
  readonly post_processor?: { readonly type?: string } | null;
  readonly added_tokens?: readonly { readonly content: string }[];
}

/**
 * WordPiece behind BERT's cuts, or behind a cut that removes runs of one class of characters, white space among them.
 * Others (byte pairs, SentencePiece) see the space before a word.
 */
export function takesWordsAlone(config: TokenizerConfig): boolean {
  const { model, normalizer, post_processor: after, added_tokens: added = [] } = config;
  return (
    model?.type === 'WordPiece' &&
    (!normalizer || normalizer.type === 'BertNormalizer') &&
    cutsAtSpace(config.pre_tokenizer) &&
    (!after || after.type === 'TemplateProcessing' || after.type === 'BertProcessing') &&
    added.every(({ content }) => !/\s/u.test(content))
  );
}

function cutsAtSpace(cut: TokenizerConfig['pre_tokenizer']): boolean {
  if (cut?.type === 'BertPreTokenizer') return true;
  if (cut?.type !== 'Split' || cut.behavior !== 'Removed' || cut.invert) return false;
  const regex = cut.pattern?.Regex ?? '';
  return /^\[[^[\]]+\]\+$/.test(regex) && new RegExp(`^${regex}$`, 'u').test(' \t\n\r');
}

/** What stands before and after the tokens of any text. */
function specialTokens(tokenizer: TokenizerCore): { before: readonly number[]; after: readonly number[] } {
  const around = tokenizer.encode('a');
  const bare = tokenizer.encode('a', { add_special_tokens: false });
  const start = around.findIndex((_, i) => bare.every((id, j) => around[i + j] === id));
  return { before: around.slice(0, start), after: around.slice(start + bare.length) };
}
