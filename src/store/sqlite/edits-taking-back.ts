// An edit that people take back: what was derived is there again at once, because it was kept.
import { assertState } from '../../domain/state-of.js';
import type { Connection } from './connection.js';
import { findEdit, removeEdit } from './edits.js';
import { applyEditsNow } from './edits-episodes.js';
import { applyTopicEdits } from './edits-topics.js';
import { bumpIndexRevision } from './index-revision.js';
import { foldShow } from './people-folding.js';
import { removeUnusedFoundTopics } from './unused-topics.js';

/** False when there is no edit of this id. Throws `precondition-failed`. */
export function takeEditBack(connection: Connection, id: string, expected?: string): boolean {
  if (expected !== undefined) assertState(expected, findEdit(connection, id));
  const removed = removeEdit(connection, id);
  if (!removed) return false;
  const { kind, topic, episodeId, show, value } = removed;
  if (episodeId !== null) applyEditsNow(connection, episodeId, kind === 'chapter-title' ? 'chapter' : 'lesson');
  if (show !== null) foldShow(connection, show);
  if (topic !== null) {
    const slugs = kind === 'topic-merge' ? [topic, value!] : [topic];
    applyTopicEdits(connection, slugs);
    removeUnusedFoundTopics(connection, slugs);
    bumpIndexRevision(connection);
  }
  return true;
}
