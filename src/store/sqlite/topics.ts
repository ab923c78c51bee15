// Topics: the curated list, those found in episodes, and how much both are used.
import type { Page, PageRequest } from '../../domain/page.js';
import type { CuratedTopic, TopicSummary } from '../../domain/topic.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { applyTopicEdits } from './edits-topics.js';
import { foldName, foldNames } from './filter.js';
import { bumpIndexRevision } from './index-revision.js';
import { removeUnusedFoundTopics } from './unused-topics.js';

type TopicRow = Omit<TopicSummary, 'aliases'> & { readonly aliases: string };

const COLUMNS = `t.slug, t.label, t.kind, t.definition, t.aliases, coalesce(sum(u.lesson_count), 0) AS lessonCount,
  coalesce(sum(u.chapter_count), 0) AS chapterCount, count(u.episode_key) AS episodeCount`;

/** Puts the list in place of the one before. A topic that is no longer on it but in use stays as a found one. */
export function saveCuratedTopics(connection: Connection, topics: readonly CuratedTopic[]): void {
  const changed: string[] = [];
  for (const { slug, label, definition, aliases } of topics) {
    const saved = connection.column<string>(
      `INSERT INTO topics (slug, label, kind, definition, aliases, names_key, shown_as)
         VALUES (@slug, @label, 'curated', @definition, @aliases, @namesKey, @slug)
       ON CONFLICT (slug) DO UPDATE SET label = iif(derived_label IS NULL, excluded.label, label),
         derived_label = iif(derived_label IS NULL, NULL, excluded.label), kind = excluded.kind, recurs = 1,
         definition = excluded.definition, aliases = excluded.aliases, names_key = excluded.names_key
         WHERE (coalesce(derived_label, label), kind, definition, aliases) IS NOT
           (excluded.label, excluded.kind, excluded.definition, excluded.aliases)
       RETURNING slug`,
      { slug, label, definition, aliases: JSON.stringify(aliases), namesKey: foldNames([label, ...aliases]) },
    );
    changed.push(...saved);
  }
  const taken = connection.column<string>(
    `UPDATE topics SET kind = 'found', definition = NULL, aliases = '[]'
     WHERE kind = 'curated' AND slug NOT IN (SELECT value FROM json_each(@slugs)) RETURNING slug`,
    { slugs: JSON.stringify(topics.map((topic) => topic.slug)) },
  );
  changed.push(...taken);
  if (changed.length > 0) applyTopicEdits(connection, changed);
  removeUnusedFoundTopics(connection);
  if (changed.length > 0) bumpIndexRevision(connection);
}

/** Topics in use, most used first, then by label. */
export function findTopics(connection: Connection, q: string | undefined, page: PageRequest): Page<TopicSummary> {
  const identity = { list: 'topics', narrowedBy: q };
  const after = decodeCursor(identity, page, [0, '', '']);
  const [afterUses = null, afterLabel = null, afterSlug = null] = after ?? [];
  const rows = connection.all<TopicRow>(
    `SELECT ${COLUMNS} FROM episode_topics u JOIN topics t ON t.slug = u.topic
     WHERE instr(t.names_key, @q) > 0 GROUP BY t.slug
     ${after ? `HAVING ${TOPIC_COMES_AFTER}` : ''}
     ORDER BY lessonCount + chapterCount DESC, t.label, t.slug LIMIT @rows`,
    { q: foldName(q ?? ''), afterUses, afterLabel, afterSlug, rows: page.limit + 1 },
  );
  return pageOf(rows, page, {
    identity,
    keysOf: (row) => [row.lessonCount + row.chapterCount, row.label, row.slug],
    itemOf: topicOf,
  });
}

/** A topic of either kind, or the one that it was merged into; a curated one also when nothing carries it yet. */
export function findTopic(connection: Connection, slug: string): TopicSummary | null {
  const row = connection.get<TopicRow>(
    `SELECT ${COLUMNS} FROM topics t LEFT JOIN episode_topics u ON u.topic = t.slug
     WHERE t.slug = (SELECT shown_as FROM topics WHERE slug = @slug)
     GROUP BY t.slug HAVING t.kind = 'curated' OR episodeCount > 0`,
    { slug },
  );
  return row ? topicOf(row) : null;
}

const TOPIC_COMES_AFTER = `(lessonCount + chapterCount < @afterUses
  OR (lessonCount + chapterCount = @afterUses AND (t.label, t.slug) > (@afterLabel, @afterSlug)))`;

function topicOf(row: TopicRow): TopicSummary {
  return { ...row, aliases: JSON.parse(row.aliases) as string[] };
}
