// Topics that people renamed, hid or merged: what that makes of the topics, and of everything that carries them.
import type { EditedTopic, TopicChange } from '../../domain/edit.js';
import { HindcastError } from '../../domain/errors.js';
import { assertState } from '../../domain/state-of.js';
import type { TopicSummary } from '../../domain/topic.js';
import { closesCircle, finalTopic, mergedTogether, type TopicMerges } from '../../domain/topic-merges.js';
import type { Connection } from './connection.js';
import { findTopicEdits, removeTopicEdit, saveTopicEdit, type TopicEdit, type TopicEditKind } from './edits.js';
import { foldName, foldNames } from './filter.js';
import { bumpIndexRevision } from './index-revision.js';
import { indexLessons } from './keyword-index.js';
import { showTopics } from './shown-topics.js';
import { findTopic } from './topics.js';
import { removeUnusedFoundTopics } from './unused-topics.js';

/**
 * Throws `unknown-topic`, of the topic merged into too, `merge-circle` and `label-taken`. A topic that nothing carries goes
 * with its last edit.
 */
export function editTopic(connection: Connection, slug: string, change: TopicChange): EditedTopic {
  assertTopic(connection, slug);
  if (change.expected !== undefined) assertState(change.expected, findTopic(connection, slug));
  if (change.mergedInto) assertMergeable(connection, slug, change.mergedInto);
  const mergedBefore = wishesOf(findTopicEdits(connection)).merges.get(slug);
  const save = (kind: TopicEditKind, value: string | boolean | null | undefined) => {
    if (value === undefined) return;
    if (value === null || value === false) removeTopicEdit(connection, kind, slug);
    else saveTopicEdit(connection, { kind, topic: slug, value: value === true ? null : value });
  };
  save('topic-merge', change.mergedInto);
  save('topic-hidden', change.hidden);
  save('topic-label', change.label);
  const slugs = [slug, mergedBefore ?? slug];
  applyTopicEdits(connection, slugs);
  if (change.label) assertOwnLabel(connection, slug);
  const edited = findEditedTopic(connection, slug);
  removeUnusedFoundTopics(connection, slugs);
  bumpIndexRevision(connection);
  return edited;
}

interface TopicRow {
  readonly slug: string;
  readonly label: string;
  readonly derivedLabel: string | null;
  readonly shownAs: string | null;
  readonly aliases: string;
  readonly namesKey: string;
  /** 0: found, and too rarely to be shown. */
  readonly recurs: 0 | 1;
}

/**
 * Makes topics what their edits say, or what they were found as without any, and all that carries a changed one too.
 * `slugs` are the topics that changed themselves or in their edits, and those that one of them was merged into before;
 * what is merged with them now changes along.
 */
export function applyTopicEdits(connection: Connection, slugs: readonly string[]): void {
  const edits = findTopicEdits(connection);
  const rows = connection.all<TopicRow>(
    `SELECT slug, label, derived_label AS derivedLabel, shown_as AS shownAs, aliases, names_key AS namesKey,
       recurs
     FROM topics WHERE slug IN (SELECT value FROM json_each(@slugs))`,
    { slugs: JSON.stringify(mergedTogether(slugs, wishesOf(edits).merges)) },
  );
  const edited = editedBy(edits, rows);
  const changed: string[] = [];
  for (const row of rows) {
    const topic = edited(row);
    if (topic.label !== row.label || topic.shownAs !== row.shownAs) changed.push(row.slug);
    else if (topic.derivedLabel === row.derivedLabel && topic.namesKey === row.namesKey) continue;
    connection.run(
      `UPDATE topics SET label = @label, derived_label = @derivedLabel, shown_as = @shownAs, names_key = @namesKey
       WHERE slug = @slug`,
      { ...topic, slug: row.slug },
    );
  }
  if (changed.length > 0) showAgain(connection, changed);
}

/** What the edits make of a topic, when the rows hold all that is merged with it. */
function editedBy(edits: readonly TopicEdit[], rows: readonly TopicRow[]) {
  const { labels, hidden, merges } = wishesOf(edits);
  const ownNames = ({ slug, label, derivedLabel, aliases }: TopicRow): string[] => {
    const given = labels.get(slug);
    return [...(given === undefined ? [] : [given]), derivedLabel ?? label, ...(JSON.parse(aliases) as string[])];
  };
  // A topic that people named or merged others into is theirs, however rare.
  const isRare = new Set(rows.filter(({ recurs }) => !recurs).map(({ slug }) => slug));
  for (const slug of [...labels.keys(), ...merges.values()]) isRare.delete(slug);
  const mergedNames = new Map<string, string[]>();
  for (const row of rows.filter(({ slug }) => merges.has(slug))) {
    const last = finalTopic(row.slug, merges);
    mergedNames.set(last, [...(mergedNames.get(last) ?? []), ...ownNames(row)]);
  }
  return (row: TopicRow) => {
    const [given, derived] = [labels.get(row.slug), row.derivedLabel ?? row.label];
    const last = finalTopic(row.slug, merges);
    return {
      label: given ?? derived,
      derivedLabel: given === undefined ? null : derived,
      shownAs: hidden.has(last) || isRare.has(last) ? null : last,
      namesKey: foldNames([...new Set([...ownNames(row), ...(mergedNames.get(row.slug) ?? [])])]),
    };
  };
}

function wishesOf(edits: readonly TopicEdit[]) {
  const valuesOf = (kind: TopicEditKind): ReadonlyMap<string, string> =>
    new Map(edits.filter((edit) => edit.kind === kind).map(({ topic, value }) => [topic, value ?? '']));
  return { labels: valuesOf('topic-label'), hidden: valuesOf('topic-hidden'), merges: valuesOf('topic-merge') };
}

/** Chapters and lessons with one of the topics: what they show, how it is counted, and by which words it is found. */
function showAgain(connection: Connection, slugs: readonly string[]): void {
  const topics = { topics: JSON.stringify(slugs) };
  const are = 'derived_topic IN (SELECT value FROM json_each(@topics))';
  const episodeKeys = connection.column<number>(
    `SELECT episode_key FROM chapters WHERE key IN (SELECT chapter_key FROM chapter_topics WHERE ${are})
     UNION SELECT episode_key FROM lessons WHERE key IN (SELECT lesson_key FROM lesson_topics WHERE ${are})`,
    topics,
  );
  showTopics(connection, episodeKeys);
  const lessonKeys = connection.column<number>(
    `SELECT lesson_key FROM lesson_topics WHERE ${are} OR topic IN (SELECT value FROM json_each(@topics))`,
    topics,
  );
  indexLessons(connection, lessonKeys);
}

function assertTopic(connection: Connection, slug: string, field?: string): void {
  if (connection.get('SELECT 1 FROM topics WHERE slug = @slug', { slug })) return;
  const message = `There is no topic "${slug}"`;
  throw new HindcastError('unknown-topic', message, field === undefined ? [] : [{ field, message }]);
}

function assertMergeable(connection: Connection, slug: string, into: string): void {
  assertTopic(connection, into, '/mergedInto');
  const { merges }: { merges: TopicMerges } = wishesOf(findTopicEdits(connection));
  if (!closesCircle(slug, into, merges)) return;
  const message = slug === into ? `"${slug}" is this topic itself` : `"${into}" is merged into "${slug}"`;
  throw new HindcastError('merge-circle', message, [{ field: '/mergedInto', message }]);
}

/** Two topics of one name in a list can hardly be meant; who gives such a name wants to merge. */
function assertOwnLabel(connection: Connection, slug: string): void {
  const shown = connection.all<{ slug: string; label: string }>(
    `SELECT t.slug, t.label FROM topics t WHERE t.shown_as = t.slug
     AND (t.kind = 'curated' OR EXISTS (SELECT 1 FROM episode_topics u WHERE u.topic = t.slug))`,
  );
  const own = shown.find((topic) => topic.slug === slug);
  const other = shown.find((topic) => topic !== own && own && foldName(topic.label) === foldName(own.label));
  if (!other) return;
  const message = `The topic "${other.slug}" has this label; to make them one, merge into it with \`mergedInto\``;
  throw new HindcastError('label-taken', message, [{ field: '/label', message }]);
}

function findEditedTopic(connection: Connection, slug: string): EditedTopic {
  const { hidden, merges } = wishesOf(findTopicEdits(connection));
  const { aliases, ...row } = connection.get<Omit<TopicSummary, 'aliases'> & { aliases: string; derivedLabel: string }>(
    `SELECT t.slug, t.label, coalesce(t.derived_label, t.label) AS derivedLabel, t.kind, t.definition, t.aliases,
       coalesce(sum(u.lesson_count), 0) AS lessonCount, coalesce(sum(u.chapter_count), 0) AS chapterCount,
       count(u.episode_key) AS episodeCount
     FROM topics t LEFT JOIN episode_topics u ON u.topic = t.slug WHERE t.slug = @slug GROUP BY t.slug`,
    { slug },
  )!;
  return {
    ...row,
    aliases: JSON.parse(aliases) as string[],
    hidden: hidden.has(slug),
    mergedInto: merges.has(slug) ? finalTopic(slug, merges) : null,
  };
}
