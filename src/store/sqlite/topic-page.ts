// What hangs on one topic: its lessons in turn of speakers, where it was first and last spoken of, and what goes with it.
import type { TopicMention, TopicMentions, TopicRef } from '../../domain/topic.js';
import type { StoredLesson } from '../store.js';
import type { Connection } from './connection.js';
import { NEWEST_FIRST, OLDEST_FIRST } from './episode-order.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';
import { findStoredLessons } from './lessons.js';
import { naming } from './people.js';

/**
 * What a lesson's score is multiplied by for each better one on the topic of the same speaker, and of the same episode:
 * the fifth of a speaker has to be twice as strong as another one's first.
 */
const AFTER_SPEAKER = 0.85;
const AFTER_EPISODE = 0.9;

/** Best first, with a mind to diverse speakers and episodes; of one show or of all. */
export function findLessonsOfTopic(
  connection: Connection,
  slug: string,
  { limit, show = null }: { readonly limit: number; readonly show?: string | null | undefined },
): StoredLesson[] {
  const keys = connection.column<number>(
    `SELECT key FROM (
       SELECT l.key, l.id, l.score,
         row_number() OVER (PARTITION BY coalesce(l.speaker_key, 'episode ' || l.episode_key)
           ORDER BY l.score DESC, l.id) - 1 AS better_of_speaker,
         row_number() OVER (PARTITION BY l.episode_key ORDER BY l.score DESC, l.id) - 1 AS better_of_episode
       FROM lessons l WHERE l.key IN (SELECT lesson_key FROM lesson_topics WHERE topic = @slug)
         AND (@show IS NULL OR l.episode_key IN (SELECT e.key FROM episodes e WHERE e.show = @show)))
     ORDER BY score * pow(@afterSpeaker, better_of_speaker) * pow(@afterEpisode, better_of_episode) DESC, id, key
     LIMIT @limit`,
    { slug, limit, show, afterSpeaker: AFTER_SPEAKER, afterEpisode: AFTER_EPISODE },
  );
  return findStoredLessons(connection, keys);
}

type MentionRow = Omit<TopicMention, 'episode'> & EpisodeRefRow;

/** The first place in the oldest episode and the last one in the newest; episodes without a date are taken last for both. */
export function findTopicMentions(connection: Connection, slug: string): TopicMentions | null {
  const first = findMention(connection, slug, {
    episodes: OLDEST_FIRST,
    places: 'turn, start_offset',
  });
  const last = findMention(connection, slug, {
    episodes: NEWEST_FIRST,
    places: 'turn DESC, start_offset DESC',
  });
  return first && last && { first, last };
}

/** The one place that comes first in an order of episodes, then of places. */
function findMention(
  connection: Connection,
  slug: string,
  order: { readonly episodes: string; readonly places: string },
): TopicMention | null {
  const episodeKey = connection.column<number>(
    `SELECT u.episode_key FROM episode_topics u JOIN episodes e ON e.key = u.episode_key
     WHERE u.topic = @slug ORDER BY ${order.episodes} LIMIT 1`,
    { slug },
  )[0];
  if (episodeKey === undefined) return null;
  const row = connection.get<MentionRow>(
    `SELECT ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt, m.turn, m.start_offset AS startOffset,
       m.start_time AS startTime, m.timing, t.speaker
     FROM (${MENTIONS} ORDER BY ${order.places} LIMIT 1) m
     JOIN episodes e ON e.key = @episodeKey
     LEFT JOIN turns t ON t.episode_key = @episodeKey AND t.turn_index = m.turn`,
    { slug, episodeKey },
  );
  if (!row) return null;
  const { publishedAt, turn, startOffset, startTime, timing } = row;
  const speaker = row.speaker === null ? null : naming(connection)(row.episodeShow, row.speaker);
  return { episode: episodeRefOf(row), publishedAt, turn, startOffset, startTime, timing, speaker };
}

/** In one episode. Chapters begin with the topic that they carry, lessons are sentences about it; hidden ones show none. */
const MENTIONS = `
  SELECT l.turn, l.start_offset, l.start_time, l.timing FROM lessons l
    CROSS JOIN lesson_topics lt ON lt.lesson_key = l.key AND lt.topic = @slug
    WHERE l.episode_key = @episodeKey
  UNION ALL
  SELECT c.start_turn, c.start_offset, c.start_time, c.timing FROM chapters c
    CROSS JOIN chapter_topics ct ON ct.chapter_key = c.key AND ct.topic = @slug
    WHERE c.episode_key = @episodeKey`;

/**
 * Topics that go with this one: shared chapters and lessons over the root of the product of both topics' own (Ochiai's
 * coefficient, a cosine), so that a topic of everything is nobody's neighbour. Best first, then by label.
 */
export function findRelatedTopics(connection: Connection, slug: string, limit: number): TopicRef[] {
  return connection.all<TopicRef>(
    `SELECT t.slug, t.label FROM (
       SELECT topic, count(*) AS together FROM (
         SELECT b.topic FROM chapter_topics a JOIN chapter_topics b ON b.chapter_key = a.chapter_key
           WHERE a.topic = @slug
         UNION ALL
         SELECT b.topic FROM lesson_topics a JOIN lesson_topics b ON b.lesson_key = a.lesson_key
           WHERE a.topic = @slug)
       WHERE topic <> @slug GROUP BY topic) shared
     JOIN topics t ON t.slug = shared.topic
     JOIN episode_topics u ON u.topic = t.slug
     GROUP BY t.slug ORDER BY together / sqrt(sum(u.lesson_count + u.chapter_count)) DESC, t.label, t.slug LIMIT @limit`,
    { slug, limit },
  );
}
