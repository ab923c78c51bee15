// Topics that are on no list: which of them recur in the archive, and what are they called?
import type { EpisodeRecord } from '../store.js';
import type { Connection } from './connection.js';
import { applyTopicEdits } from './edits-topics.js';
import { foldNames } from './filter.js';

/** A found topic is shown from so many episodes on; one episode's names are mostly nobody else's subject. */
const RECURS_FROM = 2;
/** An archive of fewer episodes shows all that it found. */
const SMALL_ARCHIVE = 2;

/** Makes the topics that the episode names and that are not there yet, and keeps what it calls those that it found. */
export function insertFoundTopics(connection: Connection, record: EpisodeRecord, episodeKey: number): void {
  const insert = (slug: string, label: string, recurs: 0 | 1) =>
    connection.run(
      `INSERT INTO topics (slug, label, kind, aliases, names_key, recurs, shown_as)
         VALUES (@slug, @label, 'found', '[]', @namesKey, @recurs, iif(@recurs, @slug, NULL))
       ON CONFLICT (slug) DO NOTHING`,
      { slug, label, namesKey: foldNames([label]), recurs },
    );
  for (const { slug, label } of record.foundTopics) {
    insert(slug, label, 0);
    connection.run(
      'INSERT INTO found_names (topic, episode_key, label) VALUES (@slug, @episodeKey, @label) ON CONFLICT DO NOTHING',
      { slug, episodeKey, label },
    );
  }
  // Whatever else chapters and lessons carry was on a list when they were derived.
  for (const { slug, label } of [...record.chapters, ...record.lessons].flatMap(({ topics }) => topics)) {
    insert(slug, label, 1);
  }
}

/** Slugs of the topics that an episode found or that its chapters and lessons were found to carry. */
export function topicsOf(connection: Connection, episodeKey: number): string[] {
  return connection.column<string>(
    `SELECT topic FROM found_names WHERE episode_key = @episodeKey
     UNION SELECT t.derived_topic FROM chapters c JOIN chapter_topics t ON t.chapter_key = c.key
       WHERE c.episode_key = @episodeKey
     UNION SELECT t.derived_topic FROM lessons l JOIN lesson_topics t ON t.lesson_key = l.key
       WHERE l.episode_key = @episodeKey`,
    { episodeKey },
  );
}

/**
 * Works out again whether these topics recur and what they are called, after an episode came, changed or went. The
 * outcome depends on which episodes there are, not on the order in which they came.
 */
export function settleFoundTopics(connection: Connection, slugs: readonly string[]): void {
  const count = `SELECT count(*) AS count FROM (SELECT 1 FROM episodes LIMIT ${SMALL_ARCHIVE + 1})`;
  const episodes = connection.get<{ count: number }>(count)!.count;
  // Where the archive leaves or enters being small, it matters to all.
  const touched = episodes <= SMALL_ARCHIVE ? connection.column<string>('SELECT topic FROM found_names', {}) : slugs;
  const parameters = {
    slugs: JSON.stringify([...new Set([...touched, ...slugs])]),
    from: episodes < SMALL_ARCHIVE ? 1 : RECURS_FROM,
  };
  const changed = connection.column<string>(SETTLE, parameters);
  if (changed.length > 0) applyTopicEdits(connection, changed);
}

/** The name that most episodes give; among equals the first by code units, in which capitals come before small letters. */
const SETTLE = `
  WITH named AS (SELECT topic, label, count(*) AS uses FROM found_names
      WHERE topic IN (SELECT value FROM json_each(@slugs)) GROUP BY topic, label),
    settled AS (SELECT topic AS slug, sum(uses) >= @from AS recurs,
      (SELECT n.label FROM named n WHERE n.topic = named.topic ORDER BY n.uses DESC, n.label LIMIT 1) AS name
      FROM named GROUP BY topic)
  UPDATE topics SET recurs = settled.recurs, label = iif(derived_label IS NULL, settled.name, topics.label),
    derived_label = iif(derived_label IS NULL, NULL, settled.name)
  FROM settled WHERE settled.slug = topics.slug AND topics.kind = 'found'
    AND (topics.recurs, coalesce(topics.derived_label, topics.label)) IS NOT (settled.recurs, settled.name)
  RETURNING topics.slug`;
