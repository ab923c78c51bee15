// The words of the archive as they were said: which of them a query's words are, and which are close to them.
import type { UnseenWord, VocabularyWord } from '../store.js';
import type { Connection } from './connection.js';

type WordIndex = 'passage_words' | 'passages_fts' | 'episodes_fts';

/** An episode's people need not speak in it. */
const NAMES = '{title speakers} : ';

export function indexVocabulary(connection: Connection, passageKey: number, words: string): void {
  connection.run('INSERT INTO passage_words (rowid, words) VALUES (@passageKey, @words)', { passageKey, words });
}

/** Has to be called while the episode's passages are still there. */
export function unindexVocabulary(connection: Connection, episodeKey: number): void {
  connection.run(
    'DELETE FROM passage_words WHERE rowid IN (SELECT key FROM passages WHERE episode_key = @episodeKey)',
    { episodeKey },
  );
}

export function findUnseenWords(connection: Connection, words: readonly string[]): UnseenWord[] {
  return words
    .filter((word) => !holds(connection, 'passage_words', word) && !holds(connection, 'episodes_fts', word, NAMES))
    .map((word) => ({ word, inflected: holds(connection, 'passages_fts', word) }));
}

/** Reads the whole index of words: some 60 ms for 20,000 passages. */
export function findVocabulary(connection: Connection): VocabularyWord[] {
  return connection.all('SELECT term AS word, doc AS passages FROM passage_vocabulary');
}

function holds(connection: Connection, table: WordIndex, word: string, columns = ''): boolean {
  // A word that the tokenizer cuts in two would be a phrase, which an index without positions does not know.
  const parts = word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const match = parts.map((part) => `${columns}"${part}"`).join(' AND ') || '""';
  return connection.get(`SELECT 1 FROM ${table} WHERE ${table} MATCH @match LIMIT 1`, { match }) !== undefined;
}
