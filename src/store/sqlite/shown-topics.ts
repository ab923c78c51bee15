// Which topics do chapters and lessons show? What was found in them, as far as people have not merged or hidden it.
import type { Connection } from './connection.js';

const OF_THE_EPISODES = 'episode_key IN (SELECT value FROM json_each(@episodes))';

/** Works out again what all chapters and lessons of the episodes show, and counts it. */
export function showTopics(connection: Connection, episodeKeys: readonly number[]): void {
  const episodes = { episodes: JSON.stringify(episodeKeys) };
  connection.run(
    `UPDATE chapter_topics AS own SET topic = ${shownTopic('chapter')}
     WHERE chapter_key IN (SELECT key FROM chapters WHERE ${OF_THE_EPISODES})`,
    episodes,
  );
  connection.run(
    `UPDATE lesson_topics AS own SET topic = iif((SELECT hidden FROM lessons WHERE key = own.lesson_key), NULL,
       ${shownTopic('lesson')})
     WHERE lesson_key IN (SELECT key FROM lessons WHERE ${OF_THE_EPISODES})`,
    episodes,
  );
  connection.run(`DELETE FROM episode_topics WHERE ${OF_THE_EPISODES}`, episodes);
  connection.run(COUNT_TOPICS, episodes);
}

/** Each topic once: an earlier row that shows the same one takes it. */
function shownTopic(carrier: 'chapter' | 'lesson'): string {
  return `(SELECT t.shown_as FROM topics t WHERE t.slug = own.derived_topic AND NOT EXISTS (
    SELECT 1 FROM ${carrier}_topics before JOIN topics shown ON shown.slug = before.derived_topic
    WHERE before.${carrier}_key = own.${carrier}_key AND before.position < own.position
      AND shown.shown_as = t.shown_as))`;
}

const COUNT_TOPICS = `
  INSERT INTO episode_topics (episode_key, topic, chapter_count, lesson_count)
  SELECT episode_key, topic, sum(chapters), sum(lessons) FROM (
    SELECT c.episode_key, ct.topic, count(*) AS chapters, 0 AS lessons
      FROM chapters c JOIN chapter_topics ct ON ct.chapter_key = c.key
      WHERE c.${OF_THE_EPISODES} AND ct.topic IS NOT NULL GROUP BY c.episode_key, ct.topic
    UNION ALL
    SELECT l.episode_key, lt.topic, 0, count(*)
      FROM lessons l JOIN lesson_topics lt ON lt.lesson_key = l.key
      WHERE l.${OF_THE_EPISODES} AND lt.topic IS NOT NULL GROUP BY l.episode_key, lt.topic)
  GROUP BY episode_key, topic`;
