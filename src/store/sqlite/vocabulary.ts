// The words of the archive as they were said: which of them a query's words are, and which are close to them.
import type { UnseenWord, VocabularyWord, WordCounts } from '../store.js';
import type { Connection } from './connection.js';
import { findIndexRevision } from './index-revision.js';

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

/** More than one archive's queries hold; a count takes some 100 bytes. */
const MAX_REMEMBERED_COUNTS = 10_000;

/**
 * Gives what counts words, and remembers them while the index stays as it is: FTS5 walks every row of a word to count
 * them, .25 ms for one that 14,000 passages hold.
 */
export function makeWordCounter(connection: Connection): (words: readonly string[]) => WordCounts {
  const known = new Map<string, number>();
  let knownRevision = '';
  const countOf = (word: string) => {
    const count = known.get(word) ?? countPassages(connection, word);
    known.set(word, count);
    return count;
  };
  return (words) => {
    const revision = findIndexRevision(connection);
    if (revision !== knownRevision || known.size > MAX_REMEMBERED_COUNTS) known.clear();
    knownRevision = revision;
    const { passages } = connection.get<{ passages: number }>('SELECT count(*) AS passages FROM passages')!;
    return { passages, counts: new Map(words.map((word) => [word, countOf(word)])) };
  };
}

function countPassages(connection: Connection, word: string): number {
  const sql = 'SELECT doc AS passages FROM passage_vocabulary WHERE term = @word';
  return connection.get<{ passages: number }>(sql, { word })?.passages ?? 0;
}

function holds(connection: Connection, table: WordIndex, word: string, columns = ''): boolean {
  // A word that the tokenizer cuts in two would be a phrase, which an index without positions does not know.
  const parts = word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const match = parts.map((part) => `${columns}"${part}"`).join(' AND ') || '""';
  return connection.get(`SELECT 1 FROM ${table} WHERE ${table} MATCH @match LIMIT 1`, { match }) !== undefined;
}
