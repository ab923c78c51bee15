// Names and words of the archive that begin as somebody typed. Asked with every key, so each kind is one small query.
import type { EpisodeRef } from '../../domain/episode.js';
import { slugOf, titleOrName } from '../../domain/slug.js';
import { foldWord, isStopWord, wordsOf } from '../../domain/words.js';
import type { SuggestedPerson, SuggestedShow, SuggestedTopic, Suggestions } from '../store.js';
import type { Connection } from './connection.js';
import { NEWEST_FIRST } from './episode-order.js';
import { findEpisodeRefs } from './episodes.js';
import { foldName } from './filter.js';
import { findIndexRevision } from './index-revision.js';

/** One letter begins too much. */
const SHORTEST = 2;
/** Words that more passages hold than this share of them say little of what is looked for. */
const COMMON_SHARE = 0.2;
/** Read for each word that is wanted, because some say nothing. */
const READ_FOR_EACH = 4;

interface Remembered {
  readonly revision: string;
  readonly passages: number;
  /** Newest episode first; folded words with a space around each. */
  readonly titles: readonly { readonly key: number; readonly words: string }[];
}

/** Gives what finds suggestions, and remembers titles while the index stays as it is: they have no index of their own. */
export function makeSuggester(connection: Connection): (typed: string, limit: number) => Suggestions {
  let known: Remembered | undefined;
  return (typed, limit) => {
    const revision = findIndexRevision(connection);
    if (known?.revision !== revision) known = remember(connection, revision);
    const beginnings = beginningsOf(typed);
    const isBegun = beginnings.length > 0;
    return {
      topics: isBegun ? findTopicsBegun(connection, beginnings, limit) : [],
      people: isBegun ? findPeopleBegun(connection, beginnings, limit) : [],
      shows: isBegun ? findShowsBegun(connection, beginnings, limit) : [],
      episodes: findTitlesBegun(connection, known.titles, { typed, limit }),
      words: findWordsBegun(connection, typed, { limit, mostPassages: known.passages * COMMON_SHARE + 1 }),
    };
  };
}

function remember(connection: Connection, revision: string): Remembered {
  const { passages } = connection.get<{ passages: number }>('SELECT count(*) AS passages FROM passages')!;
  const titles = connection
    .all<{ key: number; title: string }>(`SELECT e.key, e.title FROM episodes e ORDER BY ${NEWEST_FIRST}`)
    .map(({ key, title }) => ({ key, words: ` ${foldedWords(title).join(' ')} ` }));
  return { revision, passages, titles };
}

function foldedWords(text: string): string[] {
  return wordsOf(text).map((word) => foldWord(word.text));
}

/** All that was typed and its last word, as names are compared. */
function beginningsOf(typed: string): string[] {
  const whole = foldName(typed);
  const last = whole.split(/\s+/u).at(-1) ?? '';
  return [...new Set([whole, isStopWord(last) ? '' : last])].filter((text) => text.length >= SHORTEST);
}

/** A word of the names, of which each has a line, begins so. */
function begins(names: string): string {
  return `(instr(char(10) || ${names}, char(10) || b.value) > 0 OR instr(${names}, ' ' || b.value) > 0)`;
}

/** Those that are called so before those that have it as another name. */
function findTopicsBegun(connection: Connection, beginnings: readonly string[], limit: number): SuggestedTopic[] {
  return connection.all<SuggestedTopic>(
    `WITH found AS MATERIALIZED (
       SELECT t.shown_as AS slug, max(instr(' ' || lower(t.label), ' ' || b.value) > 0) AS by_label
       FROM json_each(@beginnings) b CROSS JOIN topics t WHERE ${begins('t.names_key')} GROUP BY t.shown_as)
     SELECT t.slug, t.label, sum(u.lesson_count + u.chapter_count) AS uses
     FROM found CROSS JOIN topics t ON t.slug = found.slug CROSS JOIN episode_topics u ON u.topic = t.slug
     GROUP BY t.slug ORDER BY found.by_label DESC, uses DESC, t.label LIMIT @limit`,
    { beginnings: JSON.stringify(beginnings), limit },
  );
}

/** Slugs have no accents, so that "jose" finds José. */
function findPeopleBegun(connection: Connection, beginnings: readonly string[], limit: number): SuggestedPerson[] {
  return connection.all<SuggestedPerson>(
    `WITH found AS MATERIALIZED (
       SELECT n.person FROM json_each(@beginnings) b CROSS JOIN people_names n WHERE ${begins('n.name_key')}
       UNION SELECT p.key FROM json_each(@beginnings) b CROSS JOIN people p WHERE ${begins('p.name_key')}
       UNION SELECT p.key FROM json_each(@slugs) b CROSS JOIN people p WHERE instr('-' || p.slug, '-' || b.value) > 0)
     SELECT p.slug, p.name, sum(p.episode_count) AS episodeCount FROM people p
     WHERE p.key IN (SELECT person FROM found) GROUP BY p.slug ORDER BY episodeCount DESC, p.slug LIMIT @limit`,
    {
      beginnings: JSON.stringify(beginnings),
      slugs: JSON.stringify(beginnings.flatMap((text) => slugOf(text) ?? [])),
      limit,
    },
  );
}

function findShowsBegun(connection: Connection, beginnings: readonly string[], limit: number): SuggestedShow[] {
  const [whole] = beginnings;
  return connection
    .all<SuggestedShow>(
      `SELECT s.slug, s.title, (SELECT count(*) FROM episodes e WHERE e.show = s.slug) AS episodeCount FROM shows s
       ORDER BY episodeCount DESC, s.slug`,
    )
    .map((show) => ({ ...show, title: titleOrName(show.title, show.slug) }))
    .filter(({ title }) => ` ${foldName(title)}`.includes(` ${whole}`))
    .slice(0, limit);
}

function findTitlesBegun(
  connection: Connection,
  titles: Remembered['titles'],
  { typed, limit }: { readonly typed: string; readonly limit: number },
): EpisodeRef[] {
  const words = foldedWords(typed);
  const last = words.pop() ?? '';
  if (last.length < SHORTEST) return [];
  const wanted = [` ${last}`, ...words.map((word) => ` ${word} `)];
  const keys: number[] = [];
  for (const title of titles) {
    if (keys.length === limit) break;
    if (wanted.every((word) => title.words.includes(word))) keys.push(title.key);
  }
  const refs = findEpisodeRefs(connection, keys);
  return keys.flatMap((key) => refs.get(key) ?? []);
}

/** Most passages first. */
function findWordsBegun(
  connection: Connection,
  typed: string,
  { limit, mostPassages }: { readonly limit: number; readonly mostPassages: number },
): string[] {
  const last = /[\p{L}\p{N}\p{M}'’]+$/u.exec(typed)?.[0];
  const beginning = foldWord(last ?? '');
  if (beginning.length < SHORTEST) return [];
  return connection
    .column<string>(
      `SELECT term FROM passage_vocabulary WHERE term > @beginning AND term < @end
         AND doc <= @mostPassages
       ORDER BY doc DESC, term LIMIT @rows`,
      { beginning, mostPassages, end: `${beginning}\u{10ffff}`, rows: limit * READ_FOR_EACH },
    )
    .filter((word) => !isStopWord(word))
    .slice(0, limit);
}
