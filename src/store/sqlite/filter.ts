// A Filter as SQL that stands inside the queries: which episodes, passages or lessons may be found at all.
import type { Filter } from '../store.js';
import type { Parameters } from './connection.js';

/** A name as it is compared: without case, whatever the Unicode form. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}

/** Several names as one text to look for parts of them in: a line each. */
export function foldNames(names: readonly string[]): string {
  return names.map(foldName).join('\n');
}

/** The values of the conditions below. */
export function filterParameters(filter: Filter): Parameters {
  return {
    show: filter.show ?? null,
    episode: filter.episode ?? null,
    topic: filter.topic ?? null,
    speaker: filter.speaker === undefined ? null : foldName(filter.speaker),
    speakers: filter.speakers === undefined ? null : JSON.stringify(filter.speakers.map(foldName)),
    from: filter.from?.slice(0, DATE_LENGTH) ?? null,
    to: filter.to?.slice(0, DATE_LENGTH) ?? null,
    season: filter.season ?? null,
  };
}

/** Condition on `episodes e`: "TRUE" when nothing narrows. */
export function episodeCondition(filter: Filter): string {
  return allOf([
    ...ownConditions(filter),
    filter.topic !== undefined && `e.key IN (SELECT episode_key FROM episode_topics WHERE topic = ${SHOWN_TOPIC})`,
    filter.speaker !== undefined && `e.key IN (${episodesOf(SPEAKER)})`,
    filter.speakers !== undefined && `e.key IN (${episodesOf(NAMES)})`,
  ]);
}

/** A query for the keys of the passages that pass, or `null` when all do. */
export function passageKeys(filter: Filter): string | null {
  const own = allOf(ownConditions(filter));
  const sets = [
    own !== ANY && `SELECT p.key FROM passages p WHERE p.episode_key IN (SELECT e.key FROM episodes e WHERE ${own})`,
    filter.topic !== undefined && `SELECT key FROM (${PASSAGES_OF_TOPIC})`,
    filter.speaker !== undefined && `SELECT passage_key FROM (${passagesOf(SPEAKER)})`,
    filter.speakers !== undefined && `SELECT passage_key FROM (${passagesOf(NAMES)})`,
  ];
  return sets.filter((set) => set !== false).join(' INTERSECT ') || null;
}

/** A query for the keys of the lessons that pass, or `null` when all do that are not hidden. */
export function lessonKeys(filter: Filter): string | null {
  if (allOf(narrowingOfLessons(filter)) === ANY) return null;
  return `SELECT l.key FROM lessons l JOIN episodes e ON e.key = l.episode_key WHERE ${lessonCondition(filter)}`;
}

/** Condition on `lessons l` joined with `episodes e`. */
export function lessonCondition(filter: Filter): string {
  return allOf(['NOT l.hidden', ...narrowingOfLessons(filter)]);
}

function narrowingOfLessons(filter: Filter): (string | false)[] {
  return [
    ...ownConditions(filter),
    filter.topic !== undefined && `l.key IN (SELECT lesson_key FROM lesson_topics WHERE topic = ${SHOWN_TOPIC})`,
    filter.speaker !== undefined && saidBy(SPEAKER),
    filter.speakers !== undefined && saidBy(NAMES),
  ];
}

/** A query for the keys of the episodes that pass, or `null` when all do. */
export function episodeKeys(filter: Filter): string | null {
  const condition = episodeCondition(filter);
  return condition === ANY ? null : `SELECT e.key FROM episodes e WHERE ${condition}`;
}

const ANY = 'TRUE';
/** Of `episodes e`; NULL where the publisher counts none. */
export const SEASON = `json_extract(e.publication, '$.season.number')`;
/** A merged topic's slug finds what the other one's does; a hidden one's finds nothing. */
export const SHOWN_TOPIC = '(SELECT shown_as FROM topics WHERE slug = @topic)';
const SPEAKER = 'SELECT @speaker';
const NAMES = 'SELECT value FROM json_each(@speakers)';

/**
 * Show and label of everything that the people with one of the names speak under. A name as it was asked for is found in
 * every show by itself; this adds what is the same person's within one show.
 */
function otherNames(names: string): string {
  return `SELECT n.show, n.name_key FROM people_names n WHERE n.person IN (
    SELECT person FROM people_names WHERE name_key IN (${names})
    UNION SELECT key FROM people WHERE name_key IN (${names}))`;
}

/** A query for the keys of the episodes in which one of the names speaks. */
export function episodesOf(names: string): string {
  return `SELECT episode_key FROM episode_speakers WHERE name_key IN (${names})
    UNION SELECT s.episode_key FROM (${otherNames(names)}) other
      CROSS JOIN episode_speakers s ON s.name_key = other.name_key
      CROSS JOIN episodes o ON o.key = s.episode_key AND o.show = other.show`;
}

function passagesOf(names: string): string {
  return `SELECT passage_key FROM passage_speakers WHERE name_key IN (${names})
    UNION SELECT s.passage_key FROM (${otherNames(names)} AND n.name_key NOT IN (${names})) other
      CROSS JOIN passage_speakers s ON s.name_key = other.name_key
      CROSS JOIN passages p ON p.key = s.passage_key
      CROSS JOIN episodes o ON o.key = p.episode_key AND o.show = other.show`;
}

function saidBy(names: string): string {
  return `(l.speaker_key IN (${names}) OR (e.show, l.speaker_key) IN (${otherNames(names)}))`;
}
/** YYYY-MM-DD. */
const DATE_LENGTH = 10;

/** Passages of chapters that carry the topic, and passages in which a lesson that carries it begins. */
const PASSAGES_OF_TOPIC = `
  SELECT p.key FROM chapter_topics t
    JOIN chapters c ON c.key = t.chapter_key
    JOIN passages p ON p.episode_key = c.episode_key AND p.chapter = c.chapter_index
    WHERE t.topic = ${SHOWN_TOPIC}
  UNION
  SELECT p.key FROM lesson_topics t
    JOIN lessons l ON l.key = t.lesson_key
    JOIN passages p ON p.episode_key = l.episode_key
      AND (p.start_turn, p.start_offset) <= (l.turn, l.start_offset)
      AND (l.turn, l.start_offset) < (p.end_turn, p.end_offset)
    WHERE t.topic = ${SHOWN_TOPIC}`;

function ownConditions(filter: Filter): (string | false)[] {
  return [
    filter.show !== undefined && 'e.show = @show',
    filter.episode !== undefined && 'e.id = @episode',
    filter.from !== undefined && 'e.published_key >= @from',
    filter.to !== undefined && `e.published_key <> '' AND substr(e.published_key, 1, ${DATE_LENGTH}) <= @to`,
    filter.season !== undefined && `${SEASON} = @season`,
  ];
}

function allOf(conditions: readonly (string | false)[]): string {
  return conditions.filter((condition) => condition !== false).join(' AND ') || ANY;
}
