// Which found topics have gone? Those that nothing carries, and that people left as they were found.
import type { Connection } from './connection.js';

/** Of these topics, or of all. What people edited stays, because its episodes may come back. */
export function removeUnusedFoundTopics(connection: Connection, slugs?: readonly string[]): void {
  connection.run(
    `DELETE FROM topics WHERE kind = 'found'
     ${slugs ? 'AND slug IN (SELECT value FROM json_each(@slugs))' : ''}
     AND NOT EXISTS (SELECT 1 FROM chapter_topics c WHERE c.derived_topic = topics.slug)
     AND NOT EXISTS (SELECT 1 FROM lesson_topics l WHERE l.derived_topic = topics.slug)
     AND NOT EXISTS (SELECT 1 FROM edits d WHERE d.topic = topics.slug)
     AND NOT EXISTS (SELECT 1 FROM edits d WHERE d.kind = 'topic-merge' AND d.value = topics.slug)`,
    slugs && { slugs: JSON.stringify(slugs) },
  );
}
